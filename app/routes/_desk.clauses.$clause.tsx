import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { clauseAuthorOf } from '../clauses/clause-author.ts'
import { proposeClauseWithdrawal } from '../commands/propose-clause.server.ts'
import { ClauseChanges, ClauseVersions } from '../components/clause-tables.tsx'
import { ClauseText } from '../components/clause-text.tsx'
import { DateField } from '../components/date-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TextAreaField } from '../components/text-area-field.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, shown, summaryOf } from '../forms/answer.ts'
import { readClauseEnd } from '../forms/clause-form.ts'
import { noClause, presentClause } from '../presenters/clause-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? '条款'} · 条款库 · 科技板` }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { searchParams } = new URL(request.url)
  const asked = { clause: params.clause, version: searchParams.get('version'), as: searchParams.get('as') }
  return json(await presentClause(who, context, asked))
}

/** Puts before a second person that a version shall end. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const by = clauseAuthorOf(who, context.address)
  const page = await presentClause(who, context, { clause: params.clause, version: null, as: null })
  if (!by || page.endable.length === 0) throw noClause()
  const typed = readTexts(await request.formData())
  const read = readClauseEnd(typed)
  if (!read.ok) return json(answerOf({ message: '请按提示更正。', fields: read.fields }, typed), 400)
  const done = await proposeClauseWithdrawal(context.db, { ...read.asked, by }, context.ports)
  if (!done.ok) return json(answerOf(done, typed), 400)
  return redirectWith(context, `/clauses/changes/${done.id}`, { kind: 'done', title: '已提交，请另一位复核' })
}

export default function Clause() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={page.title}
        breadcrumb={[
          { label: '条款库', href: '/clauses' },
          { label: page.placeTitle, href: `/clauses?place=${page.key.split('.')[0]}` },
        ]}
        facts={[
          { label: '版本', value: `${page.versions.length} 个` },
          ...(page.occasion ? [{ value: page.occasion }] : []),
          { value: <code>{page.key}</code> },
        ]}
        actions={
          page.write ? (
            <LinkButton href={page.write} tone="primary">
              起草新文本
            </LinkButton>
          ) : undefined
        }
      />
      <ErrorSummary errors={summaryOf(answer)} title="没有办成" />
      <Sheet
        title="版本"
        note="新的在前；通过复核的文本不再改动"
        end={<ExportLinks list={`/exports/clause-versions?clause=${page.key}`} what="版本" quiet />}
        bare
      >
        <ClauseVersions versions={page.versions} title={page.title} />
      </Sheet>
      <Wording page={page} />
      <Sheet title="用在哪里">
        <FactsList facts={page.used.map(({ paper, chapter }) => ({ label: paper, value: chapter }))} />
      </Sheet>
      {page.endable.length > 0 ? <EndVersion page={page} answer={answer} /> : null}
      {page.changes.length > 0 ? (
        <Sheet title="起草与复核记录" bare>
          <ClauseChanges changes={page.changes} caption={`${page.title}的起草与复核`} />
        </Sheet>
      ) : null}
    </>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** What a version says, as it was written or as it reads in a paper of one kind. */
const Wording = ({ page }: { page: Page }) => (
  <Sheet id="text" title={page.market ? page.shown.title : '文本'} note={page.shown.label}>
    <form method="get" action="#text" className="clause-as">
      <HiddenInputs values={{ version: page.shown.id }} />
      <SelectField
        name="as"
        label="看作"
        options={page.markets}
        empty="原文（空格和条件）"
        defaultValue={page.market}
        unmarked
      />
      <div className="acts">
        <SubmitButton>查看</SubmitButton>
      </div>
    </form>
    <ClauseText lines={page.shown.lines} />
  </Sheet>
)

const EndVersion = ({ page, answer }: { page: Page; answer: ReturnType<typeof useActionData<typeof action>> }) => (
  <Sheet title="停用" note="停用前受理的项目不受影响" foot="须由另一位复核；停用后由此前的版本接续，没有的不再印出。">
    <form method="post" className="form">
      <div className="form-grid">
        <SelectField {...shown(answer, 'target')} label="版本" options={page.endable} required />
        <DateField {...shown(answer, 'from', page.tomorrow)} label="停用日" min={page.tomorrow} required />
      </div>
      <TextAreaField {...shown(answer, 'reason')} label="理由" rows={2} maxLength={2000} required />
      <div className="acts">
        <SubmitButton>提交复核</SubmitButton>
      </div>
    </form>
  </Sheet>
)
