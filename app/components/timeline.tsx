import type { ReactNode } from 'react'
import type { Side } from '#workflows/kit/seats.ts'
import { classNames } from './class-names.ts'
import { Seal } from './seal.tsx'
import { Tag } from './tag.tsx'

export type TimelineEntry = {
  id: string
  /** As shown: 5月20日 20:15, or 预计 5月26日. */
  at: string
  /** Machine-readable day or instant. */
  dateTime?: string
  seal: string
  side: Side
  capacity: string
  title: ReactNode
  /** Person, number, link to the receipt. */
  note?: ReactNode
  /** Not yet: hollow seal, quiet words. */
  future?: boolean
  /** 代录 */
  recorded?: boolean
}

/** 经过: what happened, newest first; the caller orders. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id} className={classNames(entry.future && 'timeline-future') || undefined}>
          <time dateTime={entry.dateTime}>{entry.at}</time>
          <Seal
            char={entry.seal}
            side={entry.side}
            title={entry.capacity}
            {...(entry.future ? { hollow: true } : {})}
          />
          <div>
            {entry.title} {entry.recorded ? <Tag dashed>代录</Tag> : null}
            {entry.note ? <span className="timeline-note">{entry.note}</span> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
