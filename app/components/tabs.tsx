import { useEffect, useRef } from 'react'

export type TabsProps = {
  label: string
  tabs: readonly { href: string; label: string; count?: number | string; current?: boolean }[]
}

/** Links, one page each: 待办 / 已办 / 我发起的. Where they are wider than the screen, the one we are on is in sight. */
export function Tabs({ label, tabs }: TabsProps) {
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    const current = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && current)
      bar.current.scrollLeft = current.offsetLeft - (bar.current.clientWidth - current.offsetWidth) / 2
  })
  return (
    <nav className="tabs" aria-label={label} ref={bar}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span>{tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}
