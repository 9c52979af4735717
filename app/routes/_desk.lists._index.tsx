import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { listTabs } from '../components/list-tabs.ts'
import { SampleMark } from '../components/marks.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tabs } from '../components/tabs.tsx'
import { Tag } from '../components/tag.tsx'
import { requireListReader } from '../presenters/list-reader.server.ts'
import { type ListsView, presentLists } from '../presenters/lists.server.ts'

export const meta: MetaFunction = () => [{ title: '推荐名单 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireListReader(request, context)
  return json(await presentLists(who, context))
}

export default function Lists() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="推荐名单"
        facts={[{ value: '名单用于储备和核对称号，是否符合发行条件另由规则判断' }]}
        actions={
          <>
            <LinkButton href="/lists/new" tone="primary" icon="upload">
              导入名单
            </LinkButton>
            <ExportLinks list="/exports/lists" />
          </>
        }
      />
      {view.underWay.length > 0 ? <UnderWay rows={view.underWay} /> : null}
      <Sheet
        label="名单"
        bare
        foot={<Pager words={`共 ${view.rows.length} 份 · 排序：年度新的在前 · 截至 ${view.asOf}`} />}
      >
        <Tabs label="推荐名单" tabs={listTabs('lists')} />
        <Table rows={view.rows} />
      </Sheet>
    </>
  )
}

const UnderWay = ({ rows }: { rows: ListsView['underWay'] }) => (
  <Sheet title="进行中" bare>
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="lines-what">
            <a href={row.href}>{row.title}</a>
          </span>
          <span className="lines-end">
            <Tag tone={row.asks ? 'amber' : 'azure'}>{row.words}</Tag>
          </span>
        </li>
      ))}
    </ul>
  </Sheet>
)

const Table = ({ rows }: { rows: ListsView['rows'] }) => (
  <DataTable
    caption="名单"
    rows={rows}
    rowKey={(row) => row.id}
    empty={
      <EmptyState icon="book" title="还没有名单" actions={<LinkButton href="/lists/new">导入名单</LinkButton>}>
        支持 CSV（UTF-8、GB 18030）和 Excel；每一行都会核对信用代码和日期。
      </EmptyState>
    }
    columns={[
      {
        head: '名单',
        cell: (row) => (
          <>
            <a href={row.href}>{row.title}</a>
            {row.sample ? <SampleMark /> : null}
            <span className="cell-more">
              {row.body}
              {row.published ? ` · ${row.published} 公布` : ''}
            </span>
          </>
        ),
      },
      { head: '企业', kind: 'number', cell: (row) => row.enterprises ?? '—' },
      {
        head: '待更正',
        kind: 'number',
        cell: (row) => (row.faulty > 0 ? <span className="tone-cinnabar">{row.faulty} 行</span> : '无'),
      },
      { head: '生效版本', cell: (row) => row.version || <span className="muted">还没有</span> },
      { head: '维护', kind: 'dense', cell: (row) => (row.mine ? '本机构' : '其他机构') },
    ]}
  />
)
