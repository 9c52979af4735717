import type { ReactNode } from 'react'
import { useId } from 'react'

export type SheetProps = {
  title?: ReactNode
  /** Words beside the title: what the list holds, in what order. */
  note?: ReactNode
  /** At the right end: as-of time, counts, a link to all. */
  end?: ReactNode
  foot?: ReactNode
  /** An anchor, such as `why`. */
  id?: string
  /** Lists and tables bring their own margins. */
  bare?: boolean
  /** The region's name where no title is shown. */
  label?: string
  children: ReactNode
}

/** A panel. Never one inside another: group with hairlines instead. */
export function Sheet({ title, note, end, foot, id, bare, label, children }: SheetProps) {
  const headingId = useId()
  const named = title ? { 'aria-labelledby': headingId } : { 'aria-label': label }
  return (
    <section className="sheet" id={id} {...named}>
      {title ? (
        <header>
          <h2 id={headingId}>{title}</h2>
          {note ? <span className="sheet-note">{note}</span> : null}
          {end ? <span className="sheet-end">{end}</span> : null}
        </header>
      ) : null}
      {bare ? children : <div className="sheet-body">{children}</div>}
      {foot ? <footer>{foot}</footer> : null}
    </section>
  )
}
