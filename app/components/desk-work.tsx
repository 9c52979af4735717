import type { DeskView } from '../presenters/desk.server.ts'
import { Amount } from './amount.tsx'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { ExportLinks } from './export-links.tsx'
import { Limit } from './limit.tsx'
import { LinkButton } from './link-button.tsx'
import { MiniRail } from './mini-rail.tsx'
import { Pager } from './pager.tsx'
import { ProjectName } from './project-name.tsx'
import { Seal } from './seal.tsx'
import { Sheet } from './sheet.tsx'
import { Tabs } from './tabs.tsx'
import { Tag } from './tag.tsx'

/** 待办, 已办, 我发起的: one at a time. */
export function DeskWork({ desk, chapters }: { desk: DeskView; chapters: number }) {
  return (
    <Sheet label="我的工作" bare foot={<Foot desk={desk} />}>
      <Tabs label="我的工作" tabs={desk.tabs} />
      {desk.todo ? <Todo todo={desk.todo} waiting={desk.waiting.total} chapters={chapters} /> : null}
      {desk.done ? <Done done={desk.done} /> : null}
      {desk.mine ? <Mine mine={desk.mine} /> : null}
    </Sheet>
  )
}

function Foot({ desk }: { desk: DeskView }) {
  const list = desk.todo ?? desk.done ?? desk.mine
  const order = desk.todo ? '期限先到先办，无期限的在后' : '最近的在前'
  return (
    <div className="foot-line">
      <Pager
        words={`共 ${list?.total ?? 0} 条 · 排序：${order} · 截至 ${desk.asOf}`}
        {...(list?.next ? { next: list.next } : {})}
      />
      <ExportLinks list={desk.todo ? '/exports/todo' : desk.done ? '/exports/done' : '/exports/mine'} quiet />
    </div>
  )
}

type Todo = NonNullable<DeskView['todo']>

function Todo({ todo, waiting, chapters }: { todo: Todo; waiting: number; chapters: number }) {
  const first = todo.groups.flatMap(({ rows }) => rows).find(({ blocked }) => !blocked)?.task
  return (
    <DataTable
      caption="待办"
      rowKey={(row) => row.task}
      urgency={(row) => row.urgency ?? undefined}
      groups={todo.groups.map((group) => ({ ...group, note: `${group.rows.length} 项` }))}
      empty={
        <EmptyState title={chapters > 0 ? '没有轮到您的步骤' : '没有轮到您的事'}>
          {chapters > 0 ? `有 ${chapters} 章轮到您，见下方。` : null}
          {waiting > 0 ? `${waiting} 件在等对方，见下方。` : null}
          {chapters + waiting > 0 ? null : '有新的事会出现在这里。'}
        </EmptyState>
      }
      columns={[
        {
          head: '要做什么',
          cell: (row) => (
            <>
              <a href={row.href}>{row.verb}</a>
              <span className="cell-more">{row.reason}</span>
            </>
          ),
        },
        { head: '项目', cell: (row) => <ProjectName {...row.project} /> },
        {
          head: '谁在等',
          cell: (row) =>
            row.waits ? (
              <span className="who">
                <Seal char={row.waits.seal} side={row.waits.side} title={row.waits.title} /> {row.waits.name}
              </span>
            ) : (
              <span className="muted">—</span>
            ),
        },
        { head: '期限', kind: 'dense', cell: (row) => <Limit clock={row.clock} due={row.due} /> },
        {
          head: '办理',
          kind: 'act',
          cell: (row) => (
            <LinkButton href={row.href} tone={row.task === first ? 'primary' : 'secondary'} size="small">
              {row.blocked ? '查看' : '去办理'}
              <span className="out-of-sight">
                ：{row.verb}，{row.project.name}
              </span>
            </LinkButton>
          ),
        },
      ]}
    />
  )
}

const Done = ({ done }: { done: NonNullable<DeskView['done']> }) => (
  <DataTable
    caption="已办"
    rows={done.rows}
    rowKey={(row) => row.id}
    empty={<EmptyState icon="check" title="还没有办过事" />}
    columns={[
      { head: '办了什么', cell: (row) => row.title },
      { head: '项目', cell: (row) => <ProjectName {...row.project} /> },
      { head: '之后', cell: (row) => row.state || '—' },
      { head: '时间', kind: 'dense', cell: (row) => row.at },
    ]}
  />
)

const Mine = ({ mine }: { mine: NonNullable<DeskView['mine']> }) => (
  <DataTable
    caption="我发起的"
    rows={mine.rows}
    rowKey={(row) => row.id}
    empty={<EmptyState icon="folder" title="您还没有发起过项目" />}
    columns={[
      { head: '项目', cell: (row) => <ProjectName href={row.href} name={row.name} sample={row.sample} /> },
      { head: '进度', kind: 'dense', cell: (row) => <MiniRail stages={row.rail} /> },
      { head: '现状', cell: (row) => row.status },
      {
        head: '金额（亿元）',
        kind: 'number',
        cell: (row) => (row.amount === null ? '—' : <Amount fen={row.amount} bare />),
      },
      {
        head: '轮到',
        cell: (row) => (
          <Tag tone={row.turn.tone} icon={row.turn.icon}>
            {row.turn.words}
          </Tag>
        ),
      },
    ]}
  />
)
