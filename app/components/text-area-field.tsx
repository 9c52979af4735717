import type { FieldProps } from './field.tsx'
import { controlAttributes, Field } from './field.tsx'

export type TextAreaFieldProps = FieldProps & { rows?: number; maxLength?: number; placeholder?: string }

export function TextAreaField({ rows = 4, maxLength, placeholder, ...field }: TextAreaFieldProps) {
  return (
    <Field field={field}>
      <textarea
        className="input"
        rows={rows}
        maxLength={maxLength}
        placeholder={placeholder}
        {...controlAttributes(field)}
      />
    </Field>
  )
}
