import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** What every field takes. `name` is what is posted; `id` defaults to it; `errors` are whole Chinese sentences. */
export type FieldProps = {
  name: string
  id?: string
  label: string
  hint?: ReactNode
  errors?: readonly string[]
  defaultValue?: string
  required?: boolean
  readOnly?: boolean
  /** Says nothing of being optional: in a row that may stay empty as a whole. */
  unmarked?: boolean
  /** Where the value is used or comes from, at the right end of the label. */
  aside?: ReactNode
}

type Saying = Pick<FieldProps, 'hint' | 'errors'>

/** The attributes that tie a control to its label, hint and errors. */
export function controlAttributes(field: FieldProps) {
  const id = field.id ?? field.name
  return {
    id,
    name: field.name,
    required: field.required,
    readOnly: field.readOnly,
    defaultValue: field.defaultValue,
    ...sayingAttributes(id, field),
  }
}

/** `aria-describedby` names only what is there, errors first. */
export function sayingAttributes(id: string, { hint, errors }: Saying) {
  const described = [errors?.length ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  return {
    'aria-invalid': errors?.length ? (true as const) : undefined,
    'aria-describedby': described || undefined,
  }
}

/** Hint and errors under a control. */
export function FieldSayings({ id, hint, errors }: Saying & { id: string }) {
  return (
    <>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {errors?.length ? (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warn" />
          <span>{errors.join(' ')}</span>
        </p>
      ) : null}
    </>
  )
}

/** Label above, control, then hint and errors. Required is the rule, so the optional ones are marked. */
export function Field({ field, children }: { field: FieldProps; children: ReactNode }) {
  const id = field.id ?? field.name
  return (
    <div className="field">
      <div className="field-label">
        <label htmlFor={id}>{field.label}</label>
        {field.required || field.readOnly || field.unmarked ? null : <span className="field-optional">选填</span>}
        {field.aside ? <span className="field-aside">{field.aside}</span> : null}
      </div>
      {children}
      <FieldSayings id={id} hint={field.hint} {...(field.errors ? { errors: field.errors } : {})} />
    </div>
  )
}
