import { z } from 'zod'
import { forgetFaults, forgetListed, lastKey } from '#db/queries/listed.ts'
import { findVersion } from '#db/queries/lists.ts'
import type { JobKind } from './job.ts'
import { closeList } from './list-rows.server.ts'
import { firstKey } from './list-writing.server.ts'

const params = z.object({ version: z.string() })
const atOnce = 2000

/** Removes what an import had written that was cancelled or failed, from its end, some rows at a time. */
export const clearList: JobKind = async ({ db }, job) => {
  const version = await findVersion(db, params.parse(job.params).version)
  if (!version || !['cancelled', 'failed'].includes(version.state)) return { cursor: null, progress: 0, total: 0 }
  await closeList(version.id)
  const first = firstKey(version)
  const last = await lastKey(db, version.id)
  if (last === null) {
    await db.transaction().execute((tx) => forgetFaults(tx, version.id, 0))
    return { cursor: null, progress: job.total, total: job.total }
  }
  const written = last - first
  const from = Math.max(first, last - atOnce)
  await db.transaction().execute((tx) => forgetListed(tx, from, last))
  const total = Math.max(job.total, written)
  return { cursor: String(from), progress: total - (from - first), total }
}
