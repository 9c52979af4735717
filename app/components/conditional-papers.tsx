import type { ConditionalView } from '../presenters/filings-page.server.ts'
import { BasisLink } from './basis-link.tsx'
import { DataTable } from './data-table.tsx'
import { ExportLinks } from './export-links.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

/** The rest of the venue's list: papers of other circumstances, each with why it is not asked for here. Folded away. */
export function ConditionalPapers({ papers, list }: { papers: readonly ConditionalView[]; list: string }) {
  if (papers.length === 0) return null
  const unknown = papers.filter(({ known }) => !known).length
  return (
    <Sheet
      title="视情形提交的其他文件"
      end={
        <>
          {unknown > 0 ? <Tag tone="amber">{unknown} 项情形待确认</Tag> : null}{' '}
          <ExportLinks list={list} what="视情形提交的其他文件" quiet />
        </>
      }
      bare
    >
      <details className="act-fold">
        <summary>本项目不需要或尚未确认的 {papers.length} 项及理由</summary>
        <DataTable
          caption="视情形提交的其他文件"
          rows={papers.toSorted((a, b) => Number(a.known) - Number(b.known))}
          rowKey={({ code }) => code}
          columns={[
            {
              head: '文件',
              cell: ({ code, title, basis }) => (
                <>
                  {code} {title}
                  <span className="cell-more">
                    <BasisLink basis={basis} />
                  </span>
                </>
              ),
            },
            { head: '情形', cell: ({ condition }) => condition },
            {
              head: '本项目',
              cell: ({ known, because, href }) => (
                <>
                  {known ? '不需要' : <Tag tone="amber">待确认</Tag>}
                  <span className="cell-more">{href ? <a href={href}>{because}</a> : because}</span>
                </>
              ),
            },
          ]}
        />
      </details>
    </Sheet>
  )
}
