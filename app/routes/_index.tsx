import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LinkButton } from '../components/link-button.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { Seal } from '../components/seal.tsx'
import { Sheet } from '../components/sheet.tsx'
import { presentEntrance } from '../presenters/entrance.server.ts'
import { road } from '../presenters/road.ts'

export const meta: MetaFunction = () => [
  { title: '科技板 · 科技创新债券从储备到兑付' },
  { name: 'description', content: '科技创新债券从项目储备、评级、增信、注册、发行到存续兑付的全流程系统。' },
]

export async function loader({ context }: LoaderFunctionArgs) {
  const entrance = await presentEntrance(context)
  if (entrance.firstRun) return redirect('/first-run', 303)
  return json({ entrance, demo: context.demo, road: road() })
}

const promises = [
  ['现在轮到谁', '每一步都有名有姓：哪一方在办，谁在等，从哪天等起。催办有分寸，同一节点二十四小时一次。'],
  ['还缺什么', '要素填一次，申报文件自成；缺口一次说清，不反复补正。示例与待核实的内容就地标明。'],
  ['何时到期，为什么', '期限按工作日逐日可数，暂停、恢复、节假日写在当天。依据写明文件和施行日期。'],
] as const

/** The public page: what this is, the road of a bond, and the way in. */
export default function HomePage() {
  const { entrance, demo, road: stages } = useLoaderData<typeof loader>()
  return (
    <PublicShell home="/" links={entrance.links}>
      <h1 className="title-28">一只科技创新债券，从储备到兑付</h1>
      <p className="lede">
        发行人、主承销商、增信机构、评级机构、审核方与投资人在同一条路上接力：谁在办、缺什么、何时到期，各方看到同一个答案，也只看到各自该看的。
      </p>
      <p className="acts">
        <LinkButton href={entrance.door.href} tone="primary">
          {demo ? '挑一个座位坐下' : '登录'}
        </LinkButton>
        <LinkButton href="/guide">能不能发？六问政策辅导</LinkButton>
        {demo ? <span className="muted small">演示模式：机构、人员与数据均为示例，只在本机可用。</span> : null}
      </p>
      <Sheet
        title="一只债的路"
        note="六个阶段，评级与增信可与注册并行"
        foot="步骤取自银行间市场路径的办理流程；退回、中止、终止另有去路。"
        bare
      >
        <ol className="road">
          {stages.map((stage, at) => (
            <li key={stage.title}>
              <h3>
                <span>{at + 1}</span>
                {stage.title}
              </h3>
              <p className="seals">
                {stage.seals.map((seal) => (
                  <Seal key={seal.title} char={seal.seal} side={seal.side} title={seal.title} />
                ))}
              </p>
              <ol>
                {stage.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </Sheet>
      <Sheet label="三个回答">
        <div className="promises">
          {promises.map(([title, words]) => (
            <div key={title}>
              <h3>{title}</h3>
              <p>{words}</p>
            </div>
          ))}
        </div>
      </Sheet>
    </PublicShell>
  )
}
