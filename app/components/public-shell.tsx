import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'
import { classNames } from './class-names.ts'

export type PublicShellProps = {
  home: string
  links?: readonly { href: string; label: string; current?: boolean }[]
  /** For a single form, such as signing in. */
  narrow?: boolean
  foot?: ReactNode
  children: ReactNode
}

/** The frame of the screens before signing in. */
export function PublicShell({ home, links = [], narrow, foot, children }: PublicShellProps) {
  return (
    <>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <div className="public">
        <header className="top-bar">
          <Brand href={home} />
          <nav className="top-end" aria-label="主导航">
            {links.map((link) => (
              <a key={link.href} href={link.href} aria-current={link.current ? 'page' : undefined}>
                {link.label}
              </a>
            ))}
          </nav>
        </header>
        <main id="main" className={classNames('main', narrow && 'main-narrow')} tabIndex={-1}>
          {children}
        </main>
        <footer className="public-foot">{foot ?? '科技板 · 科技创新债券从储备到兑付'}</footer>
      </div>
    </>
  )
}
