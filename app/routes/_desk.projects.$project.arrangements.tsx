import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Alert } from '../components/alert.tsx'
import { ArrangementSheets } from '../components/arrangement-sheets.tsx'
import { instantText } from '../components/chinese-date.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { MoneyField } from '../components/money-field.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { presentArrangements } from '../presenters/arrangements.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const typed = new URL(request.url).searchParams.get('recovery')?.slice(0, 40) ?? ''
  return json(await presentArrangements(room, typed))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `增信 · ${data?.frame.name ?? ''} · 科技板` }]

/** 增信与风险分担: who bears which layer, a loss tried out, terms, claims, what came back. */
export default function Arrangements() {
  const { frame, arrangements, recovery, asOf } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <ProjectHead
        frame={frame}
        page={{ title: '增信与风险分担', href: `/projects/${frame.id}` }}
        facts={[{ value: `${arrangements.length} 项安排` }, { value: `截至 ${instantText(asOf)}` }]}
        actions={
          arrangements.length > 0 ? <ExportLinks list={`/projects/${frame.id}/exports/arrangements`} /> : undefined
        }
      />
      <Alert kind="note">
        平台不预设任何分担比例。比例、上限与费率由各方在本案中填写并签署；下面的测算不产生任何效力。
      </Alert>
      {arrangements.length === 0 ? (
        <Sheet label="增信安排">
          <EmptyState icon="shield" title="还没有增信安排">
            编制阶段可以申请增信；不需要增信的项目不必理会本页。
          </EmptyState>
        </Sheet>
      ) : (
        <Sheet label="测算">
          <form method="get" className="loss-form">
            <MoneyField
              name="recovery"
              label="假设违约后的处置回收"
              unit="亿元"
              defaultValue={recovery.typed}
              {...(recovery.error ? { errors: [recovery.error] } : {})}
            />
            <SubmitButton>测算</SubmitButton>
            <p className="small soft">按当前方案重新计算各方承担金额；留空为没有回收。</p>
          </form>
        </Sheet>
      )}
      {arrangements.map((arrangement) => (
        <ArrangementSheets key={arrangement.id} arrangement={arrangement} />
      ))}
    </div>
  )
}
