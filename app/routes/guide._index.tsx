import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PublicShell } from '../components/public-shell.tsx'
import { Sheet } from '../components/sheet.tsx'
import { presentEntrance } from '../presenters/entrance.server.ts'
import { kindCards } from '../presenters/guide-kinds.ts'

export const meta: MetaFunction = () => [
  { title: '政策辅导 · 科技板' },
  {
    name: 'description',
    content: '回答六个问题，知道能不能发科技创新债券、在哪个市场、要哪些文件、大约多久，以及依据。',
  },
]

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ entrance: await presentEntrance(context), kinds: kindCards })
}

/** The first question; each answer is a link, so that nothing is needed to go on but a browser. */
export default function GuidePage() {
  const { entrance, kinds } = useLoaderData<typeof loader>()
  return (
    <PublicShell home="/" links={entrance.links.map((link) => ({ ...link, current: link.href === '/guide' }))}>
      <h1 className="title-28">能不能发，在哪里发，要什么，多久</h1>
      <p className="lede">
        回答六个问题，银行间市场与交易所并排给出结论、文件清单和预计时间，逐条写明依据。不用账号，不留记录。
      </p>
      <Sheet title="第一问　贵单位是哪一类发行人" bare>
        <ul className="lines guide-kinds">
          {kinds.map(({ kind, title, says }) => (
            <li key={kind}>
              <span className="lines-what">
                <a href={`/guide/questions?kind=${kind}`}>{title}</a>
                <small>{says}</small>
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
      <p className="muted small">
        结果由系统按已登记的规则推算，是预判，不构成任何监管意见；标「待核实」的内容不据以下结论。
      </p>
    </PublicShell>
  )
}
