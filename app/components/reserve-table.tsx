import type { ReactNode } from 'react'
import type { ReserveLineView } from '../presenters/reserve-lines.server.ts'
import { Amount } from './amount.tsx'
import { DataTable, type TableColumn } from './data-table.tsx'
import { ProjectName } from './project-name.tsx'
import { Tag } from './tag.tsx'

const columns: readonly TableColumn<ReserveLineView>[] = [
  {
    head: '项目',
    cell: (row) => (
      <>
        <ProjectName href={row.href} name={row.name} sample={row.sample} />
        <span className="cell-more">
          {row.issuer} · <span className="nowrap">{row.number}</span>
        </span>
      </>
    ),
  },
  { head: '拟申报', kind: 'dense', cell: (row) => row.window },
  {
    head: '地区',
    cell: (row) => (
      <>
        {row.region || '未登记'}
        {row.steward ? <span className="cell-more">{row.steward}</span> : null}
      </>
    ),
  },
  { head: '市场', kind: 'dense', cell: (row) => `${row.market} ${row.product}` },
  {
    head: '规模（亿元）',
    kind: 'number',
    cell: (row) => (row.amount === null ? '未定' : <Amount fen={row.amount} bare />),
  },
  {
    head: '成熟度',
    cell: (row) => (
      <>
        <b>{row.maturity.points}</b>
        <span className="cell-more">{row.maturity.because}</span>
      </>
    ),
  },
  {
    head: '现状与下一步',
    cell: (row) => (
      <>
        {row.state}
        {row.next ? <span className="cell-more">下一步：{row.next}</span> : null}
      </>
    ),
  },
  {
    head: '轮到',
    cell: (row) => (
      <Tag tone={row.turn.tone} icon={row.turn.icon}>
        {row.turn.words}
      </Tag>
    ),
  },
]

/** The reserve, the month that comes next first. */
export function ReserveTable({ rows, empty }: { rows: readonly ReserveLineView[]; empty: ReactNode }) {
  return <DataTable caption="储备清单" rows={rows} rowKey={(row) => row.id} empty={empty} columns={columns} />
}
