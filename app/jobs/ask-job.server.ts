import type { Tx } from '#db/connect.ts'
import { insertJob } from '#db/queries/jobs.ts'
import type { Ports } from '../ports.ts'
import type { JobName } from './kinds.server.ts'

type Asked = { kind: JobName; params: unknown; by: string; project?: string; total?: number }

/** Puts long work in line, in the transaction of whatever asks for it. Answers the job's id. */
export async function askJob(tx: Tx, { kind, params, by, project, total }: Asked, ports: Ports): Promise<string> {
  const id = ports.newId()
  await insertJob(tx, {
    id,
    kind,
    project: project ?? null,
    params: JSON.stringify(params),
    state: 'waiting',
    progress: 0,
    total: total ?? 0,
    message: null,
    lease_until: null,
    created_by: by,
    created_at: ports.now(),
    ended_at: null,
    cursor: null,
  })
  return id
}
