import type { Db } from '#db/connect.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import { kindsHolding } from '#workflows/kit/organisation-kinds.ts'
import { type Actor, type Capacity, capacities, type Route, seatsOfRoute } from '#workflows/kit/seats.ts'
import type { Refusal } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { seatOrganisation } from '../records/seat.server.ts'
import { once } from './advance-stage.server.ts'
import { taskForNewSeat } from './assign-tasks.server.ts'
import { atDesk, refused } from './desk.server.ts'
import { logSeat } from './seat-team.server.ts'

export type AddSeat = { project: string; capacity: string; organisation: string; actor: Actor; key: string }

/**
 * Parties whom the lead underwriter brings in by itself. Raters and guarantors come in by their own runs, authorities by
 * the filing, experts by the meeting.
 */
export const invitable: readonly Capacity[] = [
  'joint-underwriter',
  'trustee',
  'counsel',
  'auditor',
  'registrar',
  'steward',
  'investor',
]

/** Gives an organisation a seat on the project. A wall between its seats refuses it with the reason. */
export async function addSeat(db: Db, command: AddSeat, ports: Ports): Promise<{ ok: true; event: string } | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'seat.add', ...command }, async () => {
      const { actor, organisation } = command
      if (!actor.seats.some((seat) => seat.split('.')[0] === 'lead-underwriter')) throw refused('席位由主承销商增设。')
      const capacity = invitable.find((one) => one === command.capacity)
      if (!capacity || !seatsOfRoute[desk.project.route as Route].includes(capacity))
        throw refused('请选择席位。', { capacity: ['这条申报路径没有这个席位'] })
      const known = await findOrganisation(desk.tx, organisation)
      if (!known) throw refused('请选择机构。', { organisation: ['请选择机构'] })
      if (!kindsHolding(capacity).some((kind) => kind === known.kind)) {
        const message = `${known.name}不能担任${capacities[capacity].title}`
        throw refused(`${message}。`, { organisation: [message] })
      }
      const seat = await seatOrganisation(desk, { capacity, organisation, run: null, at: ports.now() })
      await taskForNewSeat(desk, capacity, organisation, ports.now())
      return { ok: true, event: await logSeat(desk, 'seat.add', { seat, capacity, organisation }, actor) }
    }),
  )
}
