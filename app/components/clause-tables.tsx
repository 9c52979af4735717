import type { ClauseChangeView } from '../presenters/clause-changes.server.ts'
import type { ClauseVersionView } from '../presenters/clause-page.server.ts'
import type { ClauseLine } from '../presenters/clauses.server.ts'
import { BasisLink } from './basis-link.tsx'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { LinkButton } from './link-button.tsx'
import { Tag } from './tag.tsx'

/** The library by place, each clause in the version of the day asked for. */
export const ClausesTable = ({ lines }: { lines: readonly ClauseLine[] }) => (
  <DataTable
    caption="条款"
    groups={groupsOf(lines)}
    rowKey={({ key }) => key}
    empty={
      <EmptyState
        icon="book"
        title="没有符合的条款"
        actions={<LinkButton href="/clauses?place=all">查看全部</LinkButton>}
      >
        换一个条件，或查看全部。
      </EmptyState>
    }
    columns={[
      {
        head: '条款',
        cell: ({ href, title, occasion }) => (
          <>
            <a href={href}>{title}</a>
            {occasion ? <span className="cell-more">{occasion}</span> : null}
          </>
        ),
      },
      { head: '适用', cell: ({ kinds }) => kinds },
      { head: '版本', kind: 'dense', cell: ({ version }) => version },
      {
        head: '生效',
        kind: 'dense',
        cell: ({ from, coming }) => (
          <>
            {from}
            {coming ? <span className="cell-more">{coming} 起有新版</span> : null}
          </>
        ),
      },
      { head: '状态', kind: 'dense', cell: ({ state }) => <Tag tone={state.tone}>{state.word}</Tag> },
    ]}
  />
)

function groupsOf(lines: readonly ClauseLine[]) {
  const places = [...new Set(lines.map(({ place }) => place))]
  return places.map((place) => {
    const rows = lines.filter((line) => line.place === place)
    return { key: place, title: rows[0]?.placeTitle ?? '', note: rows[0]?.chapter ?? '', rows }
  })
}

/** Every version of a clause, the newest first. */
export const ClauseVersions = ({ versions, title }: { versions: readonly ClauseVersionView[]; title: string }) => (
  <DataTable
    caption={`${title}的版本`}
    rows={versions}
    rowKey={({ id }) => id}
    chosen={({ shown }) => shown}
    columns={[
      {
        head: '版本',
        cell: ({ label, href, note }) => (
          <>
            <a href={href}>{label}</a>
            <span className="cell-more">{note}</span>
          </>
        ),
      },
      {
        head: '生效',
        kind: 'dense',
        cell: ({ from, until }) => (
          <>
            {from} 起{until ? <span className="cell-more">至 {until}</span> : null}
          </>
        ),
      },
      {
        head: '起草与复核',
        cell: ({ approved, basis }) => (
          <>
            {approved}
            <span className="cell-more">
              依据：
              <BasisLink basis={basis} />
            </span>
          </>
        ),
      },
      { head: '状态', kind: 'dense', cell: ({ state }) => <Tag tone={state.tone}>{state.word}</Tag> },
      {
        head: '比较',
        kind: 'act',
        cell: ({ compare, label }) =>
          compare ? (
            <a href={compare}>
              <span className="out-of-sight">{label}</span>与上一版比较
            </a>
          ) : null,
      },
    ]}
  />
)

/** Proposals about clauses: what, why, by whom, and who decided. */
export const ClauseChanges = ({ changes, caption }: { changes: readonly ClauseChangeView[]; caption: string }) => (
  <DataTable
    caption={caption}
    rows={changes}
    rowKey={({ id }) => id}
    columns={[
      {
        head: '提议',
        cell: ({ href, title, what }) => (
          <>
            <a href={href}>{title}</a>
            <span className="cell-more">{what}</span>
          </>
        ),
      },
      { head: '说明', cell: ({ reason }) => reason },
      { head: '起草', cell: ({ proposed }) => proposed },
      { head: '结论', cell: ({ decided }) => decided || <span className="muted">等待另一位复核</span> },
      { head: '状态', kind: 'dense', cell: ({ state }) => <Tag tone={state.tone}>{state.word}</Tag> },
    ]}
  />
)
