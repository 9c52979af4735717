import { copyFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { v7 } from 'uuid'

type Change = { table: string; row: Record<string, unknown> }

/**
 * The peer: a hand-written transaction that writes the same rows as one `feedback.issue` wrote, each by a prepared statement,
 * reads nothing and decides nothing. The rows are taken from the database after one command; new ids are given to copies.
 */
export async function writeAgain(from: string, to: string, _run: string): Promise<(count: number) => void> {
  const source = new SQLite(from)
  source.pragma('wal_checkpoint(TRUNCATE)')
  const event = source
    .prepare("select * from event where type = 'feedback.issue' order by at, id limit 1")
    .get() as Record<string, string>
  const changes = rowsOf(source, event)
  source.close()
  copyFileSync(from, to)
  const database = new SQLite(to)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  const inserts = changes.map(({ table, row }) => prepareInsert(database, table, row))
  const updates = prepareUpdates(database, event.run!, event.project!)
  const write = database.transaction(() => {
    const fresh = new Map<string, string>()
    for (const insert of inserts) insert(fresh)
    for (const update of updates) update()
  })
  return (count) => {
    for (let index = 0; index < count; index += 1) write.immediate()
  }
}

function rowsOf(database: SQLite.Database, event: Record<string, string>): Change[] {
  const all = (table: string, where: string, ...values: string[]): Change[] =>
    (database.prepare(`select * from ${table} where ${where}`).all(...values) as Record<string, unknown>[]).map(
      (row) => ({ table, row }),
    )
  const round = database.prepare('select * from round where run = ?').get(event.run) as Record<string, string>
  const filing = database.prepare('select * from filing where scope_id = ?').get(round.id) as Record<string, string>
  return [
    { table: 'event', row: event },
    ...all('round', 'id = ?', round.id!),
    ...all('item', 'round = ?', round.id!),
    ...all('clock', "run = ? and name = 'reply'", event.run!),
    ...all('clock_entry', 'event = ?', event.id!),
    ...all('task', 'run = ? and since = ?', event.run!, event.at!),
    { table: 'filing', row: filing },
    ...all('filing_version', 'filing = ?', filing.id!),
    ...all('outbox', 'event = ?', event.id!),
    ...all('request', 'key = ?', event.run!),
  ]
}

/** Ids and unique columns get new values, the same new value wherever the old one stood. */
function prepareInsert(database: SQLite.Database, table: string, row: Record<string, unknown>) {
  const columns = Object.keys(row)
  const statement = database.prepare(
    `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )
  const unique = new Set(['id', 'key', 'message_id', 'seq', 'ordinal', 'number'])
  let count = 1000
  return (fresh: Map<string, string>) => {
    count += 1
    const renew = (value: string) => {
      const made = fresh.get(value) ?? v7()
      fresh.set(value, made)
      return made
    }
    const values = columns.map((column) => {
      const value = row[column]
      if (typeof value === 'number' && unique.has(column)) return value + count * 10
      if (typeof value === 'string' && (unique.has(column) || fresh.has(value))) return renew(value)
      return value
    })
    statement.run(...values)
  }
}

function prepareUpdates(database: SQLite.Database, run: string, project: string): (() => void)[] {
  const moved = database.prepare(
    "update run set state = 'asked', context = context, awaiting = awaiting, changed_at = changed_at, revision = revision + 1 where id = ?",
  )
  const paused = database.prepare(
    "update clock set state = 'paused', due_on = null, due_at = null where run = ? and name = 'review'",
  )
  const closed = database.prepare(
    "update task set done_at = '2026-03-03T02:00:00.000Z', done_by = 'x' where run = ? and done_at is null and since < '2026-03-03'",
  )
  const head = database.prepare('update project set seq = seq + 1, head = head where id = ?')
  return [() => moved.run(run), () => paused.run(run), () => closed.run(run), () => head.run(project)]
}
