/** The mark: five columns on a ground line, the last not yet filled. */
export function Brand({ href }: { href: string }) {
  return (
    <a className="brand" href={href}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="3" fill="#123f60" />
        <path d="M7 23V14M11.500 23V11M16 23V8M20.500 23V11" stroke="#fff" strokeWidth="2.500" fill="none" />
        <path d="M25 23V14" stroke="#fff" strokeWidth="2.500" strokeDasharray="2 2" fill="none" />
        <path d="M5 26.500h22" stroke="#f19a86" strokeWidth="1.500" />
      </svg>
      科技板<small className="not-phone">Kejiban</small>
    </a>
  )
}
