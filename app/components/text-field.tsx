import type { FieldProps } from './field.tsx'
import { controlAttributes, Field } from './field.tsx'

export type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'password' | 'search' | 'tel'
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'decimal'
  maxLength?: number
  placeholder?: string
}

export function TextField({
  type = 'text',
  autoComplete,
  inputMode,
  maxLength,
  placeholder,
  ...field
}: TextFieldProps) {
  return (
    <Field field={field}>
      <input
        className="input"
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={maxLength}
        placeholder={placeholder}
        {...controlAttributes(field)}
      />
    </Field>
  )
}
