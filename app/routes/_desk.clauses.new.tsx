import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { wordingProblems } from '../clauses/check-clause.server.ts'
import { clauseAuthorOf } from '../clauses/clause-author.ts'
import { proposeClause } from '../commands/propose-clause.server.ts'
import { ClauseFields, ClauseVocabulary } from '../components/clause-fields.tsx'
import { ClauseText } from '../components/clause-text.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Sheet } from '../components/sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { readClauseProposal, readClauseWording } from '../forms/clause-form.ts'
import { presentClauseForm, previewWording } from '../presenters/clause-form.server.ts'
import { noClause } from '../presenters/clause-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.clause ? `起草新文本：${data.clause.title}` : '新增本机构条款'} · 条款库 · 科技板` },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const clause = new URL(request.url).searchParams.get('clause')
  // The platform writes versions of the library's clauses, none of its own: it is asked which one.
  if (clause === null && clauseAuthorOf(who, context.address)?.platform) throw redirect('/clauses')
  return json(await presentClauseForm(who, context, clause))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const by = clauseAuthorOf(who, context.address)
  const form = await request.formData()
  const clause = form.get('clause') ? String(form.get('clause')) : null
  if (!by) throw noClause()
  await presentClauseForm(who, context, clause)
  const { intent = '', ...typed } = readTexts(form)
  const kinds = form.getAll('kinds').map(String)
  const refuse = (said: { message: string; fields?: Record<string, string[]> }) =>
    json({ answer: answerOf(said, typed), kinds, preview: null }, 400)
  if (intent === 'preview') {
    const read = readClauseWording(form)
    if (!read.ok) return refuse({ message: '请按提示更正。', fields: read.fields })
    const problems = await wordingProblems(read.wording, context.printer)
    if (Object.keys(problems).length > 0) return refuse({ message: '请按提示更正。', fields: problems })
    const preview = previewWording(read.wording, read.market)
    return json({ answer: answerOf({ message: '' }, typed), kinds, preview })
  }
  const read = readClauseProposal(form)
  if (!read.ok) return refuse({ message: '请按提示更正。', fields: read.fields })
  const done = await proposeClause(context.db, { ...read, clause, by }, context)
  if (!done.ok) return refuse(done)
  return redirectWith(context, `/clauses/changes/${done.id}`, { kind: 'done', title: '已提交，请另一位复核' })
}

/** A new wording of a clause, or a clause of the house's own. */
export default function NewClause() {
  const form = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  const { clause } = form
  return (
    <>
      <PageHeader
        title={clause ? `起草新文本：${clause.title}` : '新增本机构条款'}
        breadcrumb={[
          { label: '条款库', href: '/clauses' },
          ...(clause ? [{ label: clause.title, href: `/clauses/${clause.key}` }] : []),
        ]}
        facts={
          clause
            ? [
                { label: '现行', value: clause.label },
                { label: '所在章节', value: clause.chapter },
              ]
            : []
        }
      />
      {said && !said.preview ? <ErrorSummary errors={summaryOf(said.answer)} /> : null}
      {said?.preview ? (
        <Sheet id="preview" title={said.preview.title} note={`预览：${said.preview.market}，示例项目`}>
          <ClauseText lines={said.preview.lines} />
        </Sheet>
      ) : null}
      <ClauseFields form={form} answer={said?.answer} kinds={said?.kinds} />
      <ClauseVocabulary form={form} />
    </>
  )
}
