import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { remind } from '../commands/remind.server.ts'
import { DeskSide } from '../components/desk-side.tsx'
import { DeskWork } from '../components/desk-work.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { MyChapters } from '../components/my-chapters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { WaitingSheet } from '../components/waiting-sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { type DeskTab, presentDesk } from '../presenters/desk.server.ts'
import { presentMyChapters } from '../presenters/my-chapters.server.ts'
import { reminderActor } from '../presenters/reminder-actor.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '工作台 · 科技板' }]

const tabs: readonly DeskTab[] = ['todo', 'done', 'mine']

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { searchParams } = new URL(request.url)
  const tab = tabs.find((name) => name === searchParams.get('tab')) ?? 'todo'
  const desk = await presentDesk(who, context, { tab, after: searchParams.get('after') })
  return json({ desk, chapters: await presentMyChapters(who, context), key: context.ports.newId() })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const texts = readTexts(await request.formData())
  const actor = await reminderActor(who, context, texts.task ?? '')
  if (!actor) throw new Response('没有这件待办，或它不在您的座位可见的范围内。', { status: 404 })
  const key = `${texts.key ?? ''}:${texts.task ?? ''}`
  const done = await remind(context.db, { task: texts.task ?? '', actor, key }, context.ports)
  if (!done.ok) return json(answerOf(done, texts), 400)
  return redirectWith(context, '/desk', {
    kind: 'done',
    title: `已催办${done.capacity}`,
    next: '24 小时内不能再催同一步。',
  })
}

export default function Desk() {
  const { desk, chapters, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { organisation, capacity, previous } = desk.place
  return (
    <>
      <PageHeader
        title="工作台"
        facts={[{ value: `${organisation} · ${capacity}` }, { value: previous ? `上次登录 ${previous}` : '首次登录' }]}
        actions={desk.mayOpen ? <LinkButton href="/projects/new">新建项目</LinkButton> : undefined}
      />
      <ErrorSummary errors={summaryOf(answer)} title="没有办成" />
      <div className="with-side">
        <div className="stack">
          <DeskWork desk={desk} chapters={chapters.total} />
          <MyChapters chapters={chapters} />
          <WaitingSheet waiting={desk.waiting} formKey={key} />
        </div>
        <DeskSide news={desk.news} projects={desk.projects} />
      </div>
    </>
  )
}
