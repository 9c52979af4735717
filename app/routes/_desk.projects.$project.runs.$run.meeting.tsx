import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postEvent } from '../commands/posted-event.server.ts'
import { ActList } from '../components/act-list.tsx'
import { Alert } from '../components/alert.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentMeeting } from '../presenters/meeting.server.ts'
import { enterProject, runIn, runPlace } from '../presenters/project-room.server.ts'
import { receiptOf } from '../presenters/run-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  return json(await presentMeeting(room, { run: params.run, key: context.ports.newId() }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  await presentMeeting(room, { run: params.run, key: 'look' })
  const run = runIn(room, params.run)
  const done = await postEvent(who, context, runPlace(room, run), await request.formData())
  if (!done.ok) {
    const page = await presentMeeting(room, { run: run.id, key: context.ports.newId(), refused: done.refused })
    return json({ page, refused: done.refused }, { status: done.status })
  }
  const receipt = await receiptOf(room, run.id, done.event)
  const here = `/projects/${room.project.id}/runs/${run.id}/meeting`
  return redirectWith(context, here, { kind: 'done', ...(receipt ?? { title: '已办理。' }) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `评议会议 · ${data?.frame.name ?? ''} · 科技板` },
]

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** 评议会议: papers, votes, conclusion, each to whom it belongs. */
export default function MeetingRoute() {
  const loaded = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const page = posted?.page ?? loaded
  const { frame, meeting } = page
  return (
    <div className="stack">
      <Head page={page} />
      {page.tied.length > 0 ? (
        <Alert kind="warning" title="以下专家须回避，不能列入名单">
          {page.tied.join('；')}
        </Alert>
      ) : null}
      <div className="with-side">
        <div className="stack">
          <Ballots page={page} />
          <ActList
            title="现在可以办理"
            acts={page.acts}
            hidden={{ key: page.key, revision: page.revision }}
            subject={frame.name}
            refused={posted?.refused}
            idle={
              meeting ? '会议由专家逐一表决，全部表决后由会议秘书形成结论。' : '项目上会后，由会议秘书召集五名专家。'
            }
          />
        </div>
        <div className="stack">{page.papers.length > 0 ? <Papers page={page} /> : null}</div>
      </div>
    </div>
  )
}

function Head({ page }: { page: Page }) {
  const { frame, meeting } = page
  const facts = [
    ...(meeting ? [{ label: '会议日期', value: meeting.heldOn }] : []),
    { label: '状态', value: page.state },
    ...(page.official ? [{ label: '官方状态', value: <Tag tone="plum">{page.official}</Tag> }] : []),
  ]
  if (page.bare) return <PageHeader title={`评议会议 · ${frame.name}`} facts={facts} />
  return (
    <ProjectHead
      frame={frame}
      page={{ title: '评议会议', href: `/projects/${frame.id}` }}
      facts={facts}
      actions={<LinkButton href={`/projects/${frame.id}/runs/${page.run}`}>回办理页</LinkButton>}
    />
  )
}

function Ballots({ page }: { page: Page }) {
  const { ballots, tally, conclusion, meeting } = page
  if (!meeting)
    return (
      <Sheet title="表决">
        <EmptyState title="还没有召集会议">项目上会后，由会议秘书从专家库中召集五名专家。</EmptyState>
      </Sheet>
    )
  return (
    <Sheet
      title="表决"
      note={tally.of > 0 ? tally.words : undefined}
      end={
        ballots.length > 0 ? (
          <ExportLinks list={`/projects/${page.frame.id}/exports/ballots?run=${page.run}`} what="专家表决" quiet />
        ) : undefined
      }
      bare
    >
      {tally.of > 0 ? (
        <div className="sheet-body">
          <ProgressBar total={tally.of} unit="人" parts={[{ label: '已表决', count: tally.cast, tone: 'plum' }]} />
        </div>
      ) : null}
      {ballots.length > 0 ? (
        <DataTable
          caption="专家表决"
          rows={ballots}
          rowKey={({ id }) => id}
          columns={[
            { head: '专家', cell: ({ expert, mine }) => (mine ? `${expert}（我）` : expert) },
            { head: '单位', cell: ({ house }) => house },
            { head: '表决时间', kind: 'dense', cell: ({ cast }) => cast ?? '未表决' },
            { head: '表决', cell: (ballot) => <VoteCell {...ballot} /> },
            { head: '意见', cell: ({ opinion }) => opinion ?? '' },
            { head: '书面同意', kind: 'dense', cell: ({ consented }) => consented ?? '' },
          ]}
        />
      ) : null}
      <div className="sheet-body">
        <FactsList
          facts={[
            { label: '会议日期', value: meeting.heldOn },
            ...(meeting.minutes ? [{ label: '会议纪要（代录）', value: meeting.minutes }] : []),
            {
              label: '会议结论',
              value: conclusion?.summary ?? '尚未形成',
              ...(conclusion ? { source: `${conclusion.at} 由会议秘书形成` } : {}),
            },
          ]}
        />
      </div>
    </Sheet>
  )
}

function VoteCell({ vote, cast }: Page['ballots'][number]) {
  if (vote) return <Tag tone={vote.tone}>{vote.word}</Tag>
  return <span className="muted">{cast ? '结论形成后公布' : '—'}</span>
}

function Papers({ page }: { page: Page }) {
  return (
    <Sheet title="会议材料" end={`${page.papers.length} 件`} bare>
      <ul className="lines">
        {page.papers.map((paper) => (
          <li key={paper.id}>
            <span className="lines-code">{paper.code}</span>
            <span className="lines-what">
              <a href={paper.href}>{paper.title}</a>
            </span>
            {paper.file ? (
              <span className="lines-end">
                <a href={paper.file}>下载</a>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
