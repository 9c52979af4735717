import type { Db } from '#db/connect.ts'
import type { Actor, Duty } from '#workflows/kit/seats.ts'
import type { Refusal } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, refused } from './desk.server.ts'
import { refuseUnfit, reviewSeat } from './review-seat.server.ts'
import { logSeat, refuseUnable, sit, teamOf } from './seat-team.server.ts'

export type StandIn = {
  project: string
  seat: string
  /** The duty to be stood in for: the actor's own. */
  assignment: string
  deputy: string
  /** Local to the market (+08:00), to the minute, as the browser posts it: 2026-11-23T09:00. */
  from: string
  until: string
  actor: Actor
  key: string
}

type Done = { ok: true; event: string }

const longest = 90 * 86_400_000

/** A minute of the market's clock as an instant; null when it is none. */
function instantOf(local: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null
  const at = Date.parse(`${local}:00+08:00`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/**
 * 代理: a colleague acts in one's place from one minute to another, at most 90 days, and not a moment longer. He acts as
 * himself: what either of them prepared, neither as deputy nor as holder may he check, for four eyes are kept by person.
 * A deputy cannot pass the duty on.
 */
export async function standIn(db: Db, command: StandIn, ports: Ports): Promise<Done | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'seat.stand-in', ...command }, () => place(desk, command)),
  )
}

async function place(desk: Desk, command: StandIn): Promise<Done> {
  const { seat, deputy, actor } = command
  const { from, until } = spellOf(command, desk.ports.now())
  const room = await teamOf(desk, seat, actor)
  if (room.team.length === 0) throw refused('本席位未指定人员，同席位的同事都可办理，无须代理。')
  const own = room.team.find(({ id }) => id === command.assignment)
  if (!own || own.person !== actor.person) throw refused('只能为本人担任的职责委托代理。')
  if (own.on_behalf_of !== null) throw refused('代理不能再委托他人。')
  if (deputy === actor.person) throw refused('代理人不能是本人。', { deputy: ['代理人不能是本人'] })
  const duty = own.duty as Duty
  await refuseUnable(desk, room, deputy, duty, 'deputy')
  if (duty === 'first' || duty === 'second')
    await refuseUnfit(desk, await reviewSeat(desk, actor.organisation), deputy, duty, actor.organisation)
  await sit(desk, { seat, person: deputy, duty, from, until, onBehalfOf: actor.person, by: actor.person })
  const data = { seat, duty, deputy, onBehalfOf: actor.person, from, until }
  return { ok: true, event: await logSeat(desk, 'seat.stand-in', data, actor) }
}

function spellOf(command: Pick<StandIn, 'from' | 'until'>, now: string): { from: string; until: string } {
  const from = instantOf(command.from)
  const until = instantOf(command.until)
  const problems: Record<string, string[]> = {}
  if (!from) problems.from = ['请填写开始时间']
  if (!until) problems.until = ['请填写结束时间']
  else if (until <= now) problems.until = ['结束时间须晚于现在']
  else if (from && until <= from) problems.until = ['结束时间须晚于开始时间']
  else if (from && Date.parse(until) - Date.parse(from) > longest) problems.until = ['代理最长 90 天，更久请转办']
  if (!from || !until || Object.keys(problems).length > 0) throw refused('代理的时间有误。', problems)
  // A beginning in the past would make what was done before look as if it had been allowed.
  return { from: from < now ? now : from, until }
}
