import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { planReserve } from '../commands/plan-reserve.server.ts'
import { preparePaper } from '../commands/prepare-paper.server.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FindingItem } from '../components/guide-column.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { MaturitySheet } from '../components/maturity-sheet.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { ReservePapers } from '../components/reserve-papers.tsx'
import { ReservePlanSheet } from '../components/reserve-plan-sheet.tsx'
import { Sheet } from '../components/sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { presentReserve } from '../presenters/reserve-page.server.ts'
import { actorOn } from '../reach.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const page = await presentReserve(await enterProject(who, context, params.project))
  return json({ page, key: context.ports.newId() })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `储备 · ${data?.page.frame.name ?? ''} · 科技板` },
]

const planned = ['window', 'amount', 'region', 'rating', 'support'] as const

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const project = room.project.id
  const texts = readTexts(await request.formData())
  const actor = await actorOn(context.reader, who, project, null, room.now)
  const key = (texts.key ?? '').slice(0, 64)
  const to = `/projects/${project}/reserve`
  if (texts.intent === 'plan') {
    const form = Object.fromEntries(planned.flatMap((name) => (texts[name] === undefined ? [] : [[name, texts[name]]])))
    const done = await planReserve(context.db, { project, form, actor, key }, context.ports)
    return done.ok ? redirectWith(context, to, { kind: 'done', title: '计划已保存' }) : json(answerOf(done, texts), 400)
  }
  const { code = '', ready = '' } = texts
  const mark = { project, code, ready: ready === 'yes', actor, key: `${key}:${code}` }
  const done = await preparePaper(context.db, mark, context.ports)
  if (!done.ok) return json(answerOf(done, texts), 400)
  const title = mark.ready ? `已备：${done.title}` : `已取消：${done.title}`
  return redirectWith(context, `${to}#papers`, { kind: 'done', title })
}

/** 储备: how ripe, what is intended, which papers are at hand. */
export default function ReserveRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '储备', href: `/projects/${page.frame.id}` }}
        facts={[{ label: '现状', value: page.state }, { value: page.turn }]}
        actions={
          page.next ? (
            <LinkButton href={page.next.href} tone="primary">
              {page.next.label}
            </LinkButton>
          ) : undefined
        }
      />
      <ErrorSummary errors={summaryOf(answer)} title="没有保存" />
      <div className="with-side">
        <div className="stack">
          <ReservePapers page={page} requestKey={key} />
          <Sheet title="主体资格预判" note="按拟申报日或今天的规则">
            <ul className="guide-findings">
              {page.findings.map((line) => (
                <FindingItem key={line.title + line.because} line={line} />
              ))}
            </ul>
          </Sheet>
        </div>
        <div className="stack">
          <MaturitySheet maturity={page.maturity} />
          <ReservePlanSheet page={page} requestKey={key} answer={answer} />
          {page.consultations ? (
            <Sheet title="申报前咨询" end={<a href={page.consultations.href}>去看看</a>}>
              {page.consultations.count === 0
                ? '还没有提过问题。拿不准的，申报前先问。'
                : `共 ${page.consultations.count} 项，${page.consultations.open} 项待答复。`}
            </Sheet>
          ) : null}
        </div>
      </div>
    </div>
  )
}
