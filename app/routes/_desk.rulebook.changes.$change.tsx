import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePlatform } from '../accounts/administrator.server.ts'
import { approveChange, refuseChange, withdrawChange } from '../commands/decide-change.server.ts'
import { Alert } from '../components/alert.tsx'
import { ChangeState } from '../components/changes-table.tsx'
import { ComparedTable } from '../components/compared-table.tsx'
import { DecideChange } from '../components/decide-change.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Sheet } from '../components/sheet.tsx'
import { MovedSheets, TouchedSheet } from '../components/touched-table.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { presentChange } from '../presenters/change-page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.line.title ?? '规则'}的变更 · 科技板` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return json(await presentChange(context, await requirePlatform(request, context), params.change ?? ''))
}

const doneWords: Record<string, string> = {
  approve: '变更已生效',
  refuse: '变更已退回',
  withdraw: '变更已撤回',
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const by = await requirePlatform(request, context)
  const { intent = '', seen = '', words = '' } = readTexts(await request.formData())
  const asked = { id: params.change ?? '', by, words: words.trim().slice(0, 2000) }
  const { db, ports } = context
  const commands = {
    approve: () => approveChange(db, { ...asked, seen: Number(seen) }, ports),
    refuse: () => refuseChange(db, asked, ports),
    withdraw: () => withdrawChange(db, asked, ports),
  }
  const chosen = Object.entries(commands).find(([name]) => name === intent)
  if (!chosen) throw new Response('没有这项操作。', { status: 400 })
  const done = await chosen[1]()
  if (!done.ok) return json(answerOf(done, { words }), done.reason === 'stale' ? 409 : 400)
  return redirectWith(context, `/rulebook/changes/${asked.id}`, { kind: 'done', title: doneWords[intent] ?? '已办理' })
}

export default function Change() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { line } = view
  return (
    <>
      <PageHeader
        title={line.title}
        breadcrumb={[
          { label: '规则', href: '/rulebook' },
          { label: '变更记录', href: '/rulebook/changes' },
        ]}
        facts={[{ value: <ChangeState state={line.state} /> }, { value: line.what }]}
      />
      <ErrorSummary errors={summaryOf(answer)} title="没有办成" />
      {view.problem ? (
        <Alert kind="warning" title="按现行规则已不能生效">
          {view.problem}
        </Alert>
      ) : null}
      <Sheet title="变更">
        <FactsList
          facts={[
            { label: '理由', value: line.reason },
            { label: '提出', value: line.proposed },
            ...(line.decided ? [{ label: '结论', value: line.decided }] : []),
          ]}
        />
      </Sheet>
      {view.compared.length > 0 ? <ComparedTable lines={view.compared} /> : null}
      {view.touched ? <TouchedSheet touched={view.touched} list={`/exports/touched?change=${line.id}`} /> : null}
      {view.moved ? <MovedSheets moved={view.moved} list={`/exports/moved?change=${line.id}`} /> : null}
      {view.acts ? (
        <DecideChange
          acts={view.acts}
          title={line.title}
          version={view.version}
          problem={view.problem}
          answer={answer}
        />
      ) : null}
    </>
  )
}
