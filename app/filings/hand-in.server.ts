import { sm3Of } from '#db/queries/files.ts'
import { listFilings, listVersions, saveVersion } from '#db/queries/filings.ts'
import { insertSubmission } from '#db/queries/submissions.ts'
import type { Row } from '#db/schema.ts'
import { system } from '#workflows/kit/seats.ts'
import type { EnvelopedEvent } from '#workflows/kit/stage.ts'
import { canonical, sha256 } from '../commands/canonical.server.ts'
import { type Desk, log } from '../commands/desk.server.ts'

/**
 * The latest version of every paper of a registration is what is handed in now; one handed in before keeps its day. The
 * hashes of all of them go into the chain: who changes a paper, its row or a package afterwards would have to change the
 * chain, and the checkpoints outside the database, as well.
 */
export async function handIn(
  desk: Desk,
  registration: string,
  { stamp }: Pick<EnvelopedEvent, 'stamp'>,
): Promise<void> {
  const filings = (await listFilings(desk.tx, desk.project.id)).filter(({ scope_id }) => scope_id === registration)
  const versions = await listVersions(
    desk.tx,
    filings.map(({ id }) => id),
  )
  const latest = new Map(versions.filter(({ state }) => state === 'ready').map((version) => [version.filing, version]))
  for (const version of latest.values())
    if (!version.filed_at) await saveVersion(desk.tx, version.id, { filed_at: stamp.at })
  await seal(desk, registration, stamp, [...latest.values()])
}

type Stamp = EnvelopedEvent['stamp']

/** Hashes only: whoever may read the line of the log learns no title of a paper that is not his to read. */
async function seal(
  desk: Desk,
  registration: string,
  { id: event, at }: Stamp,
  versions: readonly Row<'filing_version'>[],
): Promise<void> {
  const hashes = [...new Set(versions.flatMap(({ file }) => (file === null ? [] : [file])))].sort()
  const sm3 = await sm3Of(desk.tx, hashes)
  const said = {
    registration,
    event,
    handedInAt: at,
    receivedAt: desk.ports.now(),
    files: hashes.map((hash) => ({ sha256: hash, sm3: sm3.get(hash) ?? null })),
  }
  const digest = sha256(canonical(said))
  await insertSubmission(desk.tx, {
    digest,
    project: desk.project.id,
    registration,
    event,
    files: hashes.length,
    handed_in_at: at,
    received_at: said.receivedAt,
  })
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  await log(desk, {
    ...nothing,
    id: desk.ports.newId(),
    type: 'filing.seal',
    data: { ...said, digest },
    by: system,
    at,
  })
}
