import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

export type LinkButtonProps = {
  href: string
  children: ReactNode
  tone?: 'primary' | 'secondary' | 'quiet'
  size?: 'small' | 'block'
  icon?: IconName
  /** A file, with the name it is saved under. */
  download?: string | true
}

/** Goes somewhere; what changes something is a SubmitButton. */
export function LinkButton({ href, children, tone = 'secondary', size, icon, download }: LinkButtonProps) {
  const name = classNames('button', tone !== 'secondary' && `button-${tone}`, size && `button-${size}`)
  return (
    <a className={name} href={href} download={download}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  )
}
