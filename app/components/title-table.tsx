import type { TitleLineView } from '../presenters/titles-page.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { LinkButton } from './link-button.tsx'
import { Tag } from './tag.tsx'

const phases = {
  'in-force': { word: '有效', tone: 'pine', icon: 'check' },
  expiring: { word: '临近到期', tone: 'amber', icon: 'clock' },
  expired: { word: '已到期', tone: 'cinnabar', icon: 'warn' },
} as const

/** Titles as recorded, with their evidence, and what recommended lists say of them. */
export const TitleTable = ({ titles, editHref }: { titles: readonly TitleLineView[]; editHref: string | null }) => (
  <DataTable
    caption="科技称号"
    rows={titles}
    rowKey={(title) => title.key}
    urgency={({ phase }) => (phase === 'expired' ? 'late' : phase === 'expiring' ? 'soon' : undefined)}
    empty={
      <EmptyState
        icon="flag"
        title="还没有登记科技称号"
        actions={editHref ? <LinkButton href={editHref}>登记称号</LinkButton> : undefined}
      >
        没有称号的，可以另依上市板块、支持名单或核心技术认定。
      </EmptyState>
    }
    columns={[
      {
        head: '称号',
        cell: (title) => (
          <>
            {title.name}
            <span className="cell-more">{title.authority}</span>
          </>
        ),
      },
      { head: '证书编号或批次', cell: (title) => title.certificate || '—' },
      {
        head: '有效期',
        cell: (title) => (
          <>
            {title.validity}{' '}
            <Tag tone={phases[title.phase].tone} icon={phases[title.phase].icon}>
              {phases[title.phase].word}
            </Tag>
          </>
        ),
      },
      { head: '证明', cell: (title) => title.evidence || <span className="muted">未附</span> },
      {
        head: '名单核对（提示）',
        cell: ({ hint }) => (hint.href ? <a href={hint.href}>{hint.words}</a> : <span>{hint.words}</span>),
      },
    ]}
  />
)
