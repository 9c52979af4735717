import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { administratorOf } from '../accounts/administrator.server.ts'
import {
  disablePerson,
  enablePerson,
  endCapacity,
  grantCapacity,
  resetPassword,
} from '../commands/change-person.server.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PersonAccount, PersonSeats } from '../components/person-sheets.tsx'
import { Sheet } from '../components/sheet.tsx'
import { ToldOnce } from '../components/told-once.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { presentPerson } from '../presenters/person.server.ts'
import { requireCapacity } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '人员 · 科技板' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, ['administrator'])
  return json(await presentPerson(administratorOf(who, context.address), context, params.person ?? ''))
}

const doneWords: Record<string, string> = {
  disable: '账号已停用，其登录立即失效',
  enable: '账号已启用',
  grant: '已授予席位',
  end: '已收回席位，该席位上的登录立即失效',
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireCapacity(request, context, ['administrator'])
  const { intent = '', capacity = '', ...rest } = readTexts(await request.formData())
  const of = { person: params.person ?? '', by: administratorOf(who, context.address) }
  const person = await presentPerson(of.by, context, of.person)
  const { db, ports } = context
  if (intent === 'reset') {
    const reset = await resetPassword(db, of, ports)
    if (!reset.ok) return json({ refused: answerOf(reset, rest), made: null }, 400)
    return json({ refused: null, made: { name: person.name, email: person.email, password: reset.password } })
  }
  const commands = {
    disable: () => disablePerson(db, of, ports),
    enable: () => enablePerson(db, of, ports),
    grant: () => grantCapacity(db, { ...of, capacity }, ports),
    end: () => endCapacity(db, { ...of, capacity }, ports),
  }
  const chosen = Object.entries(commands).find(([name]) => name === intent)
  if (!chosen) throw new Response('没有这项操作。', { status: 400 })
  const done = await chosen[1]()
  if (!done.ok) return json({ refused: answerOf(done, { ...rest, capacity }), made: null }, 400)
  return redirectWith(context, `/people/${of.person}`, { kind: 'done', title: doneWords[intent] ?? '已办理' })
}

export default function Person() {
  const view = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  const answer = said?.refused ?? undefined
  return (
    <>
      <PageHeader
        title={view.name}
        breadcrumb={[{ label: '人员', href: '/people' }]}
        facts={[{ value: `${view.organisation} · ${view.kind}` }]}
      />
      <ErrorSummary errors={summaryOf(answer)} title="没有办成" />
      {said?.made ? <ToldOnce {...said.made} /> : null}
      <div className="halves">
        <div className="stack">
          <Sheet title="账号">
            <FactsList
              facts={[
                { label: '邮箱', value: view.email, sample: view.sample },
                { label: '建立', value: view.created },
                { label: '上次登录', value: view.last },
                {
                  label: '状态',
                  value: view.disabled ? `已停用（${view.disabled}）` : view.mustChange ? '待本人改密' : '正常',
                },
              ]}
            />
          </Sheet>
          <PersonAccount view={view} />
        </div>
        <PersonSeats view={view} answer={answer} />
      </div>
    </>
  )
}
