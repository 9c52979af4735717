import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addSeat } from '../commands/add-seat.server.ts'
import { assignSeat, endSitting, handOverSeat } from '../commands/arrange-seat.server.ts'
import { standIn } from '../commands/stand-in.server.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { SeatList } from '../components/seat-list.tsx'
import { InviteSheet, TeamSheet } from '../components/seat-sheets.tsx'
import { Sheet } from '../components/sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, summaryOf } from '../forms/answer.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { presentSeats } from '../presenters/seats-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `席位 · ${data?.view.frame.name ?? ''} · 科技板` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const view = await presentSeats(await enterProject(who, context, params.project), who)
  return json({ view, key: context.ports.newId() })
}

const doneWords: Record<string, string> = {
  assign: '已安排人员',
  end: '已结束这项安排',
  'stand-in': '已委托代理，到期自动结束',
  'hand-over': '已转办',
  add: '已增设席位',
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { project } = await enterProject(who, context, params.project)
  const texts = readTexts(await request.formData())
  const { intent = '', key = '', seat = '', assignment = '', person = '', duty = '' } = texts
  const actor = { person: who.person, organisation: who.organisation, seats: [who.capacity] }
  const of = { project: project.id, seat, actor, key: `${key.slice(0, 64)}:${intent}:${assignment}` }
  const { db, ports } = context
  const { deputy = '', from = '', until = '', to = '', reason = '', capacity = '', organisation = '' } = texts
  const commands = {
    assign: () => assignSeat(db, { ...of, person, duty }, ports),
    end: () => endSitting(db, { ...of, assignment }, ports),
    'stand-in': () => standIn(db, { ...of, assignment, deputy, from, until }, ports),
    'hand-over': () => handOverSeat(db, { ...of, assignment, to, reason }, ports),
    add: () => addSeat(db, { project: project.id, capacity, organisation, actor, key: of.key }, ports),
  }
  const chosen = Object.entries(commands).find(([name]) => name === intent)
  if (!chosen) throw new Response('没有这项操作。', { status: 400 })
  const done = await chosen[1]()
  if (!done.ok) return json(answerOf(done, texts), 400)
  return redirectWith(context, `/projects/${project.id}/seats`, { kind: 'done', title: doneWords[intent] ?? '已办理' })
}

export default function Seats() {
  const { view, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack">
      <ProjectHead frame={view.frame} page={{ title: '席位', href: `/projects/${view.frame.id}` }} />
      <ErrorSummary errors={summaryOf(answer)} title="没有办成" />
      <div className="with-side">
        <div className="stack">
          {view.teams.map((team) => (
            <TeamSheet
              key={team.seat}
              list={`/projects/${view.frame.id}/exports/team`}
              team={team}
              now={view.now}
              formKey={key}
              answer={answer}
            />
          ))}
          {view.invite ? <InviteSheet invite={view.invite} formKey={key} answer={answer} /> : null}
        </div>
        <div className="stack">
          <Sheet
            title="参与方"
            end={
              <ExportLinks
                list={`/projects/${view.frame.id}/exports/seats`}
                what="参与方"
                count={`${view.parties.length} 个席位`}
                quiet
              />
            }
            bare
          >
            <SeatList seats={view.parties} />
          </Sheet>
          {view.walls.length > 0 ? (
            <Sheet title="隔离墙">
              <ul className="stack small soft">
                {view.walls.map((wall) => (
                  <li key={wall}>{wall}</li>
                ))}
              </ul>
            </Sheet>
          ) : null}
        </div>
      </div>
    </div>
  )
}
