import type { Choice } from './choice-group-field.tsx'
import { ChoiceGroupField } from './choice-group-field.tsx'
import type { FieldProps } from './field.tsx'

export type CheckGroupFieldProps = Omit<FieldProps, 'readOnly' | 'defaultValue'> & {
  choices: readonly Choice[]
  /** The same name is posted once for each ticked box. */
  defaultValues?: readonly string[]
  column?: boolean
}

export function CheckGroupField({ defaultValues = [], ...group }: CheckGroupFieldProps) {
  return <ChoiceGroupField type="checkbox" chosen={defaultValues} {...group} />
}
