import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type JobKind, jobFailure } from '#app/jobs/job.ts'
import { workJobs } from '#app/jobs/work-jobs.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { cancelJob, claimJob, findJob, insertJob, resumeJob } from '#db/queries/jobs.ts'
import { scratchDb, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'

describe.each(engines)('long work on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let drop: () => Promise<void>
  const reported: unknown[] = []

  beforeEach(async () => {
    const scratch = await create()
    drop = scratch.drop
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-02T01:00:00.000Z')
    reported.length = 0
  })

  afterEach(async () => {
    await db.destroy()
    await drop()
  })

  const ask = async (kind: string, params: unknown = {}): Promise<string> => {
    const id = ports.newId()
    const asked = { id, kind, project: null, params: JSON.stringify(params), state: 'waiting' as const, message: null }
    const row = { ...asked, progress: 0, total: 0, lease_until: null, created_by: 'z', created_at: ports.now() }
    await db.transaction().execute((tx) => insertJob(tx, { ...row, ended_at: null, cursor: null }))
    return id
  }
  const means = () => ({ db, ports, store: openStore(db, '/nowhere', ports.now) })
  /** As many steps as named, then the round is over. */
  const work = (kinds: Record<string, JobKind>, steps = 1000) => {
    let left = steps
    const goOn = () => left-- > 0
    return workJobs(means(), { kinds, goOn, report: (error) => reported.push(error) })
  }
  const count: JobKind = async (_, { cursor }) => {
    const progress = Number(cursor ?? 0) + 1
    return { cursor: progress < 10 ? String(progress) : null, progress, total: 10, message: `第 ${progress} 步` }
  }

  test('goes on over several rounds, tells its progress, and ends', async () => {
    const id = await ask('count')
    expect(await work({ count }, 3)).toBe(true)
    expect(await findJob(db, id)).toMatchObject({ state: 'working', lease_until: null, total: 10, message: '第 3 步' })
    expect(await work({ count })).toBe(false)
    expect(await findJob(db, id)).toMatchObject({ state: 'done', progress: 10, cursor: null, ended_at: ports.now() })
  })

  test('one worker at a time: who stops answering loses it after a minute, and it goes on from the last step', async () => {
    const id = await ask('count')
    await work({ count }, 5)
    const kinds = ['count']
    const claimed = await claimJob(db, kinds, ports.now(), '2026-03-02T01:01:00.000Z')
    expect(claimed).toMatchObject({ id, cursor: '5' })
    // The process ends here; nobody gives the job back.
    expect(await work({ count })).toBe(false)
    ports.at('2026-03-02T01:01:00.001Z')
    expect(await work({ count })).toBe(false)
    expect(await findJob(db, id)).toMatchObject({ state: 'done', progress: 10 })
  })

  test('two workers that ask at once: one gets it', async () => {
    await ask('count')
    const claims = await Promise.all([1, 2].map(() => claimJob(db, ['count'], ports.now(), '2026-03-02T01:01:00.000Z')))
    expect(claims.filter(Boolean)).toHaveLength(1)
  })

  test('cancelled in the middle of a step, it stops there; asked again, it goes on', async () => {
    const id = await ask('count')
    const halted: JobKind = async (given, job) => {
      if (job.cursor === '4') await cancelJob(db, id, ports.now())
      return count(given, job)
    }
    await work({ count: halted })
    expect(await findJob(db, id)).toMatchObject({ state: 'cancelled', cursor: '4', progress: 4 })
    expect(await work({ count })).toBe(false)
    expect(await resumeJob(db, id)).toBe(true)
    await work({ count })
    expect(await findJob(db, id)).toMatchObject({ state: 'done', progress: 10 })
    expect(await cancelJob(db, id, ports.now())).toBe(false)
  })

  test('a failure is told as a sentence; one that nobody foresaw is reported, and holds up no other job', async () => {
    const told = await ask('told')
    const broken = await ask('broken')
    const id = await ask('count')
    const kinds: Record<string, JobKind> = {
      count,
      told: async () => {
        throw jobFailure('第 1 行没有表头。')
      },
      broken: async () => {
        throw new Error('no such column')
      },
    }
    await work(kinds)
    expect(await findJob(db, told)).toMatchObject({ state: 'failed', message: '第 1 行没有表头。' })
    expect(await findJob(db, broken)).toMatchObject({ state: 'failed', message: expect.stringContaining('已记入日志') })
    expect(await findJob(db, id)).toMatchObject({ state: 'done' })
    expect(reported.map(String)).toEqual(['Error: no such column'])
  })

  test('work that ends its process every time is given up after five times', async () => {
    const id = await ask('count')
    for (let minute = 1; minute <= 5; minute += 1) {
      const lease = new Date(Date.parse(ports.now()) + 60_000).toISOString()
      expect(await claimJob(db, ['count'], ports.now(), lease)).toBeDefined()
      ports.at(new Date(Date.parse(lease) + 1).toISOString())
    }
    await work({ count })
    expect(await findJob(db, id)).toMatchObject({ state: 'failed', message: expect.stringContaining('多次中断') })
  })
})
