import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enterReserve } from '../commands/enter-reserve.server.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ReserveEnterForm } from '../components/reserve-enter-form.tsx'
import { Sheet } from '../components/sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { openers } from '../presenters/desk.server.ts'
import { presentOpened } from '../presenters/opened.server.ts'
import { presentReserveEnter } from '../presenters/reserve-enter.server.ts'
import { requireCapacity, requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '列入储备 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { searchParams } = new URL(request.url)
  const view = await presentReserveEnter(who, searchParams, context)
  if (!view) return redirect('/guide', 303)
  return json({ view, key: context.ports.newId() })
}

const asked = ['name', 'issuer', 'issuerName', 'issuerCode', 'steward', 'lead', 'authorities'] as const

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireCapacity(request, context, openers)
  const { searchParams } = new URL(request.url)
  const texts = readTexts(await request.formData())
  const form = Object.fromEntries(asked.flatMap((name) => (texts[name] === undefined ? [] : [[name, texts[name]]])))
  const actor = { person: who.person, organisation: who.organisation, seats: [who.capacity] }
  const done = await enterReserve(
    context.db,
    {
      answers: searchParams,
      option: searchParams.get('option') ?? '',
      form,
      opener: { actor, capacity: who.capacity },
      key: (texts.key ?? '').slice(0, 48),
    },
    context.ports,
  )
  if (!done.ok) return json(answerOf(done, texts), 400)
  const { title: _, next: __, ...opened } = await presentOpened(context.reader, done.project)
  return redirectWith(context, `/projects/${done.project}/reserve`, {
    ...opened,
    title: '已列入储备',
    next: '下面是材料清单：备好一份标记一份。园区与地方或主承销商将开始辅导。',
  })
}

/** What was answered becomes a project in the reserve, for whoever sits in a seat that may open one. */
export default function EnterReserve() {
  const { view, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack">
      <PageHeader
        title="列入储备"
        facts={[{ value: view.way }]}
        actions={<LinkButton href={view.backHref}>回到结果</LinkButton>}
      />
      <ErrorSummary errors={summaryOf(answer)} title="没有列入" />
      {view.refused ? (
        <Sheet label="席位不符" bare>
          <EmptyState icon="lock" title="换一个座位就能列入">
            {view.refused}
          </EmptyState>
        </Sheet>
      ) : (
        <ReserveEnterForm view={view} answer={answer} requestKey={key} />
      )}
      <Sheet title="将一并登记" foot="作为自述登记，没有凭证；核验时会要求补充证明。">
        <FactsList facts={view.answered} columns={2} />
      </Sheet>
    </div>
  )
}
