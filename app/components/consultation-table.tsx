import type { ReactNode } from 'react'
import type { ConsultationRow } from '../presenters/consultations.server.ts'
import { DataTable } from './data-table.tsx'
import { SampleMark } from './marks.tsx'
import { Tag } from './tag.tsx'

type Line = Omit<ConsultationRow, 'project' | 'sample'> & Partial<Pick<ConsultationRow, 'project' | 'sample'>>

export function ConsultationTable({
  rows,
  withProject,
  empty,
}: {
  rows: readonly Line[]
  withProject?: boolean
  empty: ReactNode
}) {
  return (
    <DataTable
      caption="申报前咨询"
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          head: '事项',
          cell: (row) => (
            <>
              <a href={row.href}>{row.topic}</a>
              <span className="cell-more">{row.cited}</span>
            </>
          ),
        },
        ...(withProject
          ? [
              {
                head: '项目',
                cell: (row: Line) => (
                  <>
                    {row.project}
                    {row.sample ? <SampleMark /> : null}
                  </>
                ),
              },
            ]
          : []),
        { head: '提出', cell: (row) => row.asked },
        { head: '对象', cell: (row) => row.addressee },
        {
          head: '状态',
          cell: (row) =>
            row.answered ? (
              <Tag tone="pine" icon="check">
                已答复
              </Tag>
            ) : (
              <Tag tone={row.ours ? 'azure' : 'slate'} icon={row.ours ? 'arrow' : 'clock'}>
                {row.ours ? '待您答复' : '待答复'}
              </Tag>
            ),
        },
      ]}
    />
  )
}
