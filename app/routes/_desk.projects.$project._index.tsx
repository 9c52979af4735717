import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { instantText } from '../components/chinese-date.ts'
import { ClockSheet } from '../components/clock-sheet.tsx'
import { FilingList } from '../components/filing-list.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PredictionSheet } from '../components/prediction-sheet.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { SeatList } from '../components/seat-list.tsx'
import { Sheet } from '../components/sheet.tsx'
import { StageRail } from '../components/stage-rail.tsx'
import { StateChart } from '../components/state-chart.tsx'
import { Tag } from '../components/tag.tsx'
import { ThreeAnswers } from '../components/three-answers.tsx'
import { Timeline } from '../components/timeline.tsx'
import { presentProject } from '../presenters/project-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentProject(await enterProject(who, context, params.project)))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.frame.name ?? '项目'} · 科技板` }]

const linesShown = 9

/** Where we are, whose turn it is, what is missing, when it ends. */
export default function ProjectRoute() {
  const page = useLoaderData<typeof loader>()
  const { frame } = page
  const facts = page.official
    ? [...page.facts, { label: '官方状态', value: <Tag tone="plum">{page.official}</Tag> }]
    : page.facts
  return (
    <div className="stack">
      <ProjectHead
        frame={frame}
        facts={facts}
        actions={
          page.primary ? (
            <LinkButton href={page.primary.href} tone="primary">
              {page.primary.label}
            </LinkButton>
          ) : undefined
        }
      />
      <ThreeAnswers {...page.answers} />
      <Sheet label="阶段">
        <StageRail stages={page.rail} />
      </Sheet>
      <div className="with-side">
        <Course page={page} />
        <Around page={page} />
      </div>
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** Where, how long, why, and what has been: one column, so that the eye goes down it. */
function Course({ page }: { page: Page }) {
  const { flow, frame } = page
  return (
    <div className="stack">
      {flow ? (
        <Sheet
          title={`${flow.label}走到哪里`}
          end={
            <>
              截至 {instantText(page.asOf)} <a href={flow.href}>去办理</a>
            </>
          }
        >
          <StateChart label={flow.label} nodes={flow.nodes} edges={flow.edges} />
        </Sheet>
      ) : null}
      <ClockSheet clocks={page.clocks} />
      <PredictionSheet predictions={page.predictions} />
      <Sheet title="经过" end={<a href={`/projects/${frame.id}/history`}>全部经过</a>}>
        {page.timeline.length > 0 ? <Timeline entries={page.timeline} /> : <p className="muted">还没有发生什么。</p>}
      </Sheet>
    </div>
  )
}

function Around({ page }: { page: Page }) {
  const { frame } = page
  return (
    <div className="stack">
      <Sheet title="各项办理" end={`${page.runs.length} 项`} bare>
        <RunLines runs={page.runs} />
      </Sheet>
      <Filings filings={page.filings} project={frame.id} />
      <Sheet
        title="参与方"
        end={`${page.seats.length} 席`}
        foot={frame.sample ? '标「示例」的项目使用演示数据。' : undefined}
        bare
      >
        <SeatList seats={page.seats} />
      </Sheet>
    </div>
  )
}

function Filings({ filings, project }: { filings: Page['filings']; project: string }) {
  const { lines, counts } = filings
  if (lines.length === 0) return null
  return (
    <Sheet
      title="申报文件"
      end={
        <span>
          <b className="tone-azure">{counts.done}</b> / {counts.total} 项完成
        </span>
      }
      foot={<a href={`/projects/${project}/filings`}>全部 {lines.length} 项与版本</a>}
      bare
    >
      <div className="ledger-bar">
        <ProgressBar
          unit="项"
          total={counts.total}
          parts={[
            { label: '已完成', count: counts.done, tone: 'ink' },
            { label: '进行中', count: counts.doing, tone: 'azure' },
          ]}
        />
      </div>
      <FilingList filings={lines.slice(0, linesShown)} />
    </Sheet>
  )
}

function RunLines({ runs }: { runs: Page['runs'] }) {
  return (
    <ul className="lines">
      {runs.map((run) => (
        <li key={run.id}>
          <span className="lines-what">
            <a href={run.href}>{run.stage}</a>
            <small>{run.subject}</small>
          </span>
          <span className="lines-end">
            {run.mine && run.open ? (
              <Tag tone="azure" icon="arrow">
                轮到您
              </Tag>
            ) : null}
            <Tag tone={run.open ? 'slate' : 'pine'}>{run.official ?? run.state}</Tag>
          </span>
        </li>
      ))}
    </ul>
  )
}
