import type { ReactNode } from 'react'
import type { ParameterLineView } from '../presenters/rulebook.server.ts'
import { BasisLink } from './basis-link.tsx'
import { DataTable, type TableColumn, type TableGroup } from './data-table.tsx'

const columns: readonly TableColumn<ParameterLineView>[] = [
  {
    head: '参数',
    cell: (row) => <a href={`/rulebook/${row.key}`}>{row.title}</a>,
  },
  { head: '值', kind: 'number', cell: (row) => <b>{row.value}</b> },
  { head: '适用范围', cell: (row) => row.scope },
  { head: '起', kind: 'dense', cell: (row) => row.from },
  { head: '止', kind: 'dense', cell: (row) => row.to || <span className="muted">另有规定前</span> },
  { head: '按', kind: 'dense', cell: (row) => row.applies },
  { head: '依据', cell: (row) => <BasisLink basis={row.basis} /> },
]

/** Dated parameters, each with its reach, its days and where it comes from. */
export const ParameterTable = ({
  groups,
  empty,
}: {
  groups: readonly TableGroup<ParameterLineView>[]
  empty: ReactNode
}) => <DataTable caption="规则参数" groups={groups} rowKey={(row) => row.id} empty={empty} columns={columns} />

type Standing = ParameterLineView & { when: string }

/** The rows of one parameter, past ones too: nothing is ever rewritten. */
export const ParameterRows = ({ rows }: { rows: readonly Standing[] }) => (
  <DataTable
    caption="历次取值"
    rows={rows}
    rowKey={(row) => row.id}
    columns={[
      { head: '适用范围', cell: (row) => row.scope },
      { head: '值', kind: 'number', cell: (row) => <b>{row.value}</b> },
      { head: '起', kind: 'dense', cell: (row) => row.from },
      { head: '止', kind: 'dense', cell: (row) => row.to || <span className="muted">另有规定前</span> },
      { head: '效力', kind: 'dense', cell: (row) => row.when },
      { head: '按', kind: 'dense', cell: (row) => row.applies },
      { head: '依据', cell: (row) => <BasisLink basis={row.basis} /> },
    ]}
  />
)
