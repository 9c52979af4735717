import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ExportLinks } from '../components/export-links.tsx'
import { listTabs } from '../components/list-tabs.ts'
import { ListedFilter, ListedTable } from '../components/listed-table.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tabs } from '../components/tabs.tsx'
import { requireListReader } from '../presenters/list-reader.server.ts'
import { presentListed, readListedAddress } from '../presenters/listed.server.ts'
import { listKindOptions } from '../presenters/lists.server.ts'

export const meta: MetaFunction = () => [{ title: '名单中的企业 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireListReader(request, context)
  const address = readListedAddress(new URL(request.url).searchParams)
  return json({ view: await presentListed(context, address, { path: '/enterprises' }), kinds: listKindOptions })
}

export default function Enterprises() {
  const { view, kinds } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="推荐名单"
        facts={[{ value: '各名单生效版本中的企业' }]}
        actions={<ExportLinks list="/exports/listed" />}
      />
      <Sheet
        label="名单中的企业"
        bare
        foot={
          <Pager
            words={`共 ${view.total} 条 · 排序：按名单和行次${view.filtered.length > 0 ? ` · 筛选：${view.filtered.join('、')}` : ''} · 截至 ${view.asOf}`}
            {...(view.first ? { first: view.first } : {})}
            {...(view.next ? { next: view.next } : {})}
          />
        }
      >
        <Tabs label="推荐名单" tabs={listTabs('enterprises')} />
        <ListedFilter action="/enterprises" view={view} kinds={kinds} />
        <ListedTable view={view} clear="/enterprises" />
      </Sheet>
    </>
  )
}
