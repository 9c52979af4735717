import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { cancelList, resumeList } from '../commands/cancel-list.server.ts'
import { mapList } from '../commands/map-list.server.ts'
import { Alert } from '../components/alert.tsx'
import { ConfirmFold } from '../components/confirm-fold.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { ListFaults } from '../components/list-faults.tsx'
import { ListMapping } from '../components/list-mapping.tsx'
import { ListProgress } from '../components/list-progress.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { versionIn } from '../presenters/list-page.server.ts'
import { keeperOf, requireListReader } from '../presenters/list-reader.server.ts'
import { presentVersion } from '../presenters/list-version.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.list.title ?? ''} 第 ${data?.number ?? ''} 版 · 科技板` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireListReader(request, context)
  const after = Math.max(0, Number(new URL(request.url).searchParams.get('after')) || 0)
  return json(await presentVersion(who, context, { list: params.list, version: params.version, after }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireListReader(request, context)
  const { version, list } = await versionIn(context, params.list, params.version)
  const { intent, ...form } = readTexts(await request.formData())
  const asked = { version: version.id, by: keeperOf(who, context) }
  const here = `/lists/${list.id}/versions/${version.id}`
  if (intent === 'cancel') {
    const done = await cancelList(context.db, asked, context.ports)
    if (!done.ok) return json(answerOf(done, form), 409)
    return redirectWith(context, `/lists/${list.id}`, { kind: 'done', title: '已取消导入', next: '现有版本没有变化。' })
  }
  if (intent === 'resume') {
    const done = await resumeList(context.db, asked)
    if (!done.ok) return json(answerOf(done, form), 409)
    return redirectWith(context, here, { kind: 'done', title: '继续导入' })
  }
  const done = await mapList(context.db, { ...asked, form }, context.ports)
  if (!done.ok) return json(answerOf(done, form), done.reason === 'invalid' ? 400 : 409)
  return redirectWith(context, here, { kind: 'done', title: '正在核对每一行' })
}

export default function Version() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { work, mapping, sums, change } = view
  return (
    <div className="stack">
      <PageHeader
        title={`第 ${view.number} 版（${view.mode}）`}
        breadcrumb={[
          { label: '推荐名单', href: '/lists' },
          { label: view.list.title, href: view.list.href },
        ]}
        facts={[
          { value: <Tag tone={view.state.tone}>{view.state.word}</Tag> },
          ...view.facts.map((value) => ({ value })),
        ]}
        actions={<LinkButton href={view.list.href}>看名单</LinkButton>}
      />
      <ErrorSummary errors={summaryOf(answer)} />
      {view.message ? (
        <Alert kind="error" title="没有导入">
          {view.message}
        </Alert>
      ) : null}
      {work ? <ListProgress view={{ ...view, work }} /> : null}
      {mapping ? (
        <Sheet
          title="指明各列"
          note="表头没有认全"
          bare
          end={view.mine ? <Cancel name={`${view.list.title} 第 ${view.number} 版`} /> : undefined}
        >
          <ListMapping mapping={mapping} answer={answer} />
        </Sheet>
      ) : (
        <Sheet
          title="逐行核对"
          end={<ExportLinks list={`/exports/list-faults?version=${view.id}`} what="待更正和有提示的行" quiet />}
          bare
          foot={
            <Pager
              words={`共读 ${sums.rows} 行，收下 ${sums.good} 家，待更正 ${sums.faulty} 行，提示 ${sums.remarked} 行${change ? `；新增 ${change.added}、移出 ${change.gone}、变更 ${change.changed}` : ''} · 截至 ${view.asOf}`}
              {...(view.first ? { first: view.first } : {})}
              {...(view.next ? { next: view.next } : {})}
            />
          }
        >
          {sums.faulty > 0 ? (
            <p className="sheet-body small soft">
              待更正的行没有进入名单。下载后改好，用「补录」方式导入即可；同名企业补录后不再列为待更正。
            </p>
          ) : null}
          <ListFaults faults={view.faults} reading={work !== null} />
        </Sheet>
      )}
    </div>
  )
}

const Cancel = ({ name }: { name: string }) => (
  <ConfirmFold verb="取消导入" name={name} effect="现有版本照常使用。" hidden={{ intent: 'cancel' }} small />
)
