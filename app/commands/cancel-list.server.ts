import type { Db } from '#db/connect.ts'
import { cancelJob, resumeJob } from '#db/queries/jobs.ts'
import { changeVersion, findList, findVersion } from '#db/queries/lists.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { listTitle } from '#workflows/lists/list-kinds.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import { askJob } from '../jobs/ask-job.server.ts'
import type { Ports } from '../ports.ts'
import { keepsList, type ListKeeper } from './list-keeper.ts'

type Asked = { version: string; by: ListKeeper }

async function kept(db: Db, { version: id, by }: Asked) {
  const version = await findVersion(db, id)
  const list = version && (await findList(db, version.list))
  return version && list && keepsList(by, list) ? { version, list } : null
}

const gone = refuse('unavailable', '没有这份名单，或它由其他机构维护。')

/** Stops an import. The version in force stays what it is; what had been written of the new one is removed. */
export async function cancelList(db: Db, asked: Asked, ports: Ports): Promise<{ ok: true; list: string } | Refusal> {
  const found = await kept(db, asked)
  if (!found) return gone
  const { version, list } = found
  const stopped = await db.transaction().execute(async (tx) => {
    const change = { state: 'cancelled' as const, ended_at: ports.now() }
    if (!(await changeVersion(tx, version.id, ['mapping', 'waiting'], change))) return false
    if (version.job) await cancelJob(tx, version.job, ports.now())
    await askJob(tx, { kind: 'clear-list', params: { version: version.id }, by: asked.by.person }, ports)
    const detail = `${listTitle(list)} 第 ${version.number} 版`
    const { person, address } = asked.by
    await logAccess(tx, { kind: 'list.cancel', person, detail, address }, ports)
    return true
  })
  return stopped ? { ok: true, list: list.id } : refuse('stale', '这一版已经导入完成，或已取消。')
}

/** An import that was interrupted goes on where it stopped. */
export async function resumeList(db: Db, asked: Asked): Promise<{ ok: true; list: string } | Refusal> {
  const found = await kept(db, asked)
  if (!found) return gone
  const { version, list } = found
  const again = version.state === 'waiting' && version.job !== null && (await resumeJob(db, version.job))
  return again ? { ok: true, list: list.id } : refuse('stale', '这一版没有中断的导入。')
}
