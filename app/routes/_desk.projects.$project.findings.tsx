import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FindingsTable } from '../components/findings-table.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { presentFindings } from '../presenters/findings-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentFindings(await enterProject(who, context, params.project)))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `核验结论 · ${data?.frame.name ?? ''} · 科技板` },
]

/** What the rules say now, and what they said when each decision was taken. */
export default function FindingsRoute() {
  const { frame, now, kept, asOf } = useLoaderData<typeof loader>()
  return (
    <div className="stack aligned-findings">
      <ProjectHead
        frame={frame}
        page={{ title: '核验结论', href: `/projects/${frame.id}` }}
        actions={<ExportLinks list={`/projects/${frame.id}/exports/findings`} />}
      />
      {now ? (
        <Sheet
          title="现在的核验"
          note="按现有要素和今天的规则；受理前为预判"
          end={`截至 ${asOf}`}
          foot="只有已公布的规则会阻止办理；待核实的只作提示。"
          bare
        >
          <FindingsTable
            caption="现在的核验结论"
            lines={now}
            empty={<EmptyState title="还没有可以核验的内容">在「要素」页填写发行人资格和发行安排后再看。</EmptyState>}
          />
        </Sheet>
      ) : null}
      {kept.length > 0 ? (
        kept.map(({ event, title, at, lines }) => (
          <Sheet key={event} id={`event-${event}`} title={`随「${title}」保存`} end={at} bare>
            <FindingsTable caption={`随「${title}」保存的核验结论`} lines={lines} />
          </Sheet>
        ))
      ) : (
        <Sheet label="随决定保存的核验结论">
          <EmptyState title="还没有随决定保存的核验结论">
            储备成熟、接受委托、报送、受理和公布发行文件时，当时的核验结论随之保存，以后不再改判。
          </EmptyState>
        </Sheet>
      )}
    </div>
  )
}
