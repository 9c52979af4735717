import type { ReactNode } from 'react'
import { useId } from 'react'
import { classNames } from './class-names.ts'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

export type SubmitButtonProps = {
  children: ReactNode
  tone?: 'primary' | 'secondary' | 'danger' | 'quiet'
  size?: 'small' | 'block'
  /** With `value`, what the button posts: the event's type. */
  name?: string
  value?: string
  /** Why it cannot be done now. The button stays reachable and says so; it does not submit. */
  blocked?: string
  icon?: IconName
  formAction?: string
  form?: string
  /** Skips the browser's checks, for saving a draft. */
  formNoValidate?: boolean
}

/** One primary button per decision. A blocked one is shown with its reason beside it, never hidden and never grey without words. */
export function SubmitButton({ children, tone = 'secondary', size, blocked, icon, ...post }: SubmitButtonProps) {
  const reasonId = useId()
  const name = classNames('button', tone !== 'secondary' && `button-${tone}`, size && `button-${size}`)
  const words = (
    <>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </>
  )
  if (!blocked)
    return (
      <button type="submit" className={name} {...post}>
        {words}
      </button>
    )
  return (
    <span className="act">
      <button type="button" className={name} aria-disabled="true" aria-describedby={reasonId}>
        {words}
      </button>
      <span className="act-reason" id={reasonId}>
        <Icon name="lock" />
        <span>{blocked}</span>
      </span>
    </span>
  )
}
