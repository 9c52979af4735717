import type { ReactNode } from 'react'
import type { Side } from '#workflows/kit/seats.ts'
import { Brand } from './brand.tsx'
import { dayText } from './chinese-date.ts'
import { classNames } from './class-names.ts'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import { SampleMark } from './marks.tsx'
import { Seal } from './seal.tsx'

export type NavItem = { href: string; icon: IconName; label: string; current?: boolean; count?: number }

export type WhoActs = {
  capacity: string
  seal: string
  side: Side
  organisation: string
  person: string
  sample?: boolean
}

export type AppShellProps = {
  home: string
  /** At most seven, two characters each: the rail is narrow and goes to the bottom on phones. */
  nav: readonly NavItem[]
  search: { action: string; value?: string; placeholder?: string }
  /** ISO day. `word` says whose clock it is: 业务日, or 演示业务日 where time is told, not lived. */
  businessDay: { day: string; word?: string }
  who: WhoActs
  switchHref: string
  signOutAction: string
  notices?: { href: string; count: number }
  /** The screen has its own panes and keeps its own margins. */
  wide?: boolean
  /** The case a page is about, on every printed sheet. */
  printed?: { number: string; name: string } | undefined
  children: ReactNode
}

/** The frame of every signed-in screen: one search, one date, one person in one capacity. */
export function AppShell({ home, nav, wide, printed, children, ...bar }: AppShellProps) {
  return (
    <>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <div className="shell">
        <PrintHead who={bar.who} businessDay={bar.businessDay} printed={printed} />
        <header className="top-bar">
          <Brand href={home} />
          <SearchForm {...bar.search} />
          <TopEnd {...bar} />
        </header>
        <nav className="nav" aria-label="主导航">
          {nav.map((item) => (
            <a key={item.href} className="nav-item" href={item.href} aria-current={item.current ? 'page' : undefined}>
              <Icon name={item.icon} />
              {item.label}
              {item.count ? (
                <span className="nav-count">
                  <span className="out-of-sight">待处理 </span>
                  {item.count > 99 ? '99+' : item.count}
                </span>
              ) : null}
            </a>
          ))}
        </nav>
        <main id="main" className={classNames('main', wide && 'main-wide')} tabIndex={-1}>
          {children}
          <ZoneNote />
        </main>
      </div>
    </>
  )
}

/** Whose time it is: said where no script can tell how the viewer's clock goes, shown to those who look from elsewhere. */
const ZoneNote = () => (
  <>
    <p className="zone-note muted small">本页时间均为北京时间（UTC+8），与您设备的时区不同。</p>
    <noscript>
      <p className="muted small">本页时间均为北京时间（UTC+8）。</p>
    </noscript>
  </>
)

/** Repeated at the head of every sheet of paper; on a screen the bar says the same. */
function PrintHead({ who, businessDay, printed }: Pick<AppShellProps, 'who' | 'businessDay' | 'printed'>) {
  return (
    <div className="print-head" aria-hidden="true">
      <div className="print-head-line">
        <b>{printed ? `${printed.number}　${printed.name}` : '科技板'}</b>
        <span>
          {who.person}（{who.capacity}） {dayText(businessDay.day, { year: true, weekday: false })}
        </span>
      </div>
    </div>
  )
}

function SearchForm({ action, value, placeholder }: AppShellProps['search']) {
  return (
    <search className="not-phone">
      <form className="find" action={action} method="get">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          defaultValue={value}
          aria-label="搜索项目"
          placeholder={placeholder ?? '简称、全称、信用代码、债券代码'}
        />
        <button type="submit">
          <span className="out-of-sight">搜索</span>
          <Icon name="arrow" />
        </button>
      </form>
    </search>
  )
}

function TopEnd(bar: Omit<AppShellProps, 'home' | 'nav' | 'wide' | 'printed' | 'children'>) {
  const { who, businessDay, notices } = bar
  return (
    <div className="top-end">
      <span className="business-day not-phone">
        <Icon name="calendar" />
        {businessDay.word ?? '业务日'}
        <b>{dayText(businessDay.day, { year: true })}</b>
      </span>
      <a className="only-phone" href={bar.search.action}>
        <Icon name="search" />
        <span className="out-of-sight">搜索项目</span>
      </a>
      {notices ? (
        <a className="nowrap not-phone" href={notices.href}>
          <Icon name="bell" /> 消息{notices.count ? ` ${notices.count}` : ''}
        </a>
      ) : null}
      <span className="who-seat">
        <Seal char={who.seal} side={who.side} title={who.capacity} />
        <span className="who-names">
          <b>
            {who.person}
            {who.sample ? <SampleMark /> : null}
          </b>
          <span className="not-phone" title={who.organisation}>
            {who.organisation}
          </span>
        </span>
      </span>
      <a className="nowrap" href={bar.switchHref}>
        换座
      </a>
      <form method="post" action={bar.signOutAction}>
        <button type="submit" className="link-button">
          退出
        </button>
      </form>
    </div>
  )
}
