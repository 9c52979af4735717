import { LinkButton } from './link-button.tsx'

export type PagerProps = {
  /** 共 14 条 · 排序：期限先到先办 · 截至 09:30. Every list states total, order, filter and as-of time. */
  words: string
  /** By key, not by number: what is absent is not offered. */
  first?: string
  previous?: string
  next?: string
}

export function Pager({ words, first, previous, next }: PagerProps) {
  return (
    <nav className="pager" aria-label="翻页">
      <span>{words}</span>
      {first || previous || next ? (
        <span className="pager-links">
          {first ? (
            <LinkButton href={first} size="small">
              回首页
            </LinkButton>
          ) : null}
          {previous ? (
            <LinkButton href={previous} size="small">
              上一页
            </LinkButton>
          ) : null}
          {next ? (
            <LinkButton href={next} size="small">
              下一页
            </LinkButton>
          ) : null}
        </span>
      ) : null}
    </nav>
  )
}
