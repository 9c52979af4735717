import { findArrangement } from '#db/queries/arrangements.ts'
import {
  appendFacilityEntry,
  findFacility,
  findFacilityOf,
  listEntriesOfArrangement,
  moveFacility,
} from '#db/queries/facilities.ts'
import type { Row } from '#db/schema.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import type { RecordStep } from './record.server.ts'

/** What an arrangement holds of its facility now: at any time either reserved or committed. */
export type Held = { facility: string; reserved: number; committed: number }

/** A release gives back what is held: reserved until the commitment, committed after it. */
export function heldBy(entries: readonly Pick<Row<'facility_entry'>, 'facility' | 'kind' | 'amount'>[]): Held | null {
  const [first] = entries
  if (!first) return null
  const held: Held = { facility: first.facility, reserved: 0, committed: 0 }
  for (const { kind, amount } of entries) {
    if (kind === 'reserve') held.reserved += amount
    else if (kind === 'commit') {
      held.reserved -= amount
      held.committed += amount
    } else if (held.committed > 0) held.committed -= amount
    else held.reserved -= amount
  }
  return held
}

type Move = {
  facility: string
  arrangement: string
  kind: 'reserve' | 'commit' | 'release'
  amount: number
  held: Held
}
type Stamp = { id: string; at: string }

/** One line of the ledger with the sums it leaves. The project's lock is held; the facility's follows (design §2). */
async function enter(desk: Desk, stamp: Stamp, { facility, arrangement, kind, amount, held }: Move): Promise<void> {
  if (amount === 0) return
  const change =
    kind === 'reserve'
      ? { reserved: amount, committed: 0 }
      : kind === 'commit'
        ? { reserved: -amount, committed: amount }
        : held.committed > 0
          ? { reserved: 0, committed: -amount }
          : { reserved: -amount, committed: 0 }
  const after = await moveFacility(desk.tx, facility, change)
  if (!after) throw await short(desk, facility, amount)
  await appendFacilityEntry(desk.tx, {
    id: desk.ports.newId(),
    facility,
    project: desk.project.id,
    arrangement,
    kind,
    amount,
    reserved_after: after.reserved,
    committed_after: after.committed,
    at: stamp.at,
    event: stamp.id,
  })
}

/** The quota went to another project between the question and the answer, or was never there. */
async function short(desk: Desk, facility: string, amount: number): Promise<Error> {
  const row = await findFacility(desk.tx, facility)
  if (!row) return refused('没有这项风险分担额度。')
  const available = row.cap - row.reserved - row.committed
  return refused(`可用额度仅 ${amountWithUnit(available, 'yi')}，不足 ${amountWithUnit(amount, 'yi')}。`)
}

/** Reserve at acceptance, commit at the committee's approval, fit to what was signed, release at the end (domain §6.4). */
export const facility: RecordStep = async ({ desk, run, event, params }) => {
  const arrangement = await findArrangement(desk.tx, run.subject_id)
  if (!arrangement?.tool_at) return
  const held = heldBy(await listEntriesOfArrangement(desk.tx, arrangement.id))
  const enterHere = (kind: Move['kind'], amount: number, now: Held) =>
    enter(desk, event.stamp, { facility: now.facility, arrangement: arrangement.id, kind, amount, held: now })
  if (params.step === 'reserve') {
    const facility = await findFacilityOf(desk.tx, arrangement.provider)
    if (!facility) throw refused('该增信机构尚未登记风险分担额度。')
    return void (await enterHere('reserve', arrangement.planned, { facility: facility.id, reserved: 0, committed: 0 }))
  }
  if (!held) return
  const whole = held.reserved + held.committed
  if (params.step === 'release') return void (await enterHere('release', whole, held))
  const decided = arrangement.actual ?? arrangement.planned
  await enterHere('release', whole - decided, held)
  if (params.step === 'commit') await enterHere('commit', decided, held)
}
