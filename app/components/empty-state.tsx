import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

export type EmptyStateProps = {
  icon?: IconName
  title: string
  /** Why it is empty and what waits elsewhere. */
  children?: ReactNode
  actions?: ReactNode
}

export function EmptyState({ icon = 'inbox', title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <b>{title}</b>
      {children ? <span>{children}</span> : null}
      {actions ? <div className="acts">{actions}</div> : null}
    </div>
  )
}
