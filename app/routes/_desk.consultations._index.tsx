import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ConsultationTable } from '../components/consultation-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { consulting, presentConsultations } from '../presenters/consultations.server.ts'
import { requireCapacity } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '申报前咨询 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, consulting)
  return json(await presentConsultations(who, context, new URL(request.url).searchParams))
}

/** What was asked before the filing, across projects. */
export default function Consultations() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="申报前咨询"
        facts={[{ value: '答复可以引用，并随项目归档' }]}
        actions={<ExportLinks list="/exports/consultations" />}
      />
      <FilterChips label="筛选" chips={view.chips} />
      <Sheet
        label="咨询"
        bare
        foot={
          <Pager
            words={`共 ${view.total} 项 · 新的在前 · 截至 ${view.asOf}`}
            {...(view.next ? { next: view.next } : {})}
          />
        }
      >
        <ConsultationTable
          rows={view.rows}
          withProject
          empty={
            <EmptyState icon="chat" title="没有符合条件的咨询">
              发行人和主承销商在项目的「咨询」页提问；提到本机构的会列在这里。
            </EmptyState>
          }
        />
      </Sheet>
    </>
  )
}
