import type { Db, Tx } from '#db/connect.ts'
import { listChain } from '#db/queries/events.ts'
import { canonical, sha256 } from './canonical.server.ts'

export type Verified = { ok: true; events: number; head: string } | { ok: false; seq: number; because: string }

/** Computes the chain of a project anew: numbers without a gap, each line on the one before, each hash as its content says. */
export async function verifyChain(db: Db | Tx, project: string): Promise<Verified> {
  const events = await listChain(db, project)
  let head = ''
  let seq = events[0]?.seq ?? 1
  for (const { hash, ...row } of events) {
    if (row.seq !== seq) return { ok: false, seq, because: '编号不连续' }
    if (row.previous !== head) return { ok: false, seq, because: '与前一条不相接' }
    if (sha256(canonical(row)) !== hash) return { ok: false, seq, because: '内容与校验值不符' }
    head = hash
    seq += 1
  }
  return { ok: true, events: events.length, head }
}
