import type { ReactNode } from 'react'
import type { FactLine } from './facts-list.tsx'
import { FactsList } from './facts-list.tsx'
import { Icon } from './icon.tsx'

export type ReceiptProps = {
  title: string
  number?: string
  facts: readonly FactLine[]
  /** The clock's next move: whose turn it is now and from which day. */
  next?: ReactNode
  actions?: ReactNode
}

/** What was done, under which number, and what moves next. It prints on its own. */
export function Receipt({ title, number, facts, next, actions }: ReceiptProps) {
  return (
    <section className="receipt" aria-label={title} role="status">
      <h2>
        <Icon name="check" />
        {title}
      </h2>
      {number ? <p className="receipt-number">{number}</p> : null}
      <FactsList facts={facts} />
      {next ? <p className="receipt-next">{next}</p> : null}
      {actions ? <p className="acts">{actions}</p> : null}
    </section>
  )
}
