import type { ReactNode } from 'react'

export type PageHeaderProps = {
  title: ReactNode
  /** Where we are, outermost first; the page itself is not in it. */
  breadcrumb?: readonly { label: string; href?: string }[]
  /** A fact without a label stands for itself, such as the issuer's name. */
  facts?: readonly { label?: string; value: ReactNode }[]
  actions?: ReactNode
}

export function PageHeader({ title, breadcrumb, facts, actions }: PageHeaderProps) {
  return (
    <div>
      {breadcrumb?.length ? (
        <nav className="breadcrumb" aria-label="位置">
          <ol>
            {breadcrumb.map(({ label, href }) => (
              <li key={label}>{href ? <a href={href}>{label}</a> : label}</li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="page-header">
        <div>
          <h1>{title}</h1>
          {facts?.length ? (
            <div className="page-facts">
              {facts.map((fact, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a header have no identity but their place
                <span key={at}>
                  {fact.label ? (
                    <>
                      {fact.label} <b>{fact.value}</b>
                    </>
                  ) : (
                    fact.value
                  )}
                </span>
              ))}
            </div>
          ) : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
    </div>
  )
}
