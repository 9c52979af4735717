import { listFilings, listVersions, saveVersion } from '#db/queries/filings.ts'
import type { Desk } from '../commands/desk.server.ts'

/** The latest version of every paper of a registration is what is handed in now; one handed in before keeps its day. */
export async function handIn(desk: Desk, registration: string, at: string): Promise<void> {
  const filings = (await listFilings(desk.tx, desk.project.id)).filter(({ scope_id }) => scope_id === registration)
  const versions = await listVersions(
    desk.tx,
    filings.map(({ id }) => id),
  )
  const latest = new Map(versions.filter(({ state }) => state === 'ready').map((version) => [version.filing, version]))
  for (const version of latest.values()) if (!version.filed_at) await saveVersion(desk.tx, version.id, { filed_at: at })
}
