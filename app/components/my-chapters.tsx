import type { MyChaptersView } from '../presenters/my-chapters.server.ts'
import { DataTable } from './data-table.tsx'
import { ExportLinks } from './export-links.tsx'
import { ProjectName } from './project-name.tsx'
import { Sheet } from './sheet.tsx'

/** Chapters of papers that wait for this person; nothing where none does. */
export const MyChapters = ({ chapters }: { chapters: MyChaptersView }) =>
  chapters.total === 0 ? null : (
    <Sheet
      title="轮到您的章节"
      note="等得久的在前"
      end={<ExportLinks list="/exports/my-chapters" what="章节" count={`共 ${chapters.total} 章`} quiet />}
      bare
    >
      <DataTable
        caption="轮到您的章节"
        rows={chapters.rows}
        rowKey={({ id }) => id}
        columns={[
          {
            head: '章节',
            cell: ({ title, href, what, because }) => (
              <>
                <a href={href}>
                  {what}：{title}
                </a>
                {because ? <span className="cell-more">退回：{because}</span> : null}
              </>
            ),
          },
          { head: '文件', cell: ({ paper }) => paper },
          { head: '项目', cell: ({ project }) => <ProjectName {...project} /> },
          { head: '自', kind: 'dense', cell: ({ since }) => since },
        ]}
      />
    </Sheet>
  )
