import type { VersionClause, VersionClauses } from '../presenters/version-clauses.server.ts'
import { DataTable } from './data-table.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

/** Which clauses a version carries, in which versions of their own, and which of them have a newer one. */
export function VersionClausesSheet({ of }: { of: VersionClauses }) {
  return (
    <Sheet
      title="所用条款"
      note={`${of.asOf} 有效的版本，共 ${of.clauses.length} 条`}
      end={of.newer > 0 ? <Tag tone="amber">{of.newer} 条已有新版</Tag> : undefined}
      bare
    >
      <details className="clause-words" open={of.newer > 0}>
        <summary>逐条列出</summary>
        <VersionClauseTable clauses={of.clauses} />
      </details>
    </Sheet>
  )
}

const VersionClauseTable = ({ clauses }: { clauses: readonly VersionClause[] }) => (
  <DataTable
    caption="所用条款"
    rows={clauses}
    rowKey={({ key }) => key}
    columns={[
      {
        head: '条款',
        cell: ({ title, place, href }) => (
          <>
            {href ? <a href={href}>{title}</a> : title}
            <span className="cell-more">{place}</span>
          </>
        ),
      },
      {
        head: '版本',
        kind: 'dense',
        cell: ({ version, from }) => (
          <>
            {version}
            <span className="cell-more">{from} 起</span>
          </>
        ),
      },
      {
        head: '新版',
        cell: ({ newer, title }) =>
          newer ? (
            <>
              {newer.href ? (
                <a href={newer.href}>
                  {newer.label}
                  <span className="out-of-sight">，与所用版本比较：{title}</span>
                </a>
              ) : (
                newer.label
              )}
              <span className="cell-more">{newer.adopted ? '重新生成即采用' : '受理之后生效，不适用于本项目'}</span>
            </>
          ) : (
            <span className="muted">—</span>
          ),
      },
    ]}
  />
)
