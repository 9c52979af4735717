import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { instantText } from '../components/chinese-date.ts'
import { ClockLine } from '../components/clock-line.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { Funnel } from '../components/funnel.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProjectName } from '../components/project-name.tsx'
import { Sheet } from '../components/sheet.tsx'
import { presentLoad } from '../presenters/queue-load.server.ts'
import { requireCapacity } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '各人承办 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, ['venue-supervisor'])
  return json(await presentLoad(context, who))
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** 审核主管: who holds how much, and what is running out. */
export default function QueueLoad() {
  const { lines, urgent, lateOpinions, times, words, asOf } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <PageHeader
        title="各人承办"
        breadcrumb={[{ label: '审核队列', href: '/queue' }]}
        facts={[{ value: words }, { value: `截至 ${instantText(asOf, { seconds: true })}` }]}
      />
      <div className="halves">
        <Held lines={lines} />
        <Urgent urgent={urgent} />
      </div>
      <Times times={times} />
      <RaisedLate lateOpinions={lateOpinions} />
    </div>
  )
}

function Times({ times }: Pick<Loaded, 'times'>) {
  return (
    <Sheet
      title="审核用时"
      note="最近十二个月作出决定的项目，绿色通道与其他分开计"
      end={<ExportLinks list="/exports/review-times" what="审核用时" quiet />}
      foot="自受理起的工作日，按法定工作日历，含发行人回复的时间；不足三件的不显示。"
      bare
    >
      <DataTable
        caption="审核用时"
        rows={times}
        rowKey={({ title }) => title}
        columns={[
          { head: '程序', cell: ({ title }) => title },
          { head: '件数', kind: 'number', cell: ({ cases }) => cases },
          { head: '到首次意见', cell: ({ first }) => <Spread spread={first} /> },
          { head: '到决定', cell: ({ decided }) => <Spread spread={decided} /> },
        ]}
      />
    </Sheet>
  )
}

function Spread({ spread }: { spread: Loaded['times'][number]['decided'] }) {
  if (!spread) return <span className="muted">样本不足</span>
  return (
    <>
      一半不超过 <b>{spread.p50}</b> 日，八成不超过 <b>{spread.p80}</b> 日
      <span className="cell-more muted">{spread.of} 件</span>
    </>
  )
}

function Held({ lines }: Pick<Loaded, 'lines'>) {
  return (
    <Sheet
      title="承办量"
      note="按人，主审与复核合计"
      end={<ExportLinks list="/exports/load" what="各人承办" quiet />}
      bare
    >
      {lines.length > 0 ? (
        <Funnel
          unit="件"
          stages={lines.map(({ name, first, second }) => ({ label: name, count: first + second, tone: 'plum' }))}
        />
      ) : null}
      <DataTable
        caption="各人承办"
        rows={lines}
        rowKey={({ person }) => person}
        empty={<EmptyState title="还没有人领取项目">审核人员领取之后，这里显示各人的承办量。</EmptyState>}
        columns={[
          { head: '审核人员', cell: ({ name }) => name },
          { head: '主审', kind: 'number', cell: ({ first }) => first },
          { head: '复核', kind: 'number', cell: ({ second }) => second },
          {
            head: '超期',
            kind: 'number',
            cell: ({ late }) => (late > 0 ? <b className="tone-cinnabar">{late}</b> : 0),
          },
          {
            head: '两日内到期',
            kind: 'number',
            cell: ({ soon }) => (soon > 0 ? <b className="tone-amber">{soon}</b> : 0),
          },
          { head: '停表', kind: 'number', cell: ({ held }) => held },
          { head: '搁置', kind: 'number', cell: ({ aside }) => aside },
          { head: '后续轮次首提', kind: 'number', cell: ({ raisedLate }) => raisedLate },
        ]}
      />
    </Sheet>
  )
}

function Urgent({ urgent }: Pick<Loaded, 'urgent'>) {
  return (
    <Sheet
      title="快到期与已超期"
      note="超期的在前，至多三十件"
      end={urgent.length > 0 ? <ExportLinks list="/exports/urgent" what="快到期与已超期" quiet /> : undefined}
      bare
    >
      <DataTable
        caption="快到期与已超期的项目"
        rows={urgent}
        rowKey={({ run }) => run}
        urgency={({ urgency }) => urgency ?? undefined}
        empty={<EmptyState title="没有两日内到期的项目">各件都还有两个以上工作日。</EmptyState>}
        columns={[
          { head: '项目', cell: ({ href, name, sample }) => <ProjectName {...{ href, name, sample }} /> },
          { head: '期限', cell: ({ clock, clockWords }) => (clock ? <ClockLine {...clock} /> : clockWords) },
          { head: '到期', kind: 'dense', cell: ({ due }) => due },
          {
            head: '主审 / 复核',
            cell: ({ first, second }) => `${first?.name ?? '待领取'} / ${second?.name ?? '待领取'}`,
          },
        ]}
      />
    </Sheet>
  )
}

/** 一次性告知: what could have been asked a round earlier, with the supervisor's reason. */
function RaisedLate({ lateOpinions }: Pick<Loaded, 'lateOpinions'>) {
  return (
    <Sheet
      title="首次提出于后续轮次"
      note="文件自上一轮以来没有改动，新的在前"
      end={
        lateOpinions.length > 0 ? (
          <ExportLinks list="/exports/late-opinions" what="首次提出于后续轮次" quiet />
        ) : undefined
      }
      bare
    >
      <DataTable
        caption="首次提出于后续轮次的意见"
        rows={lateOpinions}
        rowKey={({ id }) => id}
        empty={<EmptyState title="没有这样的意见">各轮意见都是首轮提出，或针对改动后的文件。</EmptyState>}
        columns={[
          {
            head: '意见',
            cell: ({ title, project, projectName, ordinal, number }) => (
              <>
                {title}
                <span className="cell-more">
                  <a href={`/projects/${project}/rounds`}>{projectName}</a> 第 {ordinal} 轮第 {number} 条
                </span>
              </>
            ),
          },
          { head: '所涉文件', cell: ({ paper }) => paper ?? '—' },
          { head: '提出', kind: 'dense', cell: ({ askerName }) => askerName ?? '代录' },
          {
            head: '主管理由',
            cell: ({ reason, supervisor }) => (
              <>
                {reason ?? '—'}
                {supervisor ? <span className="cell-more">{supervisor}</span> : null}
              </>
            ),
          },
          { head: '时间', kind: 'dense', cell: ({ at }) => instantText(at, { year: true }) },
        ]}
      />
    </Sheet>
  )
}
