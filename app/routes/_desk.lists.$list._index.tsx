import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable } from '../components/data-table.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { ListedFilter, ListedTable } from '../components/listed-table.tsx'
import { SampleMark } from '../components/marks.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { presentList } from '../presenters/list-page.server.ts'
import { requireListReader } from '../presenters/list-reader.server.ts'
import { readListedAddress } from '../presenters/listed.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · 科技板` }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireListReader(request, context)
  const address = readListedAddress(new URL(request.url).searchParams)
  return json(await presentList(who, context, params.list, address))
}

export default function List() {
  const view = useLoaderData<typeof loader>()
  const at = `/lists/${view.id}`
  const { listed } = view
  return (
    <div className="stack">
      <PageHeader
        title={
          <>
            {view.title}
            {view.sample ? <SampleMark /> : null}
          </>
        }
        breadcrumb={[{ label: '推荐名单', href: '/lists' }]}
        facts={[{ label: '公布机关', value: view.body }, { value: view.mine ? '由本机构维护' : '由其他机构维护' }]}
        actions={
          <>
            <ExportLinks list={`/exports/listed?list=${view.id}`} />
            {view.mine ? (
              <LinkButton href={view.importHref} tone="primary" icon="upload">
                导入新版本
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Sheet
        title="企业"
        note="生效版本"
        bare
        foot={
          <Pager
            words={`共 ${listed.total} 家 · 排序：按行次${listed.filtered.length > 0 ? ` · 筛选：${listed.filtered.join('、')}` : ''} · 截至 ${listed.asOf}`}
            {...(listed.first ? { first: listed.first } : {})}
            {...(listed.next ? { next: listed.next } : {})}
          />
        }
      >
        <ListedFilter action={at} view={listed} />
        <ListedTable view={listed} clear={at} />
      </Sheet>
      <Sheet title="版本" note="新的在前；旧版本保留" bare>
        <Versions versions={view.versions} />
      </Sheet>
    </div>
  )
}

const Versions = ({ versions }: { versions: ReturnType<typeof useLoaderData<typeof loader>>['versions'] }) => (
  <DataTable
    caption="版本"
    rows={versions}
    rowKey={(version) => version.id}
    columns={[
      {
        head: '版本',
        cell: (version) => (
          <>
            <a href={version.href}>第 {version.number} 版</a>
            <span className="cell-more">
              {version.mode} · {version.file}
            </span>
          </>
        ),
      },
      { head: '状态', kind: 'dense', cell: ({ state }) => <Tag tone={state.tone}>{state.word}</Tag> },
      { head: '收下', cell: (version) => version.counts },
      { head: '与上一版相比', cell: (version) => version.change || '—' },
      { head: '上传', kind: 'dense', cell: (version) => version.made },
    ]}
  />
)
