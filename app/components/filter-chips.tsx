export type FilterChipsProps = {
  label: string
  chips: readonly { href: string; label: string; count?: number | string; current?: boolean }[]
}

/** Filters as links, so a filter can be sent to a colleague. */
export function FilterChips({ label, chips }: FilterChipsProps) {
  return (
    <nav className="row" aria-label={label}>
      {chips.map((chip) => (
        <a key={chip.href} className="chip" href={chip.href} aria-current={chip.current ? 'true' : undefined}>
          {chip.label}
          {chip.count === undefined ? null : <b>{chip.count}</b>}
        </a>
      ))}
    </nav>
  )
}
