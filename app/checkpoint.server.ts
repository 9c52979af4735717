import type { Db } from '#db/connect.ts'
import { hasCheckpoint, insertCheckpoint, keepHeads, listHeads } from '#db/queries/checkpoints.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { canonical, sha256 } from './commands/canonical.server.ts'

/** Keeps a text outside the database: who changes the rows would have to change it there too. */
export type KeepOutside = (name: string, text: string) => Promise<void>

/**
 * Once a legal day the heads of all chains are written down outside the database, with their digest; the row says that it was
 * done. The file is written first: a row without its file would claim what is not there.
 */
export async function keepCheckpoint(db: Db, keep: KeepOutside, now: string): Promise<boolean> {
  const day = legalDay(now)
  if (await hasCheckpoint(db, day)) return false
  const heads = await listHeads(db)
  const digest = sha256(canonical(heads))
  await keep(`${day}.json`, `${JSON.stringify({ day, at: now, digest, heads }, null, 1)}\n`)
  await keepHeads(db, day, heads)
  await insertCheckpoint(db, { id: day, at: now, projects: heads.length, digest })
  return true
}
