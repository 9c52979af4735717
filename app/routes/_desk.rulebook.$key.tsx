import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePlatform } from '../accounts/administrator.server.ts'
import { problemsOf, proposeChange } from '../commands/propose-change.server.ts'
import { ChangesTable } from '../components/changes-table.tsx'
import { ComparedTable } from '../components/compared-table.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ParameterChangeForm } from '../components/parameter-change-form.tsx'
import { ParameterRows } from '../components/parameter-table.tsx'
import { Sheet } from '../components/sheet.tsx'
import { TouchedSheet } from '../components/touched-table.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { readParameterChange } from '../forms/rulebook-change.ts'
import { comparedOf } from '../presenters/change-page.server.ts'
import { presentParameter } from '../presenters/parameter-page.server.ts'
import { touchedProjects } from '../presenters/touched-projects.server.ts'
import { rulebookOf } from '../rulebook.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? '规则参数'} · 科技板` }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requirePlatform(request, context)
  return json(await presentParameter(context, params.key ?? ''))
}

/** 试算 shows what the change would do and keeps what was typed; 提交复核 puts it before a second administrator. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const by = await requirePlatform(request, context)
  const { key, applies } = await presentParameter(context, params.key ?? '')
  const { intent = '', ...typed } = readTexts(await request.formData())
  const read = readParameterChange(key, applies, typed)
  if (!read.ok)
    return json({ answer: answerOf({ message: '请按提示更正。', fields: read.fields }, typed), tried: null }, 400)
  const { change, reason } = read
  if (intent === 'try') {
    const { parameters, ...book } = await rulebookOf(context.reader)
    const problem = problemsOf({ parameters, ...book }, change)
    if (problem) return json({ answer: answerOf(problem, typed), tried: null }, 400)
    const touched = await touchedProjects(context.reader, context.ports.now(), change)
    const tried = { compared: comparedOf(parameters, change, true), touched }
    return json({ answer: answerOf({ message: '' }, typed), tried })
  }
  const done = await proposeChange(context.db, { change, reason, by }, context.ports)
  if (!done.ok) return json({ answer: answerOf(done, typed), tried: null }, 400)
  return redirectWith(context, `/rulebook/changes/${done.id}`, {
    kind: 'done',
    title: '已提交，请另一位管理员复核',
  })
}

export default function Parameter() {
  const view = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={view.title}
        breadcrumb={[{ label: '规则', href: '/rulebook' }]}
        facts={[{ value: <code>{view.key}</code> }]}
      />
      {said && !said.tried ? <ErrorSummary errors={summaryOf(said.answer)} /> : null}
      <Sheet
        title="历次取值"
        note="各行只接续，不改写"
        end={<ExportLinks list={`/exports/parameter?parameter=${view.key}`} what="历次取值" quiet />}
        bare
      >
        <ParameterRows rows={view.rows} />
      </Sheet>
      {said?.tried ? (
        <>
          <ComparedTable lines={said.tried.compared} />
          <TouchedSheet touched={said.tried.touched} />
        </>
      ) : null}
      <ParameterChangeForm view={view} answer={said?.answer} tried={Boolean(said?.tried)} />
      <Sheet
        title="变更记录"
        end={<ExportLinks list={`/exports/rulebook-changes?parameter=${view.key}`} what="变更记录" quiet />}
        bare
      >
        <ChangesTable changes={view.changes} caption={`${view.title}的变更`} />
      </Sheet>
    </>
  )
}
