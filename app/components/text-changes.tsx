import type { TextChange } from '../chapters/text-changes.ts'
import { DataTable } from './data-table.tsx'

/** What one text says otherwise than another; folded where it is long. */
export const TextChanges = ({ caption, changes }: { caption: string; changes: readonly TextChange[] }) =>
  changes.length === 0 ? null : (
    <details open={changes.length <= 8}>
      <summary>
        {caption}（{changes.length} 处）
      </summary>
      <DataTable
        caption={caption}
        rows={changes.map((change, at) => ({ ...change, at: at + 1 }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { head: '处', kind: 'number', cell: ({ at }) => at },
          { head: '原文', cell: ({ before }) => before || '—' },
          { head: '改为', cell: ({ after }) => after || '—' },
        ]}
      />
    </details>
  )
