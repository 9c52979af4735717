import type { ChapterPage } from '../presenters/chapter-page.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

/** Every text the chapter had, the last first; each can be taken up again. */
export const ChapterTexts = ({ page }: { page: Pick<ChapterPage, 'texts' | 'mayWrite'> }) => (
  <Sheet title="历次文字" note="只增不改" bare>
    <DataTable
      caption="历次文字"
      rows={page.texts}
      rowKey={({ number }) => String(number)}
      empty={
        <EmptyState icon="document" title="还是生成文本">
          保存后，每一稿列在这里，随时可以取回。
        </EmptyState>
      }
      columns={[
        {
          head: '稿',
          cell: ({ number, href, standing, source, settled }) => (
            <>
              {page.mayWrite === null ? <a href={href}>第 {number} 稿</a> : `第 ${number} 稿`}{' '}
              {standing ? <Tag tone="pine">现行</Tag> : null}
              <span className="cell-more">{settled ? `${source}，${settled.words}` : source}</span>
              {settled && settled.refused.length > 0 ? (
                <details>
                  <summary>拒绝的修订</summary>
                  <ul>
                    {settled.refused.map((one) => (
                      <li key={one}>{one}</li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </>
          ),
        },
        { head: '经手', cell: ({ made }) => made },
      ]}
    />
  </Sheet>
)
