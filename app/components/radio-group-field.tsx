import type { Choice } from './choice-group-field.tsx'
import { ChoiceGroupField } from './choice-group-field.tsx'
import type { FieldProps } from './field.tsx'

export type RadioGroupFieldProps = Omit<FieldProps, 'readOnly'> & { choices: readonly Choice[]; column?: boolean }

export function RadioGroupField({ defaultValue, ...group }: RadioGroupFieldProps) {
  return <ChoiceGroupField type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} {...group} />
}
