// The real `feedback.issue` with three items: round, items, two clocks, tasks for two organisations, a letter, the event and
// the chain, in one durable transaction; against raw single-row commits and against one prepared transaction of the same rows.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { v7 } from 'uuid'
import { advanceStage } from '#app/commands/advance-stage.server.ts'
import { newId } from '#app/new-id.server.ts'
import { connect, type Db } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'
import { testPorts } from '#tests/support/desk.ts'
import { copies, items, projectUnderReview, reviewer } from './feedback-case.ts'
import { median, print, rate, round } from './measure.ts'
import { writeAgain } from './same-rows.ts'

const rounds = 5
const perRound = Number(process.env.BENCH_N ?? 300)
const folder = mkdtempSync(join(tmpdir(), 'kejiban-bench-'))

const ports = { newId, now: () => '2026-03-03T02:00:00.000Z' }

type Case = { run: string; revision: number }

async function issue(db: Db, { run, revision }: Case): Promise<void> {
  const done = await advanceStage(
    db,
    { run, revision, type: 'feedback.issue', data: { items }, actor: reviewer, key: run },
    ports,
  )
  if (!done.ok) throw new Error(`${done.reason}: ${done.message}`)
}

async function inTurn(db: Db, cases: readonly Case[]): Promise<void> {
  for (const one of cases) await issue(db, one)
}

async function atOnce(db: Db, cases: readonly Case[], callers: number): Promise<void> {
  const queue = [...cases]
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await issue(db, next)
    }),
  )
}

/** After the fact: what the command promises is there for each of them, or the figure means nothing. */
async function check(db: Db, count: number): Promise<void> {
  const counted = async (query: { executeTakeFirstOrThrow: () => Promise<{ n: number | string }> }) =>
    Number((await query.executeTakeFirstOrThrow()).n)
  const n = (table: 'event' | 'item' | 'outbox' | 'round', column: 'type' | null, value: string) => {
    const from = db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n'))
    return counted(column ? from.where(column as never, '=', value as never) : from)
  }
  const clocks = (name: string, state: 'running' | 'paused') =>
    counted(
      db
        .selectFrom('clock')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('name', '=', name)
        .where('state', '=', state),
    )
  const tasks = await counted(
    db
      .selectFrom('task')
      .innerJoin('run', 'run.id', 'task.run')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('run.state', '=', 'asked')
      .where('task.done_at', 'is', null),
  )
  const found = {
    events: await n('event', 'type', 'feedback.issue'),
    items: await n('item', null, ''),
    letters: await n('outbox', 'type', 'letter.feedback'),
    reply: await clocks('reply', 'running'),
    review: await clocks('review', 'paused'),
    tasks,
  }
  const wanted = { events: count, items: count * 3, letters: count, reply: count, review: count, tasks: count * 2 }
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`rows are missing: ${JSON.stringify({ found, wanted })}`)
}

async function onSqlite(): Promise<void> {
  const file = join(folder, 'ours.sqlite')
  const db = connect(file)
  await migrate(db)
  const project = await projectUnderReview(db, testPorts())
  const cases = await copies(db, project, (2 * rounds + 1) * perRound)
  await inTurn(db, cases.splice(0, perRound))
  const raw = rawCommits(join(folder, 'raw.sqlite'))
  const same = await writeAgain(file, join(folder, 'same.sqlite'), cases[0]!.run.split('~')[0]!)
  const ours: { one: number[]; many: number[] } = { one: [], many: [] }
  const theirs: { raw: number[]; same: number[] } = { raw: [], same: [] }
  for (let turn = 0; turn < rounds; turn += 1) {
    theirs.raw.push(await rate(perRound * 4, () => raw(perRound * 4)))
    ours.one.push(await rate(perRound, () => inTurn(db, cases.splice(0, perRound))))
    ours.many.push(await rate(perRound, () => atOnce(db, cases.splice(0, perRound), 16)))
    theirs.same.push(await rate(perRound, () => same(perRound)))
  }
  await check(db, (2 * rounds + 1) * perRound)
  const against = {
    raw: `raw single-row commits ${round(median(theirs.raw), 4)}/s`,
    same: `one prepared transaction of the same rows ${round(median(theirs.same), 4)}/s`,
  }
  for (const [callers, name] of [
    ['one', 'sqlite, one caller'],
    ['many', 'sqlite, 16 callers'],
  ] as const)
    for (const peer of ['raw', 'same'] as const)
      print({
        bench: 'command',
        case: name,
        value: round(median(ours[callers]), 4),
        unit: 'commands/s',
        ratio: round(median(ours[callers].map((value, turn) => value / theirs[peer][turn]!))),
        against: against[peer],
        n: rounds * perRound,
      })
  await db.destroy()
}

/** One durable row a commit: WAL, synchronous FULL, a prepared insert. */
function rawCommits(file: string): (count: number) => void {
  const database = new SQLite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table raw (id text primary key, at text not null, body text not null) strict')
  const insert = database.prepare('insert into raw values (?, ?, ?)')
  return (count) => {
    for (let index = 0; index < count; index += 1) insert.run(v7(), '2026-03-03T02:00:00.000Z', 'x'.repeat(200))
  }
}

async function onPostgres(): Promise<void> {
  const { startPostgres } = await import('#tests/support/postgres.mjs')
  const server = await startPostgres()
  try {
    const db = connect(server.url)
    await migrate(db)
    const project = await projectUnderReview(db, testPorts())
    const cases = await copies(db, project, (rounds + 1) * perRound)
    await atOnce(db, cases.splice(0, perRound), 16)
    const one: number[] = []
    const many: number[] = []
    for (let turn = 0; turn < rounds; turn += 1) {
      const half = Math.floor(perRound / 4)
      one.push(await rate(half, () => inTurn(db, cases.splice(0, half))))
      many.push(await rate(perRound - half, () => atOnce(db, cases.splice(0, perRound - half), 16)))
    }
    await check(db, (rounds + 1) * perRound)
    const ratio = round(median(many.map((value, turn) => value / one[turn]!)))
    print({
      bench: 'command',
      case: 'postgres, 16 callers',
      value: round(median(many), 4),
      unit: 'commands/s',
      ratio,
      against: `one caller ${round(median(one), 4)}/s`,
      n: rounds * perRound,
    })
    await db.destroy()
  } finally {
    await server.stop()
  }
}

try {
  await onSqlite()
  if (!process.argv.includes('--sqlite')) await onPostgres()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
