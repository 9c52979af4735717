import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

const kinds = {
  error: { tone: 'cinnabar', icon: 'warn' },
  warning: { tone: 'amber', icon: 'warn' },
  conflict: { tone: 'amber', icon: 'swap' },
  done: { tone: 'pine', icon: 'check' },
  note: { tone: 'azure', icon: 'info' },
} as const satisfies Record<string, { tone: string; icon: IconName }>

export type AlertProps = {
  kind: keyof typeof kinds
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** It answers what was just done, so it is read out at once. A standing note is not. */
  live?: boolean
}

/** Error: what was not done and what is kept. Conflict: what you saw, what it is, what you typed. */
export function Alert({ kind, title, children, actions, live }: AlertProps) {
  const { tone, icon } = kinds[kind]
  const role = live ? (kind === 'error' || kind === 'conflict' ? 'alert' : 'status') : undefined
  return (
    <div className={`alert alert-${tone}`} role={role}>
      <Icon name={icon} />
      <div>
        {title ? <b>{title}</b> : null}
        {children ? <div>{children}</div> : null}
        {actions ? <div className="acts">{actions}</div> : null}
      </div>
    </div>
  )
}
