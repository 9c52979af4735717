import type { VersionClause, VersionClauses } from '../presenters/version-clauses.server.ts'
import { DataTable, type TableColumn } from './data-table.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

const columns: readonly TableColumn<VersionClause>[] = [
  {
    head: '条款',
    cell: ({ title, chapter, href }) => (
      <>
        {href ? <a href={href}>{title}</a> : title}
        <span className="cell-more">{chapter}</span>
      </>
    ),
  },
  {
    head: '所用版本',
    cell: ({ version, from }) => (
      <>
        {version}
        <span className="cell-more">{from} 起</span>
      </>
    ),
  },
]

const newer: TableColumn<VersionClause> = {
  head: '新版',
  cell: ({ newer: version, title }) =>
    version ? (
      <>
        {version.href ? (
          <a href={version.href}>
            {version.label}
            <span className="out-of-sight">，与所用版本比较：{title}</span>
          </a>
        ) : (
          version.label
        )}
        <span className="cell-more">{version.adopted ? '重新生成即采用' : '受理之后生效，不适用于本项目'}</span>
      </>
    ) : null,
}

/** Which clauses a version carries, in which versions of their own; those that have a newer one stand first. */
export function VersionClausesSheet({ of: { asOf, clauses } }: { of: VersionClauses }) {
  const outdated = clauses.filter((clause) => clause.newer !== null)
  return (
    <Sheet
      title="所用条款"
      note={`${asOf} 有效的版本`}
      end={outdated.length > 0 ? <Tag tone="amber">{outdated.length} 条已有新版</Tag> : undefined}
      bare
    >
      {outdated.length > 0 ? (
        <DataTable caption="已有新版的条款" rows={outdated} rowKey={({ key }) => key} columns={[...columns, newer]} />
      ) : null}
      <details className="clause-words">
        <summary>全部 {clauses.length} 条</summary>
        <DataTable caption="所用条款" rows={clauses} rowKey={({ key }) => key} columns={columns} />
      </details>
    </Sheet>
  )
}
