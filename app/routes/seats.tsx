import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { earlierToken, enter } from '../accounts/enter.server.ts'
import { takeSeat } from '../commands/take-seat.server.ts'
import { CastTable } from '../components/cast-table.tsx'
import { dayText } from '../components/chinese-date.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { KeptNotice } from '../components/kept-form.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { Seal } from '../components/seal.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SignInForm } from '../components/sign-in-form.tsx'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { type CastView, presentCast } from '../presenters/cast.server.ts'
import { presentEntrance } from '../presenters/entrance.server.ts'

export const meta: MetaFunction = () => [{ title: '入座 · 科技板' }]
export const headers = () => ({ 'Cache-Control': 'no-store' })

const none = () => new Response('只有演示模式有这一页，请登录。', { status: 404 })

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.demo) throw none()
  const next = new URL(request.url).searchParams.get('next') ?? undefined
  return json({ cast: await presentCast(context), entrance: await presentEntrance(context), next })
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.demo) throw none()
  const texts = readTexts(await request.formData())
  const command = {
    person: texts.person ?? '',
    capacity: texts.capacity ?? '',
    address: context.address,
    earlier: earlierToken(request, context),
  }
  const done = await takeSeat(context.db, command, context.ports, context.demo)
  return done.ok ? enter(context, done, texts.next) : json(answerOf(done, texts), 400)
}

export default function SeatsPage() {
  const { cast, entrance, next } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PublicShell home="/" links={entrance.links.map((link) => ({ ...link, current: link.href === '/seats' }))}>
      <h1 className="title-28">一只科创债，经众手而成</h1>
      <p className="lede">
        从入库到兑付，每一步都有一方在办、一个期限在走。挑一个座位坐下，看看同一只债在您手里是什么样子。
      </p>
      <KeptNotice next={next} />
      <ErrorSummary errors={summaryOf(answer)} title="没有入座" />
      <div className="doors">
        <Sheet
          title="演示入座"
          note={cast.project ? `${cast.project.name}　正在「${cast.project.stage}」` : '还没有进行中的示例项目'}
          end={`业务日 ${dayText(cast.day, { year: true })}`}
          foot={<Legend people={cast.people} />}
          bare
        >
          <CastTable stages={cast.stages} rows={cast.rows} hidden={{ next }} />
        </Sheet>
        <div className="stack">
          <Sheet title="机构登录" foot="登录后显示上次登录的时间与地点">
            <SignInForm {...(next ? { next } : {})} />
          </Sheet>
          <Road steps={cast.road} />
        </div>
      </div>
    </PublicShell>
  )
}

const Legend = ({ people }: { people: number }) => (
  <>
    <p className="row">
      <span className="part part-main">实心</span> 主办
      <span className="part">空心</span> 参与
      <span>{people} 位示例人员，均为虚构。</span>
    </p>
    座位之间互不串看：审核方看不到承销商底稿，增信机构的评审纪要只归本机构，簿记结束前报价对发行人与审核方保密。
  </>
)

function Road({ steps }: { steps: CastView['road'] }) {
  if (steps.length === 0) return null
  return (
    <Sheet title="这只债走过的路" foot="机构、人员与日期均为示例">
      <ol className="timeline timeline-short">
        {steps.map((step) => (
          <li key={`${step.at}${step.words}`}>
            <time>{step.now ? <b>{step.at}</b> : step.at}</time>
            <Seal char={step.seal} side={step.side} title={step.capacity} hollow={step.now ?? false} />
            <div>{step.now ? <b>{step.words}</b> : step.words}</div>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
