import type { ReactNode } from 'react'
import type { ObligationLine } from '../presenters/obligation-line.ts'
import { Amount } from './amount.tsx'
import { BasisLink } from './basis-link.tsx'
import { DataTable, type TableColumn } from './data-table.tsx'
import { ProvisionalMark } from './marks.tsx'
import { Tag } from './tag.tsx'

export type ObligationTableProps<Row extends ObligationLine> = {
  caption: string
  rows: readonly Row[]
  empty: ReactNode
  /** Which bond, where several are listed together. */
  before?: readonly TableColumn<Row>[]
  /** The paper that a row asks for, where the page can have it made. */
  paper?: (row: Row) => ReactNode
}

/** What is owed, by day: payments, announcements, disclosures, tracking. */
export function ObligationTable<Row extends ObligationLine>({
  caption,
  rows,
  empty,
  before = [],
  paper,
}: ObligationTableProps<Row>) {
  const columns: TableColumn<Row>[] = [
    ...before,
    {
      head: '义务',
      cell: ({ title, kind }) => (
        <>
          {title} <span className="muted small">{kind}</span>
        </>
      ),
    },
    { head: '到期', kind: 'dense', cell: (row) => <Due {...row} /> },
    {
      head: '金额（元）',
      kind: 'number',
      cell: ({ amount }) => (amount === null ? '—' : <Amount fen={amount} unit="元" bare />),
    },
    {
      head: '公告',
      kind: 'dense',
      cell: (row) => (
        <>
          {row.notice}
          {paper?.(row)}
        </>
      ),
    },
    { head: '状态', cell: ({ word, tone }) => <Tag tone={tone}>{word}</Tag> },
    {
      head: '依据',
      cell: ({ basis }) => (
        <span className="muted small">
          <BasisLink basis={basis} />
        </span>
      ),
    },
  ]
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      urgency={({ urgency }) => urgency ?? undefined}
      empty={empty}
      columns={columns}
    />
  )
}

function Due({ due, days, urgency, provisional }: ObligationLine) {
  if (!urgency)
    return (
      <>
        {due} {provisional ? <ProvisionalMark>暂定</ProvisionalMark> : null}
      </>
    )
  return (
    <>
      {due}
      <span className={urgency === 'late' ? 'cell-more tone-cinnabar' : 'cell-more tone-amber'}>
        {days < 0 ? `已过 ${-days} 日` : days === 0 ? '今天' : `还有 ${days} 日`}
      </span>
    </>
  )
}
