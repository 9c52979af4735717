import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { instantText } from '../components/chinese-date.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { ObligationTable } from '../components/obligation-table.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { ProjectName } from '../components/project-name.tsx'
import { Sheet } from '../components/sheet.tsx'
import { presentObligations } from '../presenters/obligations.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { searchParams } = new URL(request.url)
  const asked = { filter: searchParams.get('filter'), after: searchParams.get('after') }
  return json(await presentObligations(context, who, asked))
}

export const meta: MetaFunction = () => [{ title: '存续期义务 · 科技板' }]

/** 存续: what every bond within reach owes, by day. */
export default function Obligations() {
  const { lines, chips, pager, filter, asOf } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <PageHeader
        title="存续期义务"
        facts={[{ value: `截至 ${instantText(asOf)}` }]}
        actions={<ExportLinks list="/exports/obligations" />}
      />
      <FilterChips label="筛选" chips={chips} />
      <Sheet label="义务" bare foot={<Pager {...pager} />}>
        <ObligationTable
          caption="存续期义务"
          rows={lines}
          before={[
            {
              head: '债券',
              subject: true,
              cell: ({ href, bond, sample, issuer }) => (
                <>
                  <ProjectName href={href} name={bond} sample={sample} />
                  <span className="cell-more">{issuer}</span>
                </>
              ),
            },
          ]}
          empty={
            <EmptyState icon="calendar" title={filter === 'open' ? '没有待履行的义务' : '没有符合条件的义务'}>
              债券上市流通或承接之后，付息、兑付、回售、披露和跟踪评级会按日列在这里。
            </EmptyState>
          }
        />
      </Sheet>
    </div>
  )
}
