import type { ReactNode } from 'react'
import type { WorkState } from './tag.tsx'
import { WorkTag } from './tag.tsx'

export type FilingLine = {
  id: string
  /** The checklist's own code, such as M.10. */
  code?: string
  title: string
  href?: string
  state: WorkState
  word?: string
  /** Version, pages, day, or what is missing. */
  note?: ReactNode
  /** Download, preview: small links at the end. */
  actions?: ReactNode
}

/** 申报文件, trouble first: the caller orders. */
export function FilingList({ filings }: { filings: readonly FilingLine[] }) {
  return (
    <ul className="lines">
      {filings.map((filing) => (
        <li key={filing.id}>
          <span className="lines-code">{filing.code ?? '—'}</span>
          <span className="lines-what">
            {filing.href ? <a href={filing.href}>{filing.title}</a> : filing.title}
            {filing.note ? <small>{filing.note}</small> : null}
          </span>
          <span className="lines-end">
            {filing.actions}
            <WorkTag state={filing.state} {...(filing.word ? { word: filing.word } : {})} />
          </span>
        </li>
      ))}
    </ul>
  )
}
