import type { OutageClock } from '../presenters/outages.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { ExportLinks } from './export-links.tsx'
import { Sheet } from './sheet.tsx'

type Props = {
  rows: readonly OutageClock[]
  words: string
  planned: boolean
  /** Address of the whole list as a file. */
  list: string
}

/** Each clock that an outage cut off: what becomes of it, or why nothing does. */
export const OutageClocks = ({ rows, words, planned, list }: Props) => (
  <Sheet
    title={planned ? '将受影响的期限' : '期限的顺延'}
    end={rows.length > 0 ? <ExportLinks list={list} what="期限" quiet /> : undefined}
    bare
    foot={words}
  >
    <DataTable
      caption="期限"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="clock" title="没有截止时刻落在停机期间的期限">
          核准后也不会改动任何期限。
        </EmptyState>
      }
      columns={[
        { head: '项目', cell: (row) => row.project },
        { head: '期限', cell: (row) => row.clock },
        { head: '原截止日', kind: 'dense', cell: (row) => row.before },
        ...(planned
          ? []
          : [{ head: '现截止日', kind: 'dense' as const, cell: (row: OutageClock) => row.after || '未变' }]),
        { head: '处理', cell: (row) => row.words },
      ]}
    />
  </Sheet>
)
