import { sql } from 'kysely'
import { type Db, isPostgres, type Tx } from './connect.ts'

type Waiting = { work: (tx: Tx) => Promise<unknown>; resolve: (value: never) => void; reject: (error: unknown) => void }
type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown }
type Line = { waiting: Waiting[]; open: boolean }

/** How many share one commit at most: what a page waits for behind them stays a few hundredths of a second. */
const most = 16

/** One line of waiting writers for each connection. */
const lines = new WeakMap<Db, Line>()

/**
 * A transaction of its own for each work, but on SQLite, where one writes at a time, works that wait together share the
 * commit: each behind a savepoint, so that what one of them throws undoes that one alone. Nobody is answered before the
 * commit is on disk; when the commit fails, it fails for all. A work sees what those before it in the line wrote, as it
 * would have had they committed first. PostgreSQL gathers commits by itself.
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isPostgres(db)) return db.transaction().execute(work)
  const line = lines.get(db) ?? { waiting: [], open: false }
  lines.set(db, line)
  return new Promise<T>((resolve, reject) => {
    line.waiting.push({ work, resolve, reject })
    if (!line.open) void serve(db, line)
  })
}

async function serve(db: Db, line: Line): Promise<void> {
  line.open = true
  while (line.waiting.length > 0) await commitTogether(db, line)
  line.open = false
}

async function commitTogether(db: Db, line: Line): Promise<void> {
  let together: Waiting[] = []
  try {
    const outcomes = await db.transaction().execute(async (tx) => {
      // Taken only now: more came while the connection was busy.
      together = line.waiting.splice(0, most)
      const [only] = together
      if (only && together.length === 1) return [{ ok: true, value: await only.work(tx) } satisfies Outcome]
      const done: Outcome[] = []
      for (const { work } of together) done.push(await apart(tx, work))
      return done
    })
    together.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index]
      if (outcome?.ok) resolve(outcome.value as never)
      else reject(outcome?.error)
    })
  } catch (error) {
    if (together.length === 0) together = line.waiting.splice(0)
    for (const { reject } of together) reject(error)
  }
}

/** Undone alone when it throws. */
async function apart(tx: Tx, work: (tx: Tx) => Promise<unknown>): Promise<Outcome> {
  await sql`savepoint work`.execute(tx)
  try {
    const value = await work(tx)
    await sql`release work`.execute(tx)
    return { ok: true, value }
  } catch (error) {
    await sql`rollback to work`.execute(tx)
    await sql`release work`.execute(tx)
    return { ok: false, error }
  }
}
