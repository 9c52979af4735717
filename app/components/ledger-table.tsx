import type { ReactNode } from 'react'
import { Amount } from './amount.tsx'
import type { MoneyUnit } from './amount-text.ts'
import { DataTable } from './data-table.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Tag } from './tag.tsx'

export type LedgerEntry = {
  id: string
  at: string
  subject: ReactNode
  entry: 'reserve' | 'commit' | 'release'
  /** The entry's own word, where 预留/占用/释放 is too rough. */
  word?: string
  by: ReactNode
  /** Integer fen, signed, and what stands after the entry. */
  change: number
  reserved: number
  committed: number
  available: number
  basis: ReactNode
}

export type LedgerTableProps = {
  caption: string
  /** Integer fen. */
  total: number
  entries: readonly LedgerEntry[]
  unit?: MoneyUnit
  /** How the quota stands at present; absent, as the newest entry left it. A later page of the ledger has to say. */
  now?: Pick<LedgerEntry, 'reserved' | 'committed' | 'available'>
}

const kinds = {
  reserve: { word: '预留', icon: 'clock', tone: 'plum' },
  commit: { word: '占用', icon: 'lock', tone: 'azure' },
  release: { word: '释放', icon: 'back', tone: 'slate' },
} as const

/** A quota's ledger, newest first: available + reserved + committed = total on every row; entries are reversed, never edited. */
export function LedgerTable({ caption, total, entries, unit = '亿元', now = entries[0] }: LedgerTableProps) {
  const money = (fen: number) => <Amount fen={fen} unit={unit} bare />
  return (
    <>
      {now && total > 0 ? <LedgerBar now={now} total={total} /> : null}
      <DataTable
        scroll
        caption={caption}
        rows={entries}
        rowKey={(entry) => entry.id}
        columns={[
          { head: '项目', cell: (entry) => entry.subject },
          { head: '时间', kind: 'dense', cell: (entry) => entry.at },
          { head: '分录', cell: (entry) => <EntryTag {...entry} /> },
          { head: '经办 / 复核', cell: (entry) => entry.by },
          {
            head: `变动（${unit}）`,
            kind: 'number',
            cell: (entry) => <Amount fen={entry.change} unit={unit} bare signed />,
          },
          { head: '预留', kind: 'number', cell: (entry) => money(entry.reserved) },
          { head: '占用', kind: 'number', cell: (entry) => money(entry.committed) },
          { head: '可用', kind: 'number', cell: (entry) => money(entry.available) },
          { head: '依据', cell: (entry) => entry.basis },
        ]}
      />
    </>
  )
}

function EntryTag({ entry, word }: LedgerEntry) {
  const kind = kinds[entry]
  return (
    <Tag tone={kind.tone} icon={kind.icon}>
      {word ?? kind.word}
    </Tag>
  )
}

function LedgerBar({ now, total }: { now: NonNullable<LedgerTableProps['now']>; total: number }) {
  // Shares of the bar only; the words keep the fen. Ten-thousandths keep both ends visible.
  const share = (fen: number) => Math.round((fen / total) * 10_000)
  return (
    <div className="ledger-bar">
      <ProgressBar
        total={10_000}
        unit=""
        hideWords
        parts={[
          { label: '占用', count: share(now.committed), tone: 'azure' },
          { label: '预留', count: share(now.reserved), tone: 'plum' },
        ]}
      />
      <p className="progress-bar-words">
        额度 <Amount fen={total} /> · 占用 <Amount fen={now.committed} /> · 预留 <Amount fen={now.reserved} /> · 可用{' '}
        <Amount fen={now.available} />
      </p>
    </div>
  )
}
