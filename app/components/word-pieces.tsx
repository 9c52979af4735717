import type { WordPiece } from '../presenters/word-return.server.ts'
import { DataTable } from './data-table.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

/** The chapters of a Word file, each taken by itself. */
export const WordPieces = ({ pieces, chosen }: { pieces: readonly WordPiece[]; chosen: string | null }) => (
  <Sheet title="按章带回" note="没有改动、也没有批注的章不必带回" bare>
    <DataTable
      caption="按章带回"
      rows={pieces}
      rowKey={({ key }) => key}
      chosen={({ key }) => key === chosen}
      columns={[
        {
          head: '章',
          cell: ({ title, href, blocked, taken }) => (
            <>
              {blocked || taken ? title : <a href={href}>{title}</a>}
              {blocked ? <span className="cell-more">{blocked}</span> : null}
            </>
          ),
        },
        {
          head: '改动',
          cell: ({ changed, taken }) =>
            taken ? (
              <Tag tone="pine">已带回</Tag>
            ) : changed === 0 ? (
              <span className="muted">没有改动</span>
            ) : (
              `${changed} 处`
            ),
        },
        { head: '修订标记', kind: 'number', cell: ({ revisions }) => revisions },
        { head: '批注', kind: 'number', cell: ({ remarks }) => remarks },
        { head: '改动了引用', kind: 'number', cell: ({ facts }) => facts },
      ]}
    />
  </Sheet>
)
