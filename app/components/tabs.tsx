export type TabsProps = {
  label: string
  tabs: readonly { href: string; label: string; count?: number | string; current?: boolean }[]
}

/** Links, one page each: 待办 / 已办 / 我发起的. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span>{tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}
