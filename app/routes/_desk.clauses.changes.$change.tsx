import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { clauseAuthorOf } from '../clauses/clause-author.ts'
import { approveClause, refuseClause, withdrawClause } from '../commands/decide-clause.server.ts'
import { Alert } from '../components/alert.tsx'
import { ClauseDecision } from '../components/clause-decision.tsx'
import { ClauseText } from '../components/clause-text.tsx'
import { CompareText } from '../components/compare-text.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { Tag } from '../components/tag.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { presentClauseChange } from '../presenters/clause-change.server.ts'
import { noClause } from '../presenters/clause-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.line.title ?? '条款'} · 条款库 · 科技板` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const as = new URL(request.url).searchParams.get('as')
  return json(await presentClauseChange(who, context, { change: params.change, as }))
}

const doneWords: Record<string, string> = { approve: '已通过', refuse: '已退回', withdraw: '已撤回' }

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const by = clauseAuthorOf(who, context.address)
  if (!by) throw noClause()
  await presentClauseChange(who, context, { change: params.change, as: null })
  const { intent = '', words = '' } = readTexts(await request.formData())
  const asked = { id: params.change ?? '', by, words: words.trim().slice(0, 2000) }
  const { db, ports } = context
  const commands = {
    approve: () => approveClause(db, asked, ports),
    refuse: () => refuseClause(db, asked, ports),
    withdraw: () => withdrawClause(db, asked, ports),
  }
  const chosen = Object.entries(commands).find(([name]) => name === intent)
  if (!chosen) throw new Response('没有这项操作。', { status: 400 })
  const done = await chosen[1]()
  if (!done.ok) return json(answerOf(done, { words }), done.reason === 'stale' ? 409 : 400)
  return redirectWith(context, `/clauses/changes/${asked.id}`, { kind: 'done', title: doneWords[intent] ?? '已办理' })
}

export default function ClauseChange() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { line } = page
  return (
    <>
      <PageHeader
        title={line.title}
        breadcrumb={[
          { label: '条款库', href: '/clauses' },
          ...(page.clause ? [{ label: line.title, href: page.clause }] : []),
        ]}
        facts={[{ value: <Tag tone={line.state.tone}>{line.state.word}</Tag> }, { value: line.what }]}
      />
      <ErrorSummary errors={summaryOf(answer)} title="没有办成" />
      {page.problem ? (
        <Alert kind="warning" title="不能再通过">
          {page.problem}
        </Alert>
      ) : null}
      <Sheet title="提议">
        <FactsList
          facts={[
            { label: '说明', value: line.reason },
            { label: '所在章节', value: page.chapter },
            { label: '适用', value: page.kinds },
            ...(page.basis ? [{ label: '依据', value: page.basis }] : []),
            { label: '起草', value: line.proposed },
            ...(line.decided ? [{ label: '结论', value: line.decided }] : []),
          ]}
        />
      </Sheet>
      {page.compared ? (
        <>
          <p className="small soft">左为{page.compared.label}，右为提议的文本。</p>
          <CompareText chapters={page.compared.chapters} />
        </>
      ) : (
        <Sheet title="文本">
          <ClauseText lines={page.written} />
        </Sheet>
      )}
      {page.filled ? <Filled page={page} filled={page.filled} /> : null}
      {page.acts ? <ClauseDecision acts={page.acts} problem={page.problem} answer={answer} /> : null}
    </>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Filled = ({ page, filled }: { page: Page; filled: NonNullable<Page['filled']> }) => (
  <Sheet id="preview" title="印出的样子" note={`${filled.market}，示例项目`}>
    <form method="get" action="#preview" className="clause-as">
      <SelectField name="as" label="预览为" options={page.markets} defaultValue={page.market} unmarked />
      <div className="acts">
        <SubmitButton>查看</SubmitButton>
      </div>
    </form>
    <ClauseText lines={filled.lines} />
  </Sheet>
)
