import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Amount } from '../components/amount.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { MiniRail } from '../components/mini-rail.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { ProjectFilterForm } from '../components/project-filter-form.tsx'
import { ProjectName } from '../components/project-name.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { readProjectAddress } from '../presenters/project-address.ts'
import { type ProjectsView, presentProjects } from '../presenters/projects.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '项目 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentProjects(who, context, readProjectAddress(new URL(request.url).searchParams)))
}

export default function Projects() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="项目"
        facts={[{ value: '本机构在现在的座位上可见的项目' }]}
        actions={
          <>
            <ExportLinks list="/exports/projects" />
            <LinkButton
              href={`/papers${view.form.words ? `?q=${encodeURIComponent(view.form.words)}` : ''}`}
              icon="search"
            >
              正文检索
            </LinkButton>
            {view.mayOpen ? (
              <LinkButton href="/projects/new" tone="primary">
                新建项目
              </LinkButton>
            ) : null}
          </>
        }
      />
      <FilterChips label="筛选" chips={view.chips} />
      <Sheet label="项目清单" bare foot={<Pager {...view.pager} />}>
        <ProjectFilterForm {...view.form} />
        <List view={view} />
      </Sheet>
    </>
  )
}

function List({ view }: { view: Pick<ProjectsView, 'rows' | 'filtered' | 'mayOpen'> }) {
  return (
    <DataTable
      caption="项目清单"
      rows={view.rows}
      rowKey={(row) => row.id}
      empty={<Nothing filtered={view.filtered} mayOpen={view.mayOpen} />}
      columns={[
        {
          head: '项目',
          cell: (row) => (
            <>
              <ProjectName href={row.href} name={row.name} sample={row.sample} />
              <span className="cell-more">
                {row.issuer} · <span className="nowrap">{row.number}</span>
              </span>
            </>
          ),
        },
        {
          head: '市场',
          kind: 'dense',
          cell: (row) => (
            <>
              {row.market} {row.product}
            </>
          ),
        },
        { head: '进度', kind: 'dense', cell: (row) => <MiniRail stages={row.rail} /> },
        {
          head: '现状',
          cell: (row) => (
            <>
              {row.status}
              {row.next ? <span className="cell-more">{row.next}</span> : null}
            </>
          ),
        },
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
        { head: '立项', kind: 'dense', cell: (row) => row.openedOn },
      ]}
    />
  )
}

function Nothing({ filtered, mayOpen }: Pick<ProjectsView, 'filtered' | 'mayOpen'>) {
  if (filtered.length > 0)
    return (
      <EmptyState
        icon="search"
        title={`没有符合 ${filtered.join('、')} 的项目`}
        actions={<LinkButton href="/projects">清除条件</LinkButton>}
      >
        只查找本机构在现在的座位上可见的项目的名称和代码；文件里的词句用“正文检索”。
      </EmptyState>
    )
  return (
    <EmptyState
      icon="folder"
      title="还没有项目"
      actions={mayOpen ? <LinkButton href="/projects/new">新建项目</LinkButton> : undefined}
    >
      {mayOpen ? '新建之后从储备开始。' : '有项目请本机构入席时，会出现在这里。'}
    </EmptyState>
  )
}
