import { fileKinds } from '#db/files/signature.ts'
import { listVersions } from '#db/queries/filings.ts'
import { dropSignature, keepSignature, listSignatures } from '#db/queries/signatures.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { signaturePagesOf } from '#workflows/rules/signature-pages.ts'
import { uploadedName } from '../filings/file-name.ts'
import { type FileMeans, takeFile } from '../gate/take-file.server.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refused } from './desk.server.ts'
import { checklistPaper, makes, notYourPaper, projectOfFiling } from './filing-seat.server.ts'

export type SentScan = { slot: string; name: string; bytes: Uint8Array }

export type EnterSignatures = {
  filing: string
  /** The pages that are in for the last version, of all that the paper bears; the others are not, or no longer. */
  slots: readonly string[]
  /** Scans of pages; a page whose scan is here is in. */
  scans?: readonly SentScan[]
  actor: Actor
  key: string
}

type Entered = { ok: true; entered: number; removed: number; scans: number }
type KeptScan = { slot: string; file: string; name: string }
type Request = { filing: string; slots: readonly string[]; scans: readonly KeptScan[]; actor: Actor; key: string }

/**
 * Which signature and seal pages of a paper are in, for its last version, and their scans: by who makes the paper, or the
 * lead underwriter who gathers them. A page that was of an earlier version is in again when it is entered again. The gate
 * looks at each scan first; one that is refused holds up all.
 */
export async function enterSignatures(
  means: FileMeans,
  { scans = [], ...command }: EnterSignatures,
  ports: Ports,
): Promise<Entered | Refusal> {
  const { db } = means
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  // The seat is asked before any bytes are looked at.
  const allowed = await atDesk(db, project, ports, async (desk) => {
    await permitted(desk, command, scans)
    return { ok: true as const }
  })
  if (!allowed.ok) return allowed
  const kept: KeptScan[] = []
  for (const scan of scans) {
    const taken = await take(means, scan, { organisation: command.actor.organisation, at: ports.now() })
    if (!taken.ok) return taken
    kept.push(taken.scan)
  }
  const request: Request = { ...command, scans: kept }
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'filing.sign', ...request }, () => enter(desk, request)),
  )
}

/** Puts a scan into the store, once it was looked at. */
async function take(
  means: FileMeans,
  { slot, name, bytes }: SentScan,
  from: { organisation: string; at: string },
): Promise<{ ok: true; scan: KeptScan } | Refusal> {
  const taken = await takeFile(means, { bytes, ...from, only: ['pdf', 'png', 'jpeg'] })
  const [, ending = 'bin'] = /\.([A-Za-z0-9]{1,5})$/.exec(name) ?? []
  if (!taken.ok) return refuse('invalid', `“${uploadedName(name, ending)}”不能上传：${taken.message}。`)
  const { sha256: file, reading } = taken
  return { ok: true, scan: { slot, file, name: uploadedName(name, fileKinds[reading.kind].extension) } }
}

type Asked = Pick<Request, 'filing' | 'slots' | 'actor'>

async function permitted(desk: Desk, { filing: id, slots, actor }: Asked, scans: readonly { slot: string }[]) {
  const filing = await checklistPaper(desk, id)
  if (!makes(actor, filing.prepared_by as Capacity) && !makes(actor, 'lead-underwriter')) throw notYourPaper()
  const pages = signaturePagesOf({ ...filing, preparedBy: filing.prepared_by as Capacity })
  const asked = [...slots, ...scans.map(({ slot }) => slot)]
  if (asked.some((slot) => !pages.some((page) => page.slot === slot))) throw refused('这份文件没有这一签字盖章页。')
  const last = (await listVersions(desk.tx, [id])).findLast(({ state }) => state === 'ready')
  if (!last) throw refused('文件还没有版本，签字盖章页无从核对。')
  return last
}

async function enter(desk: Desk, request: Request): Promise<Entered> {
  const { filing, actor, scans } = request
  const last = await permitted(desk, request, scans)
  const slots = [...new Set([...request.slots, ...scans.map(({ slot }) => slot)])]
  const scanOf = (slot: string) => scans.find((scan) => scan.slot === slot)
  const at = desk.ports.now()
  const known = await listSignatures(desk.tx, [filing])
  const isIn = (slot: string) => known.some((row) => row.slot === slot && row.version === last.number)
  const fresh = slots.filter((slot) => !isIn(slot) || scanOf(slot))
  // A page of an earlier version stays known as such until it is entered again.
  const gone = known.filter(({ slot, version }) => version === last.number && !slots.includes(slot))
  for (const slot of fresh) {
    const { file = null, name = null } = scanOf(slot) ?? {}
    const row = { filing, slot, version: last.number, file, name }
    await keepSignature(desk.tx, { ...row, entered_by: actor.person, entered_at: at })
  }
  for (const { slot } of gone) await dropSignature(desk.tx, filing, slot)
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = {
    filing,
    version: last.number,
    entered: fresh,
    removed: gone.map(({ slot }) => slot),
    ...(scans.length > 0 ? { scans: scans.map(({ slot, file }) => ({ slot, sha256: file })) } : {}),
  }
  if (fresh.length + gone.length > 0)
    await log(desk, { ...nothing, id: desk.ports.newId(), type: 'filing.sign', data, by: actor, at })
  return { ok: true, entered: fresh.length, removed: gone.length, scans: scans.length }
}
