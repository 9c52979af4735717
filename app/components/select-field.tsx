import type { FieldProps } from './field.tsx'
import { controlAttributes, Field } from './field.tsx'

export type SelectFieldProps = Omit<FieldProps, 'readOnly'> & {
  options: readonly { value: string; label: string }[]
  /** The words of the empty choice; without it the first option is chosen. */
  empty?: string
}

export function SelectField({ options, empty, ...field }: SelectFieldProps) {
  const { readOnly: _, ...attributes } = controlAttributes(field)
  return (
    <Field field={field}>
      <select className="input" {...attributes}>
        {empty ? <option value="">{empty}</option> : null}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}
