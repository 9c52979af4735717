import type { FieldProps } from './field.tsx'
import { FieldSayings, sayingAttributes } from './field.tsx'

export type CheckFieldProps = Omit<FieldProps, 'defaultValue' | 'readOnly' | 'aside'> & {
  /** What is posted when ticked; nothing is posted otherwise. */
  value?: string
  defaultChecked?: boolean
}

export function CheckField({
  name,
  id = name,
  label,
  value = 'on',
  defaultChecked,
  required,
  ...said
}: CheckFieldProps) {
  return (
    <div className="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={defaultChecked}
        required={required}
        {...sayingAttributes(id, said)}
      />
      <label htmlFor={id}>{label}</label>
      <FieldSayings id={id} {...said} />
    </div>
  )
}
