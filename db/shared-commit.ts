import { type Db, isPostgres, type Tx } from './connect.ts'

type Waiting = { work: (tx: Tx) => Promise<unknown>; resolve: (value: never) => void; reject: (error: unknown) => void }
type Line = { waiting: Waiting[]; open: boolean }

/** How many share one commit at most: what a page waits for behind them stays a few hundredths of a second. */
const most = 16

/** One line of waiting writers for each connection. */
const lines = new WeakMap<Db, Line>()

/**
 * A transaction of its own for each work; but on SQLite, where one writes at a time, works that wait together share the
 * commit. Nobody is answered before it is on disk. What one of them throws undoes them all, and each is then done again
 * alone, so work may do nothing but write through `tx`. A work sees what those before it in the line wrote, as it would
 * have had they committed first. (A savepoint around each would keep a copy of every page it touches: a sixth slower.)
 * PostgreSQL gathers commits by itself.
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isPostgres(db)) return alone(db, work)
  const line = lines.get(db) ?? { waiting: [], open: false }
  lines.set(db, line)
  return new Promise<T>((resolve, reject) => {
    line.waiting.push({ work, resolve, reject })
    if (!line.open) void serve(db, line)
  })
}

const alone = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work)

async function serve(db: Db, line: Line): Promise<void> {
  line.open = true
  while (line.waiting.length > 0) await commitTogether(db, line)
  line.open = false
}

async function commitTogether(db: Db, line: Line): Promise<void> {
  let together: Waiting[] = []
  try {
    const values = await db.transaction().execute(async (tx) => {
      // Taken only now: more came while the connection was busy.
      together = line.waiting.splice(0, most)
      const done: unknown[] = []
      for (const { work } of together) done.push(await work(tx))
      return done
    })
    for (const [index, { resolve }] of together.entries()) resolve(values[index] as never)
  } catch (error) {
    // The connection itself failed before anybody was taken: the first in the line is told, the next one tries anew.
    if (together.length === 0) together = line.waiting.splice(0, 1)
    if (together.length === 1) together[0]?.reject(error)
    else for (const { work, resolve, reject } of together) await alone(db, work).then(resolve as () => void, reject)
  }
}
