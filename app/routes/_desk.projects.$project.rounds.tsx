import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postReply } from '../commands/posted-reply.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FeedbackItem } from '../components/feedback-item.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { UnaskedChanges } from '../components/unasked-changes.tsx'
import { redirectWith } from '../flash.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { presentRounds } from '../presenters/rounds-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentRounds(await enterProject(who, context, params.project), context.ports.newId()))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const done = await postReply(who, context, room.project.id, await request.formData())
  if (!done.ok) return json(done.refused, { status: done.status })
  throw redirectWith(context, `/projects/${room.project.id}/rounds#item-${done.item}`, {
    kind: 'done',
    title: `第 ${done.version} 稿已保存。整体提交后审核人员才能看到。`,
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `反馈意见 · ${data?.frame.name ?? ''} · 科技板` },
]

/** Rounds of opinions, newest first, each opinion beside its answer. */
export default function RoundsRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '反馈意见', href: `/projects/${page.frame.id}` }}
        facts={[
          { value: `共 ${page.rounds.length} 轮 · 新的在前` },
          ...(page.raisedLate > 0 ? [{ label: '首次提出于后续轮次', value: `${page.raisedLate} 条` }] : []),
          { label: '截至', value: instantText(page.asOf) },
        ]}
        actions={
          page.rounds.length > 0 ? <ExportLinks list={`/projects/${page.frame.id}/exports/rounds`} /> : undefined
        }
      />
      {page.rounds.length === 0 ? (
        <Sheet label="反馈意见">
          <EmptyState icon="chat" title="还没有反馈意见">
            审核人员提出意见后，逐条列在这里。
          </EmptyState>
        </Sheet>
      ) : null}
      {page.rounds.map((round) => (
        <RoundSheet key={round.id} round={round} page={page} refused={refused} />
      ))}
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Refused = ReturnType<typeof useActionData<typeof action>>

function RoundSheet({ round, page, refused }: { round: Page['rounds'][number]; page: Page; refused: Refused }) {
  return (
    <Sheet
      title={round.title}
      note={`发出 ${round.issuedAt}${round.repliedAt ? ` · 回复 ${round.repliedAt}` : ''}`}
      end={<RoundEnd round={round} />}
      bare
    >
      {round.changes.unasked ? <UnaskedChanges unasked={round.changes.unasked} open={round.open} /> : null}
      {round.items.map((item) => (
        <FeedbackItem
          key={item.id}
          item={item}
          choices={round.changes.choices}
          precedents={page.precedents[item.id] ?? []}
          requestKey={page.key}
          {...(refused?.item === item.id ? { refused } : {})}
        />
      ))}
    </Sheet>
  )
}

function RoundEnd({ round }: { round: Page['rounds'][number] }) {
  return (
    <>
      已答 {round.answered} / {round.items.length} 条
      {round.open ? (
        <Tag tone="azure">待回复</Tag>
      ) : (
        <Tag tone="pine" icon="check">
          已回复
        </Tag>
      )}
      {round.package ? (
        <LinkButton href={round.package} size="small" icon="download" download>
          成套下载
        </LinkButton>
      ) : null}
      {round.submit ? (
        <LinkButton href={round.submit.href} size="small" tone="primary">
          整体提交
        </LinkButton>
      ) : null}
    </>
  )
}
