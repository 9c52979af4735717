import type { Db } from '#db/connect.ts'
import { listVersions } from '#db/queries/filings.ts'
import { dropSignature, keepSignature, listSignatures } from '#db/queries/signatures.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { signaturePagesOf } from '#workflows/rules/signature-pages.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refused } from './desk.server.ts'
import { checklistPaper, makes, notYourPaper, projectOfFiling } from './filing-seat.server.ts'

export type EnterSignatures = {
  filing: string
  /** The pages that are in for the last version, of all that the paper bears; the others are not, or no longer. */
  slots: readonly string[]
  actor: Actor
  key: string
}

type Entered = { ok: true; entered: number; removed: number }

/**
 * Which signature and seal pages of a paper are in, for its last version: by who makes the paper, or the lead underwriter who
 * gathers them. A page that was of an earlier version is in again when it is entered again.
 */
export async function enterSignatures(db: Db, command: EnterSignatures, ports: Ports): Promise<Entered | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'filing.sign', ...command }, () => enter(desk, command)),
  )
}

async function enter(desk: Desk, { filing: id, slots, actor }: EnterSignatures): Promise<Entered> {
  const filing = await checklistPaper(desk, id)
  if (!makes(actor, filing.prepared_by as Capacity) && !makes(actor, 'lead-underwriter')) throw notYourPaper()
  const pages = signaturePagesOf({ ...filing, preparedBy: filing.prepared_by as Capacity })
  if (slots.some((slot) => !pages.some((page) => page.slot === slot))) throw refused('这份文件没有这一签字盖章页。')
  const last = (await listVersions(desk.tx, [id])).findLast(({ state }) => state === 'ready')
  if (!last) throw refused('文件还没有版本，签字盖章页无从核对。')
  const at = desk.ports.now()
  const known = await listSignatures(desk.tx, [id])
  const fresh = slots.filter((slot) => !known.some((row) => row.slot === slot && row.version === last.number))
  // A page of an earlier version stays known as such until it is entered again.
  const gone = known.filter(({ slot, version }) => version === last.number && !slots.includes(slot))
  for (const slot of fresh)
    await keepSignature(desk.tx, {
      filing: id,
      slot,
      version: last.number,
      entered_by: actor.person,
      entered_at: at,
    })
  for (const { slot } of gone) await dropSignature(desk.tx, id, slot)
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { filing: id, version: last.number, entered: fresh, removed: gone.map(({ slot }) => slot) }
  if (fresh.length + gone.length > 0)
    await log(desk, { ...nothing, id: desk.ports.newId(), type: 'filing.sign', data, by: actor, at })
  return { ok: true, entered: fresh.length, removed: gone.length }
}
