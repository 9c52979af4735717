import type { ChapterLine } from '../presenters/chapters-page.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { ExportLinks } from './export-links.tsx'
import { Sheet } from './sheet.tsx'
import { Tag, WorkTag } from './tag.tsx'

/** The chapters of a paper in their order; what needs a look stands under the title. */
export const ChapterTable = ({ lines, list }: { lines: readonly ChapterLine[]; list: string }) => (
  <Sheet
    title="章节"
    note="编写的章节引用要素，要素改动后随之更新"
    end={lines.length > 0 ? <ExportLinks list={list} what="章节" quiet /> : undefined}
    bare
  >
    <DataTable
      caption="章节"
      rows={lines}
      rowKey={({ key }) => key}
      chosen={({ mine }) => mine}
      urgency={({ warnings }) => (warnings.length > 0 ? 'soon' : undefined)}
      empty={
        <EmptyState icon="document" title="还没有章节">
          要素齐备后，文件按章生成，在这里分工。
        </EmptyState>
      }
      columns={[
        {
          head: '章节',
          cell: ({ title, href, warnings, mine }) => (
            <>
              <a href={href}>{title}</a> {mine ? <Tag tone="azure">轮到您</Tag> : null}
              {warnings.length > 0 ? <span className="cell-more">{warnings.join('；')}</span> : null}
            </>
          ),
        },
        { head: '来源', kind: 'dense', cell: ({ source }) => source },
        { head: '编写', cell: ({ owner }) => owner || <span className="muted">未分工</span> },
        { head: '复核', cell: ({ checker }) => checker || <span className="muted">未分工</span> },
        {
          head: '状态',
          kind: 'dense',
          cell: ({ standing }) => <WorkTag state={standing.state} word={standing.word} />,
        },
        { head: '最近改动', cell: ({ changed }) => changed || '—' },
        { head: '页', kind: 'number', cell: ({ pages }) => pages },
      ]}
    />
  </Sheet>
)
