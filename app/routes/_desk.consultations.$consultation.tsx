import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerConsultation, continueConsultation } from '../commands/consult.server.ts'
import { Alert } from '../components/alert.tsx'
import { ConsultationThread } from '../components/consultation-thread.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { SampleMark } from '../components/marks.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { enterConsultation, presentConsultation } from '../presenters/consultation-page.server.ts'
import { actorOn } from '../reach.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json({ page: await presentConsultation(who, context, params.consultation), key: context.ports.newId() })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.page.topic ?? '咨询'} · 科技板` }]

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { thread, project, seated } = await enterConsultation(who, context, params.consultation)
  const texts = readTexts(await request.formData())
  const { key = '', intent = '', ...form } = texts
  // Whoever was asked before he has a seat answers in the capacity he acts in; on the project the seats decide.
  const actor =
    intent === 'answer' || !seated
      ? { person: who.person, organisation: who.organisation, seats: [who.capacity] }
      : await actorOn(context.reader, who, project.id, null, context.ports.now())
  const said = { consultation: thread.id, form, actor, key: key.slice(0, 64) }
  const command = intent === 'answer' ? answerConsultation : continueConsultation
  const done = await command(context.db, said, context.ports)
  if (!done.ok) return json(answerOf(done, texts), 400)
  const title = intent === 'answer' ? '已答复' : '已追问'
  return redirectWith(context, `/consultations/${thread.id}`, { kind: 'done', title, number: done.citation })
}

/** One thread: every question and answer with the number it is cited by. */
export default function Consultation() {
  const { page, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { project } = page
  return (
    <div className="stack">
      <PageHeader
        breadcrumb={[
          { label: '咨询', href: '/consultations' },
          { label: project.name, ...(project.href ? { href: project.href } : {}) },
        ]}
        title={
          <>
            {page.topic}
            {project.sample ? <SampleMark /> : null}
          </>
        }
        facts={[
          { value: page.cited },
          { label: '发行人', value: project.issuer },
          { value: project.place },
          { label: '对象', value: page.addressee },
        ]}
      />
      {page.closed ? <Alert kind="note">{page.closed}</Alert> : null}
      <ErrorSummary errors={summaryOf(answer)} title="没有提交" />
      <ConsultationThread page={page} requestKey={key} answer={answer} />
    </div>
  )
}
