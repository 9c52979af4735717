import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePlatform } from '../accounts/administrator.server.ts'
import { grantOutage, refuseOutage } from '../commands/decide-outage.server.ts'
import { Alert } from '../components/alert.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { OutageClocks } from '../components/outage-clocks.tsx'
import { OutageDecision } from '../components/outage-decision.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { WaitingReload } from '../components/waiting-reload.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { presentOutage } from '../presenters/outages.server.ts'

export const meta: MetaFunction = () => [{ title: '系统停机 · 科技板' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return json(await presentOutage(context, await requirePlatform(request, context), params.outage ?? ''))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const by = await requirePlatform(request, context)
  const { intent = '', words = '' } = readTexts(await request.formData())
  const asked = { id: params.outage ?? '', by, words: words.trim().slice(0, 2000) }
  const decide = { grant: grantOutage, refuse: refuseOutage }[intent]
  if (!decide) throw new Response('没有这项操作。', { status: 400 })
  const done = await decide(context.db, asked, context.ports)
  if (!done.ok) return json(answerOf(done, { words }), done.reason === 'stale' ? 409 : 400)
  const title = intent === 'grant' ? '已核准，正在顺延' : '已退回'
  return redirectWith(context, `/outages/${asked.id}`, { kind: 'done', title })
}

export default function Outage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { row, acts, job } = view
  return (
    <>
      <PageHeader
        title="系统停机"
        breadcrumb={[{ label: '系统停机登记', href: '/outages' }]}
        facts={[{ value: <Tag tone={row.state.tone}>{row.state.word}</Tag> }, { value: row.spell }]}
      />
      <ErrorSummary errors={summaryOf(answer)} title="没有办成" />
      {job?.failed ? (
        <Alert kind="warning" title="顺延中断">
          {job.failed}
        </Alert>
      ) : null}
      <Sheet title="登记">
        <FactsList
          facts={[
            { label: '起止', value: row.spell },
            { label: '影响', value: row.affected },
            { label: '受影响的各方', value: row.sides },
            { label: '依据', value: view.basis },
            { label: '登记', value: row.registered },
            ...(view.decided ? [{ label: '结论', value: view.decided }] : []),
          ]}
        />
      </Sheet>
      {job ? <WaitingReload waiting={job.working} words={`正在顺延，已处理 ${job.progress} 项。`} /> : null}
      <OutageClocks {...view.clocks} list={`/exports/outage-clocks?outage=${row.id}`} />
      {acts ? <OutageDecision {...acts} name={`${row.spell} ${row.affected}`} answer={answer} /> : null}
    </>
  )
}
