import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePlatform } from '../accounts/administrator.server.ts'
import { ChangesTable } from '../components/changes-table.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { presentChanges } from '../presenters/change-page.server.ts'

export const meta: MetaFunction = () => [{ title: '规则变更记录 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePlatform(request, context)
  return json(await presentChanges(context, new URL(request.url).searchParams.get('after')))
}

export default function Changes() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="变更记录"
        breadcrumb={[{ label: '规则', href: '/rulebook' }]}
        actions={<ExportLinks list="/exports/rulebook-changes" />}
      />
      <Sheet
        label="变更记录"
        bare
        foot={
          <Pager
            words={`共 ${view.total} 项 · 新的在前 · 生效的逐版以散列相连 · 截至 ${view.asOf}`}
            {...(view.next ? { next: view.next } : {})}
          />
        }
      >
        <ChangesTable changes={view.changes} caption="规则与日历的变更" />
      </Sheet>
    </>
  )
}
