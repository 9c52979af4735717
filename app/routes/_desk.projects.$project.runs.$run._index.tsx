import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postEvent } from '../commands/posted-event.server.ts'
import { ActList } from '../components/act-list.tsx'
import { instantText } from '../components/chinese-date.ts'
import { ClockSheet } from '../components/clock-sheet.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { GreenSheet } from '../components/green-sheet.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { Meanwhile } from '../components/meanwhile.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Seal } from '../components/seal.tsx'
import { Sheet } from '../components/sheet.tsx'
import { StateChart } from '../components/state-chart.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { Tag } from '../components/tag.tsx'
import { TextAreaField } from '../components/text-area-field.tsx'
import { Timeline } from '../components/timeline.tsx'
import { redirectWith } from '../flash.server.ts'
import { enterProject, runIn, runPlace } from '../presenters/project-room.server.ts'
import { presentRun, receiptOf } from '../presenters/run-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const act = new URL(request.url).searchParams.get('act')
  return json(await presentRun(room, { run: params.run, act, key: context.ports.newId() }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const run = runIn(room, params.run)
  const done = await postEvent(who, context, runPlace(room, run), await request.formData())
  if (!done.ok) {
    const page = await presentRun(room, { run: run.id, act: null, key: context.ports.newId(), refused: done.refused })
    return json({ page, refused: done.refused }, { status: done.status })
  }
  const receipt = await receiptOf(room, run.id, done.event)
  throw redirectWith(context, `/projects/${room.project.id}/runs/${run.id}`, {
    kind: 'done',
    ...(receipt ?? { title: '已办理。' }),
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.subject ?? '办理'} · ${data?.frame.name ?? ''} · 科技板` },
]

/** One run: what this stage is, where it stands, everything that may be done and why not, its clocks and history. */
export default function RunRoute() {
  const loaded = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const page = posted?.page ?? loaded
  const refused = posted?.refused
  const { frame, flow } = page
  return (
    <div className="stack">
      <ProjectHead
        frame={frame}
        page={{ title: page.subject, href: `/projects/${frame.id}` }}
        facts={[
          { label: '阶段', value: page.stage },
          { label: '状态', value: page.state },
          ...(page.official ? [{ label: '官方状态', value: <Tag tone="plum">{page.official}</Tag> }] : []),
          { label: '轮到', value: <Awaited seats={page.awaiting} /> },
        ]}
        actions={page.links.map(({ href, label }) => (
          <LinkButton key={href} href={href}>
            {label}
          </LinkButton>
        ))}
      />
      <div className="with-side">
        <div className="stack">
          {page.meanwhile ? <Meanwhile {...page.meanwhile} /> : null}
          <ActList
            title="现在可以办理"
            acts={page.acts}
            hidden={{ key: page.key, revision: page.revision }}
            subject={frame.name}
            refused={refused?.type === 'step.retract' ? undefined : refused}
            idle={page.idle ?? ''}
            finished={page.done}
          />
          <Sheet title={`${flow.label}走到哪里`} end={`截至 ${instantText(page.asOf)}`}>
            <StateChart label={flow.label} nodes={flow.nodes} edges={flow.edges} />
          </Sheet>
          <ClockSheet clocks={page.clocks} />
          {page.green ? <GreenSheet green={page.green} /> : null}
        </div>
        <div className="stack">
          <Sheet title="经过" end={<a href={`/projects/${frame.id}/history`}>全部经过</a>}>
            <Timeline entries={page.history} />
          </Sheet>
          <Retract page={page} {...(refused ? { refused } : {})} />
        </div>
      </div>
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Said = NonNullable<ReturnType<typeof useActionData<typeof action>>>['refused']

function Awaited({ seats }: { seats: Page['awaiting'] }) {
  if (seats.length === 0) return <>没有人</>
  return (
    <>
      {seats.map((seat) => (
        <span key={seat.title} className="nowrap">
          <Seal char={seat.seal} side={seat.side} title={seat.title} /> {seat.title}{' '}
        </span>
      ))}
    </>
  )
}

function Retract({ page, refused }: { page: Page; refused?: Said }) {
  if (!page.retract) return null
  const said = refused?.type === 'step.retract' ? refused : undefined
  const errors = said?.errors?.reason
  return (
    <Sheet title="撤回上一步" note={page.retract.label}>
      {page.retract.blocked ? (
        <SubmitButton blocked={page.retract.blocked}>撤回</SubmitButton>
      ) : (
        <form method="post" className="form" id="retract">
          <HiddenInputs values={{ key: `${page.key}-r`, revision: page.revision, type: 'step.retract' }} />
          {said?.message ? <ErrorSummary errors={[{ field: 'retract-reason', message: said.message }]} /> : null}
          <TextAreaField
            name="reason"
            id="retract-reason"
            label="撤回的理由"
            hint="对方办理之前可以撤回；历史保留两步。"
            rows={2}
            required
            defaultValue={said?.typed.reason?.[0] ?? ''}
            {...(errors ? { errors } : {})}
          />
          <p className="small soft">将撤回「{page.frame.name}」的这一步，历史保留。</p>
          <p className="acts">
            <SubmitButton tone="danger">撤回「{page.retract.label}」</SubmitButton>
          </p>
        </form>
      )}
    </Sheet>
  )
}
