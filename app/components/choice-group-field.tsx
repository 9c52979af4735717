import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { FieldProps } from './field.tsx'
import { FieldSayings, sayingAttributes } from './field.tsx'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Why this one may not be chosen now; it stays visible, with the reason. */
  blocked?: string
}

type ChoiceGroupProps = Omit<FieldProps, 'defaultValue' | 'readOnly'> & {
  type: 'radio' | 'checkbox'
  choices: readonly Choice[]
  chosen: readonly string[]
  column?: boolean
}

/** A fieldset of native radios or check boxes; the first control carries the group's id, so an error link lands there. */
export function ChoiceGroupField({ type, choices, chosen, column, ...field }: ChoiceGroupProps) {
  const id = field.id ?? field.name
  const { 'aria-invalid': _, ...described } = sayingAttributes(id, field)
  const list = classNames('choices', column && 'choices-column', Boolean(field.errors?.length) && 'choices-error')
  return (
    <fieldset className="field" {...described}>
      <legend className="field-label">
        {field.label}
        {field.required || field.unmarked ? null : <span className="field-optional">选填</span>}
        {field.aside ? <span className="field-aside">{field.aside}</span> : null}
      </legend>
      <div className={list}>
        {choices.map((choice, at) => (
          <label key={choice.value} className={classNames('choice', choice.blocked && 'choice-blocked')}>
            <input
              type={type}
              id={at === 0 ? id : `${id}-${choice.value}`}
              name={field.name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              disabled={Boolean(choice.blocked)}
              required={type === 'radio' && field.required}
            />
            <span>
              {choice.label}
              {choice.hint ? <small>{choice.hint}</small> : null}
              {choice.blocked ? <small>{choice.blocked}</small> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldSayings id={id} hint={field.hint} {...(field.errors ? { errors: field.errors } : {})} />
    </fieldset>
  )
}
