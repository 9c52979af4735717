import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pinIssue } from '../commands/pin-issue.server.ts'
import { Alert } from '../components/alert.tsx'
import { instantText } from '../components/chinese-date.ts'
import { ConfirmFold } from '../components/confirm-fold.tsx'
import { DateField } from '../components/date-field.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { GroupTable } from '../components/group-table.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { PlanTable } from '../components/plan-table.tsx'
import { PredictionSheet } from '../components/prediction-sheet.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, shown, summaryOf } from '../forms/answer.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { presentTimetable } from '../presenters/timetable.server.ts'
import { actorOn } from '../reach.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  return json(await presentTimetable(room, context.ports.newId()))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const texts = readTexts(await request.formData())
  const actor = await actorOn(room.tx, who, room.project.id, null, room.now)
  const day = texts.intent === 'unpin' ? null : (texts.day ?? '')
  const command = { project: room.project.id, day, actor, key: texts.key ?? '' }
  const done = await pinIssue(context.db, command, context.ports)
  if (!done.ok) return json(answerOf(done, texts), 400)
  const title = done.day ? '目标簿记日已设定，时间表按它倒排' : '已取消目标簿记日'
  return redirectWith(context, `/projects/${room.project.id}/timetable`, { kind: 'done', title })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `工作时间表 · ${data?.frame.name ?? ''} · 科技板` },
]

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** 工作时间表: from today to listing, each step, whose it is and by when; and the group that works on it. */
export default function TimetableRoute() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { frame } = page
  return (
    <div className="stack">
      <ProjectHead
        frame={frame}
        page={{ title: '工作时间表', href: `/projects/${frame.id}` }}
        facts={[...page.days, { label: '截至', value: instantText(page.asOf) }]}
        actions={<ExportLinks list={`/projects/${frame.id}/exports/timetable`} what="工作时间表" />}
      />
      <ErrorSummary errors={summaryOf(answer)} title="没有办成" />
      {page.verdict ? (
        <Alert kind={page.verdict.fits ? 'done' : 'warning'} title={page.verdict.title}>
          {page.verdict.words}
        </Alert>
      ) : null}
      <Next next={page.next} />
      <Steps page={page} />
      {page.pin ? <Pin page={page} answer={answer} /> : null}
      <PredictionSheet predictions={page.predictions} />
      <Sheet
        title="工作组"
        end={
          <ExportLinks
            list={`/projects/${frame.id}/exports/working-group`}
            what="工作组"
            count={`${page.members.length} 席`}
            quiet
          />
        }
        bare
      >
        <GroupTable members={page.members} />
      </Sheet>
    </div>
  )
}

function Next({ next }: Pick<Page, 'next'>) {
  return (
    <Sheet label="本方下一期限">
      {next ? (
        <p className="plan-next">
          <span>本方下一期限</span>
          <b className={next.late ? 'tone-cinnabar' : undefined}>{next.by}</b>
          <span>
            {next.title}，{next.left}
          </span>
        </p>
      ) : (
        <p className="plan-next">
          <span>本方下一期限</span>
          <b>没有</b>
          <span>计划中没有轮到本席位的步骤。</span>
        </p>
      )}
    </Sheet>
  )
}

function Steps({ page }: { page: Page }) {
  const { groups, done, hasTarget } = page
  const count = done.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <Sheet
      title="步骤"
      note={page.provisional ? '暂定：该日的节假日安排尚未公布' : '按今天已知的情况推算'}
      end={hasTarget ? '空心为计划，虚线为今天，竖线为最迟' : '空心为计划，虚线为今天'}
      foot="随办理进度重新推算，不含尚未提出的反馈和中止；没有规定期限的步骤按本平台约定推算，不构成期限。"
      bare
    >
      {count > 0 ? (
        <details className="act-fold">
          <summary>已完成 {count} 步</summary>
          <PlanTable groups={done} pinned={false} caption="已完成的步骤" />
        </details>
      ) : null}
      {groups.length === 0 ? (
        <EmptyState icon="calendar" title="没有还要办的步骤">
          {count > 0
            ? '这个项目的计划已经走完。启动新的一期发行之后，这里重新排出。'
            : '项目开始办理之后，各步骤会按日期列在这里。'}
        </EmptyState>
      ) : (
        <PlanTable groups={groups} pinned={hasTarget} caption="工作时间表" />
      )}
    </Sheet>
  )
}

function Pin({ page, answer }: { page: Page; answer: ReturnType<typeof useActionData<typeof action>> }) {
  const { pin } = page
  if (!pin) return null
  return (
    <Sheet title="目标簿记日" note="设定之后，每一步显示最迟办结日；对任何一方没有约束力">
      <div className="plan-pin">
        <form method="post" className="plan-pin">
          <HiddenInputs values={{ key: page.key }} />
          <DateField {...shown(answer, 'day', pin.day)} label="日期" min={pin.today} required />
          <SubmitButton tone="primary">{pin.day ? '更改' : '设定'}</SubmitButton>
        </form>
        {pin.day ? (
          <ConfirmFold
            verb="取消"
            name={`${page.frame.name} 的目标簿记日 ${pin.day}`}
            effect="时间表改按期限正排。"
            hidden={{ key: `${page.key}-x`, intent: 'unpin' }}
          />
        ) : null}
      </div>
    </Sheet>
  )
}
