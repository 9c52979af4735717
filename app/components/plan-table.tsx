import type { Capacity } from '#workflows/kit/seats.ts'
import { BasisLink, type BasisLinkProps } from './basis-link.tsx'
import { dayText } from './chinese-date.ts'
import { DataTable, type TableColumn } from './data-table.tsx'
import { PlanBar, type PlanBarProps } from './plan-bar.tsx'
import { CapacitySeal } from './seal.tsx'
import { Tag, type TagProps } from './tag.tsx'

export type PlanStep = {
  key: string
  title: string
  parties: readonly Capacity[]
  from: string
  to: string
  days: number
  word: string
  tone: NonNullable<TagProps['tone']>
  late: boolean
  done: boolean
  mine: boolean
  provisional: boolean
  basis: BasisLinkProps['basis']
  latest: string | null
  tooLate: boolean
  bar: PlanBarProps
}

export type PlanTableProps = {
  groups: readonly { key: string; title: string; rows: readonly PlanStep[] }[]
  /** A day is pinned: each step says by when it must be done. */
  pinned: boolean
  caption: string
}

/** The steps of a plan by stages, each with its days, its basis, and a bar on the scale of the whole. */
export function PlanTable({ groups, pinned, caption }: PlanTableProps) {
  return (
    <DataTable
      caption={caption}
      groups={groups}
      rowKey={({ key }) => key}
      urgency={({ late, tooLate }) => (late || tooLate ? 'late' : undefined)}
      columns={[...what, ...when, ...(pinned ? [latestDay] : []), ...how]}
    />
  )
}

type Column = TableColumn<PlanStep>

/** The year is said where it is not this one. */
const Day = ({ day, today }: { day: string; today: string }) => (
  <time dateTime={day}>{dayText(day, { year: day.slice(0, 4) !== today.slice(0, 4) })}</time>
)

const what: readonly Column[] = [
  {
    head: '步骤',
    cell: (step) => (
      <>
        {step.title}
        {step.done ? null : (
          <span className="cell-more">
            <BasisLink basis={step.basis} />
          </span>
        )}
      </>
    ),
  },
  {
    head: '参与方',
    cell: ({ parties }) => (
      <span className="row">
        {parties.map((capacity) => (
          <CapacitySeal key={capacity} capacity={capacity} />
        ))}
      </span>
    ),
  },
]

const when: readonly Column[] = [
  { head: '自', kind: 'dense', cell: ({ from, bar }) => <Day day={from} today={bar.today} /> },
  {
    head: '至',
    kind: 'dense',
    cell: ({ to, provisional, bar }) => (
      <>
        <Day day={to} today={bar.today} />
        {provisional ? <span className="muted"> 暂定</span> : null}
      </>
    ),
  },
  { head: '工作日', kind: 'number', cell: ({ days }) => days },
]

const latestDay: Column = {
  head: '最迟',
  kind: 'dense',
  cell: ({ latest, tooLate, bar }) =>
    latest ? (
      <span className={tooLate ? 'tone-cinnabar' : undefined}>
        <Day day={latest} today={bar.today} />
      </span>
    ) : (
      '—'
    ),
}

const how: readonly Column[] = [
  {
    head: '状态',
    kind: 'dense',
    cell: ({ word, tone, mine }) => (
      <>
        <Tag tone={tone}>{word}</Tag> {mine ? <Tag tone="azure">本方</Tag> : null}
      </>
    ),
  },
  { head: '进程', cell: ({ bar }) => <PlanBar {...bar} /> },
]
