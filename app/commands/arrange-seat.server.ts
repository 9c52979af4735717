import type { Db } from '#db/connect.ts'
import { endAssignment } from '#db/queries/seats.ts'
import { reason as reasonText } from '#workflows/kit/body.ts'
import { type Actor, type Capacity, type Duty, duties } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, refusal, refused } from './desk.server.ts'
import { logSeat, refuseUnable, sit, teamOf } from './seat-team.server.ts'

type Of = { project: string; seat: string; actor: Actor; key: string }
type Done = { ok: true; event: string }

/** Cases are taken in the queue, experts are named by the meeting: their seats are not arranged by hand. */
const elsewhere: Partial<Record<Capacity, string>> = {
  'venue-review': '审核人员在审核队列中领取、退回或转办。',
  expert: '评议专家由会议秘书在召集会议时确定。',
}

const asDuty = (word: string): Duty => {
  const duty = duties.find((one) => one === word)
  if (!duty) throw refused('请选择职责。', { duty: ['请选择职责'] })
  return duty
}

/** Names a colleague for a duty. From then on only those named act on the seat. */
export async function assignSeat(
  db: Db,
  command: Of & { person: string; duty: string },
  ports: Ports,
): Promise<Done | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'seat.assign', ...command }, async () => {
      const room = await teamOf(desk, command.seat, command.actor)
      const other = elsewhere[room.capacity]
      if (other) throw refused(other)
      const duty = asDuty(command.duty)
      await refuseUnable(desk, room, command.person, duty, 'person')
      const { seat, person, actor } = command
      await sit(desk, { seat, person, duty, from: ports.now(), until: null, onBehalfOf: null, by: actor.person })
      return { ok: true, event: await logSeat(desk, 'seat.assign', { seat, person, duty }, actor) }
    }),
  )
}

/** Ends an assignment or takes a stand-in back. The last one named leaves the seat to the whole organisation again. */
export async function endSitting(db: Db, command: Of & { assignment: string }, ports: Ports): Promise<Done | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'seat.end', ...command }, async () => {
      const { team, capacity } = await teamOf(desk, command.seat, command.actor)
      const found = team.find(({ id }) => id === command.assignment)
      if (!found) throw refusal(refuse('conflict', '这项安排已经结束。'))
      const other = elsewhere[capacity]
      if (other && found.on_behalf_of === null) throw refused(other)
      await endAssignment(desk.tx, found.id, ports.now())
      const data = { seat: command.seat, person: found.person, duty: found.duty, onBehalfOf: found.on_behalf_of }
      return { ok: true, event: await logSeat(desk, 'seat.end', data, command.actor) }
    }),
  )
}

/** 转办: gives one's own duty to a colleague for good, with a reason. */
export async function handOverSeat(
  db: Db,
  command: Of & { assignment: string; to: string; reason: string },
  ports: Ports,
): Promise<Done | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'seat.hand-over', ...command }, async () => {
      const { seat, actor, to } = command
      const room = await teamOf(desk, seat, actor)
      const other = elsewhere[room.capacity]
      if (other) throw refused(other)
      const reason = reasonText.safeParse(command.reason)
      if (!reason.success) throw refused('转办须说明原因。', { reason: ['请填写转办原因'] })
      const own = room.team.find(({ id }) => id === command.assignment)
      if (!own || own.person !== actor.person || own.on_behalf_of !== null) throw refused('只能转办本人担任的职责。')
      const duty = asDuty(own.duty)
      await refuseUnable(desk, room, to, duty, 'to')
      await endAssignment(desk.tx, own.id, ports.now())
      await sit(desk, { seat, person: to, duty, from: ports.now(), until: null, onBehalfOf: null, by: actor.person })
      const data = { seat, duty, from: actor.person, to, reason: reason.data }
      return { ok: true, event: await logSeat(desk, 'seat.hand-over', data, actor) }
    }),
  )
}
