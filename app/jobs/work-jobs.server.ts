import { claimJob, saveJob } from '#db/queries/jobs.ts'
import type { Row } from '#db/schema.ts'
import { type JobKind, type JobMeans, toldFailure } from './job.ts'

/** Longer than any step takes: a worker that has not said anything for so long is taken to have stopped. */
const leaseMs = 60_000
/** Taken up so often without coming further, a job ends its worker rather than its work. */
const mostAttempts = 5

type Round = {
  kinds: Readonly<Record<string, JobKind>>
  /** Whether this round may begin another step. */
  goOn: () => boolean
  report: (error: unknown) => void
}

/**
 * Works at the jobs in line, oldest first, step by step, for as long as `goOn` says, and gives the unfinished one back.
 * Between two steps everybody else has a turn, so pages keep answering. True when there is more to do.
 */
export async function workJobs(means: JobMeans, round: Round): Promise<boolean> {
  while (round.goOn()) {
    const now = means.ports.now()
    const job = await claimJob(means.db, Object.keys(round.kinds), now, later(now))
    if (!job) return false
    if (job.attempts > mostAttempts)
      await fail(means, job, '多次中断，未能继续。请联系平台管理员，排除原因后继续办理。')
    else await workAt(means, round, job)
  }
  return true
}

const later = (now: string): string => new Date(Date.parse(now) + leaseMs).toISOString()

async function workAt(means: JobMeans, { kinds, goOn, report }: Round, claimed: Row<'job'>): Promise<void> {
  for (let job = claimed; ; ) {
    const next = await stepOf(means, kinds[job.kind], job, report)
    if (!next) return
    if (next.state !== 'working') return
    if (!goOn()) {
      await saveJob(means.db, job.id, next.lease_until ?? '', { lease_until: null })
      return
    }
    job = next
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** One step, and what it came to is kept; null when the job failed, was cancelled or has become somebody else's. */
async function stepOf(
  means: JobMeans,
  kind: JobKind | undefined,
  job: Row<'job'>,
  report: (error: unknown) => void,
): Promise<Row<'job'> | null> {
  try {
    if (!kind) throw new Error(`Nothing does ${job.kind}`)
    const step = await kind(means, asJob(job))
    const now = means.ports.now()
    const change = {
      cursor: step.cursor,
      progress: step.progress,
      total: step.total,
      message: step.message ?? null,
      attempts: 0,
      ...(step.cursor === null
        ? { state: 'done' as const, lease_until: null, ended_at: now }
        : { state: 'working' as const, lease_until: later(now) }),
    }
    return (await saveJob(means.db, job.id, job.lease_until ?? '', change)) ? { ...job, ...change } : null
  } catch (error) {
    const told = toldFailure(error)
    if (told === undefined) report(error)
    await fail(means, job, told ?? '系统处理时出错，已记入日志。已完成的部分有效，可稍后继续。')
    return null
  }
}

const fail = ({ db, ports }: JobMeans, job: Row<'job'>, message: string): Promise<boolean> =>
  saveJob(db, job.id, job.lease_until ?? '', { state: 'failed', message, lease_until: null, ended_at: ports.now() })

const asJob = (row: Row<'job'>) => ({
  id: row.id,
  project: row.project,
  params: JSON.parse(row.params) as unknown,
  cursor: row.cursor,
  progress: row.progress,
  total: row.total,
  createdBy: row.created_by,
})
