import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Amount } from '../components/amount.tsx'
import { instantText } from '../components/chinese-date.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { LedgerTable } from '../components/ledger-table.tsx'
import { SampleMark } from '../components/marks.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { ProjectName } from '../components/project-name.tsx'
import { Sheet } from '../components/sheet.tsx'
import { presentFacility } from '../presenters/facility.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const after = new URL(request.url).searchParams.get('after')
  return json(await presentFacility(context, who, { facility: params.facility, after }))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? '额度'} · 科技板` }]

/** 风险分担额度台账: available, reserved and committed make the cap on every row. */
export default function Facility() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <PageHeader
        title={
          <>
            {page.name}
            {page.sample ? <SampleMark /> : null}
          </>
        }
        facts={[
          { label: '额度', value: <Amount fen={page.cap} /> },
          { label: '占用', value: <Amount fen={page.committed} /> },
          { label: '预留', value: <Amount fen={page.reserved} /> },
          { label: '可用', value: <Amount fen={page.available} /> },
          { value: `截至 ${instantText(page.asOf)}` },
        ]}
        actions={<ExportLinks list={`/exports/facility?facility=${page.id}`} />}
      />
      <Sheet title="台账" note="可用 + 预留 + 占用 = 额度，每行成立" bare foot={<Pager {...page.pager} />}>
        {page.lines.length === 0 ? (
          <EmptyState title="还没有分录">受理使用风险分担工具的增信申请时预留额度，评审通过后转为占用。</EmptyState>
        ) : (
          <LedgerTable
            caption="风险分担额度台账"
            total={page.cap}
            now={{ reserved: page.reserved, committed: page.committed, available: page.available }}
            entries={page.lines.map(({ project, ...line }) => ({ ...line, subject: <ProjectName {...project} /> }))}
          />
        )}
      </Sheet>
    </div>
  )
}
