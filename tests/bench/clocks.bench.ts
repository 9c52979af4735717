// Every running clock of a house reckoned anew after a new edition of the calendar, as the job does it: once so that each of
// them moves (ledger, tasks and chain written), once more so that none does. Meanwhile a real page, the underwriter's work
// centre, is read on the second connection twice a second; its p95 counts from when it was due, so waiting for the job counts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { askJob } from '#app/jobs/ask-job.server.ts'
import { jobKinds } from '#app/jobs/kinds.server.ts'
import { workJobs } from '#app/jobs/work-jobs.server.ts'
import { presentDesk } from '#app/presenters/desk.server.ts'
import { connect, type Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { migrate } from '#db/migrate.ts'
import { findJob } from '#db/queries/jobs.ts'
import { putIntoForce } from '#tests/support/calendar-edition.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { asOf, seedClocks } from './many-clocks.ts'
import { print, round } from './measure.ts'

const sizes = (process.env.BENCH_N ?? '10000,100000,1000000').split(',').map(Number)
const folder = mkdtempSync(join(tmpdir(), 'kejiban-bench-'))
const ports = { newId: () => v7(), now: () => asOf }
const who = {
  ...{ session: 's', person: 'banker-1', name: '示例', organisation: 'org-bank', organisationName: '示例银行' },
  ...{ capacity: 'lead-underwriter' as const, duties: ['maker' as const], previous: null },
  ...{ began: asOf, mustChange: false, sample: true, organisationKind: 'bank' },
}

const ms = (since: bigint): number => Number(process.hrtime.bigint() - since) / 1e6
const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0
const rest = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time))

/** Reads the page every so many ms until told to stop; how long each took from when it was due. */
async function readPages(reader: Db, every: number, goOn: () => boolean): Promise<number[]> {
  const taken: number[] = []
  const began = process.hrtime.bigint()
  for (let due = every; goOn(); due = Math.max(due + every, ms(began))) {
    await rest(Math.max(0, due - ms(began)))
    const page = await presentDesk(who, { reader, ports }, { tab: 'todo', after: null })
    if (page.todo?.total !== 40) throw new Error(`the page shows ${page.todo?.total} tasks`)
    taken.push(ms(began) - due)
  }
  return taken
}

type Run = { seconds: number; pages: number[] }

async function reproject(db: Db, reader: Db, count: number): Promise<Run> {
  const asked = { kind: 'reproject-clocks' as const, params: { calendar: 'statutory' }, by: 'keeper-1' }
  const id = await db.transaction().execute((tx) => askJob(tx, asked, ports))
  const began = process.hrtime.bigint()
  let done = false
  const reading = readPages(reader, 500, () => !done)
  const means = { db, ports, store: openStore(db, folder, ports.now) }
  for (let more = true; more; ) {
    const until = performance.now() + 1000
    more = await workJobs(means, { kinds: jobKinds, goOn: () => performance.now() < until, report: console.error })
  }
  const seconds = ms(began) / 1000
  done = true
  const job = await findJob(db, id)
  if (job?.state !== 'done' || job.progress !== count) throw new Error(`the job came to ${JSON.stringify(job)}`)
  return { seconds, pages: await reading }
}

/** After the fact: each clock has its line and its new day, or the figure means nothing. */
async function check(db: Db, count: number): Promise<void> {
  const lines = await db
    .selectFrom('clock_entry')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('kind', '=', 'reproject')
    .executeTakeFirstOrThrow()
  if (lines.n !== count) throw new Error(`${lines.n} of ${count} clocks moved`)
}

async function measure(count: number, first: { all: number; none: number } | null) {
  const file = join(folder, `${count}.sqlite`)
  const made = connect(file)
  await migrate(made)
  await made.destroy()
  seedClocks(file, count)
  const [db, reader] = [connect(file), connect(file, { readonly: true })]
  const idleUntil = performance.now() + 6000
  const idle = p95((await readPages(reader, 100, () => performance.now() < idleUntil)).slice(5))
  const holidays = [{ day: '2026-11-25', name: '示例假日' }, ...calendars.statutory.holidays]
  await putIntoForce(db, { ...calendars.statutory, version: 2, source: '示例通知', holidays }, 1)
  const all = await reproject(db, reader, count)
  await check(db, count)
  const none = await reproject(db, reader, count)
  await check(db, count)
  const line = { bench: 'clocks', n: count }
  const growth = (seconds: number, of: number | undefined) =>
    of === undefined ? {} : { ratio: round(seconds / of), against: `${sizes[0]} clocks: ${round(of)} s` }
  const rate = (seconds: number) => round(count / seconds)
  print({
    ...line,
    case: 'every clock moves',
    value: round(all.seconds),
    unit: 's',
    ...growth(all.seconds, first?.all),
  })
  print({ ...line, case: 'every clock moves', value: rate(all.seconds), unit: 'clocks/s' })
  print({
    ...line,
    case: 'no clock moves',
    value: round(none.seconds),
    unit: 's',
    ...growth(none.seconds, first?.none),
  })
  for (const [name, { pages }] of [['moves', all] as const, ['does not', none] as const])
    print({
      ...line,
      case: `work centre p95 while each clock ${name}`,
      value: round(p95(pages)),
      unit: 'ms',
      ratio: round(p95(pages) / idle),
      against: `idle ${round(idle)} ms, ${pages.length} pages`,
    })
  await Promise.all([db.destroy(), reader.destroy()])
  rmSync(file)
  return { all: all.seconds, none: none.seconds }
}

try {
  let first: { all: number; none: number } | null = null
  for (const size of sizes) {
    const done = await measure(size, first)
    first ??= done
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
