import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postPoints } from '../commands/posted-points.server.ts'
import { Alert } from '../components/alert.tsx'
import { DataTable } from '../components/data-table.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { Validity } from '../components/listed-table.tsx'
import { PointsForm, PointsResult } from '../components/points-sheet.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { TitleTable } from '../components/title-table.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { presentTitles, type TitlesPageView } from '../presenters/titles-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `称号与积分 · ${data?.frame.name ?? ''} · 科技板` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const model = new URL(request.url).searchParams.get('model')
  return json(await presentTitles(room, { model, key: context.ports.newId() }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { project } = await enterProject(who, context, params.project)
  const form = readTexts(await request.formData())
  const done = await postPoints(who, context, project, form)
  if (!done.ok) return json(answerOf(done, form), done.reason === 'unavailable' ? 403 : 422)
  throw redirectWith(context, `/projects/${project.id}/titles`, {
    kind: 'done',
    title: `已登记 ${done.saved} 项指标`,
    next: '测算结果在下方，只作佐证。',
  })
}

/** Titles with evidence, what lists say of them, and points: what speaks for an issuer, and decides nothing by itself. */
export default function Titles() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { points } = page
  const at = `/projects/${page.frame.id}/titles`
  const lists = `/projects/${page.frame.id}/exports`
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '称号与积分', href: `/projects/${page.frame.id}` }}
        facts={[{ value: '称号凭证明，名单只作提示，积分只作佐证；是否符合条件由规则判断。' }]}
      />
      <ErrorSummary errors={summaryOf(answer)} />
      {page.alerts.map(({ words, blocks }) => (
        <Alert key={words} kind={blocks ? 'error' : 'warning'} title={blocks ? '称号到期，办理受阻' : '称号到期提醒'}>
          {words}
        </Alert>
      ))}
      <Sheet
        title="科技称号"
        end={
          <>
            {page.titles.length > 0 ? <ExportLinks list={`${lists}/titles`} what="科技称号" quiet /> : null}
            {page.editHref && page.titles.length > 0 ? (
              <LinkButton href={page.editHref} size="small">
                登记称号
              </LinkButton>
            ) : null}
          </>
        }
        bare
      >
        <TitleTable titles={page.titles} editHref={page.editHref} />
      </Sheet>
      <Listed page={page} />
      {points.models.length > 1 ? (
        <FilterChips
          label="积分模型"
          chips={points.models.map(({ value, label }) => ({
            href: `${at}?model=${value}#points`,
            label,
            current: value === points.model.key,
          }))}
        />
      ) : null}
      <PointsResult points={points} list={`${lists}/points`} />
      {page.mayWrite ? <PointsForm points={points} answer={answer} formKey={answer?.values.key ?? page.key} /> : null}
    </div>
  )
}

function Listed({ page }: { page: TitlesPageView }) {
  if (page.listed.length === 0) return null
  return (
    <Sheet
      title="名单中的此企业"
      note={`按信用代码 ${page.code} 核对，只作提示`}
      end={<ExportLinks list={`/projects/${page.frame.id}/exports/titles-listed`} what="名单中的此企业" quiet />}
      bare
    >
      <DataTable
        caption="名单中的此企业"
        rows={page.listed}
        rowKey={(line) => line.key}
        columns={[
          { head: '称号或名单', cell: (line) => line.title },
          {
            head: '名单',
            cell: (line) => (page.listsShown ? <a href={line.list.href}>{line.list.title}</a> : line.list.title),
          },
          { head: '证书编号', kind: 'dense', cell: (line) => line.certificate || '—' },
          { head: '有效期', cell: (line) => <Validity row={line} /> },
        ]}
      />
    </Sheet>
  )
}
