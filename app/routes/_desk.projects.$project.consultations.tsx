import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askConsultation } from '../commands/consult.server.ts'
import { Alert } from '../components/alert.tsx'
import { ConsultationAsk } from '../components/consultation-ask.tsx'
import { ConsultationTable } from '../components/consultation-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { presentProjectConsultations } from '../presenters/consultations.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { actorOn } from '../reach.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const page = await presentProjectConsultations(await enterProject(who, context, params.project))
  return json({ page, key: context.ports.newId() })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `咨询 · ${data?.page.frame.name ?? ''} · 科技板` },
]

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { project, now } = await enterProject(who, context, params.project)
  const texts = readTexts(await request.formData())
  const actor = await actorOn(context.reader, who, project.id, null, now)
  const { key = '', ...form } = texts
  const ask = { project: project.id, form, actor, key: key.slice(0, 64) }
  const done = await askConsultation(context.db, ask, context.ports)
  if (!done.ok) return json(answerOf(done, texts), 400)
  return redirectWith(context, `/consultations/${done.consultation}`, {
    kind: 'done',
    title: '已提出咨询',
    number: done.citation,
    next: '对方答复后会有消息；编号可以在文件和往来中引用。',
  })
}

/** 申报前咨询 of one project: ask, and read what was answered. */
export default function ProjectConsultations() {
  const { page, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack">
      <ProjectHead frame={page.frame} page={{ title: '申报前咨询', href: `/projects/${page.frame.id}` }} />
      {page.closed ? <Alert kind="note">{page.closed}</Alert> : null}
      <ErrorSummary errors={summaryOf(answer)} title="没有提出" />
      <Sheet
        title="问与答"
        end={
          page.rows.length > 0 ? (
            <ExportLinks
              list={`/projects/${page.frame.id}/exports/consultations`}
              count={`${page.rows.length} 项`}
              quiet
            />
          ) : undefined
        }
        bare
      >
        <ConsultationTable
          rows={page.rows}
          empty={
            <EmptyState icon="chat" title="还没有咨询">
              {page.ask
                ? '拿不准的，申报前先问。答复有编号，可以引用，并随项目归档。'
                : '发行人和主承销商可以在申报前提问。'}
            </EmptyState>
          }
        />
      </Sheet>
      {page.ask ? <ConsultationAsk ask={page.ask} requestKey={key} answer={answer} /> : null}
    </div>
  )
}
