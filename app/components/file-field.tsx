import type { FieldProps } from './field.tsx'
import { controlAttributes, Field } from './field.tsx'

export type FileFieldProps = Omit<FieldProps, 'defaultValue' | 'readOnly'> & {
  /** Guides the picker, such as `.pdf,application/pdf`; the server looks at the signature. */
  accept?: string
  multiple?: boolean
}

/** The form around it needs `encType="multipart/form-data"`. */
export function FileField({ accept, multiple, ...field }: FileFieldProps) {
  const { readOnly: _, defaultValue: __, ...attributes } = controlAttributes(field)
  return (
    <Field field={field}>
      <input className="input file-input" type="file" accept={accept} multiple={multiple} {...attributes} />
    </Field>
  )
}
