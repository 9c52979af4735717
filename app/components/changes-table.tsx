import type { ChangeLineView } from '../presenters/change-page.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { Tag } from './tag.tsx'

export const ChangeState = ({ state }: Pick<ChangeLineView, 'state'>) => <Tag tone={state.tone}>{state.word}</Tag>

/** Changes of parameters and calendars: what, why, by whom, and who decided. */
export const ChangesTable = ({ changes, caption }: { changes: readonly ChangeLineView[]; caption: string }) => (
  <DataTable
    caption={caption}
    rows={changes}
    rowKey={(row) => row.id}
    empty={
      <EmptyState icon="scales" title="还没有变更">
        在参数页提出变更，或在日历页导入新版，由另一位管理员复核后生效。
      </EmptyState>
    }
    columns={[
      {
        head: '变更',
        cell: (row) => (
          <>
            <a href={`/rulebook/changes/${row.id}`}>{row.title}</a>
            <span className="cell-more">{row.what}</span>
          </>
        ),
      },
      { head: '理由', cell: (row) => row.reason },
      { head: '提出', cell: (row) => row.proposed },
      { head: '结论', cell: (row) => row.decided || <span className="muted">等待另一位管理员</span> },
      { head: '状态', kind: 'dense', cell: (row) => <ChangeState state={row.state} /> },
    ]}
  />
)
