import { type Compilable, type CompiledQuery, createQueryId } from 'kysely'
import { type Db, isPostgres, type Tx } from './connect.ts'
import type { Database, NewRow } from './schema.ts'
import { fileBehind, type SqliteFile, type SqliteStatement } from './sqlite.ts'

/**
 * Queries on the path of every command are built and compiled once for each engine; afterwards only their parameters
 * change. Building the same query anew costs more than SQLite takes to run it (measured by `npm run bench -- command`).
 *
 * SQLite itself plans a statement anew at every run when it has parameters and joins, orders or limits: five to thirty
 * microseconds where the rows take one. On this path write subqueries for joins, and put the few rows in order afterwards.
 */
type Plan = {
  compiled: CompiledQuery
  places: readonly (number | null)[]
  /** The statement of the file it ran on last. */
  prepared?: { file: SqliteFile; statement: SqliteStatement }
}

const mark = (index: number): string => `\u0000parameter-${index}`

function planOf(compiled: CompiledQuery, count: number): Plan {
  const marks = new Map(Array.from({ length: count }, (_, index) => [mark(index), index]))
  return { compiled, places: compiled.parameters.map((value) => marks.get(value as string) ?? null) }
}

type Outcome<R> = { rows: R[]; numAffectedRows?: bigint | number }

/** Inside a transaction on SQLite straight to the statement: Kysely's way there costs as much as the statement itself. */
async function run<R>(db: Db | Tx, plan: Plan, values: readonly unknown[]): Promise<Outcome<R>> {
  const { compiled, places } = plan
  const parameters = places.map((place, index) => (place === null ? compiled.parameters[index] : values[place]))
  const file = db.isTransaction ? fileBehind(db.getExecutor().adapter) : undefined
  if (!file) return db.executeQuery<R>({ ...compiled, parameters, queryId: createQueryId() })
  if (plan.prepared?.file !== file) plan.prepared = { file, statement: file.prepare(compiled.sql) }
  const { statement } = plan.prepared
  if (statement.reader) return { rows: statement.all(...parameters) as R[] }
  return { rows: [], numAffectedRows: statement.run(...parameters).changes }
}

type Build<P extends readonly unknown[], R> = (db: Db, ...parameters: P) => Compilable<R>

/** A query with its parameters left open. `build` is called once with marks in their place, so it may not look at them. */
export function compiled<P extends readonly unknown[], R>(
  build: Build<P, R>,
): (db: Db | Tx, ...values: P) => Promise<R[]> {
  const plans: { sqlite?: Plan; postgres?: Plan } = {}
  return async (db, ...values) => {
    const engine = isPostgres(db) ? 'postgres' : 'sqlite'
    const marks = values.map((_, index) => mark(index)) as unknown as P
    plans[engine] ??= planOf(build(db as Db, ...marks).compile(), values.length)
    const { rows } = await run<R>(db, plans[engine], values)
    return rows
  }
}

/** An update or delete with its parameters left open; answers how many rows it changed. */
export function compiledChange<P extends readonly unknown[]>(
  build: Build<P, unknown>,
): (tx: Tx, ...values: P) => Promise<number> {
  const plans: { sqlite?: Plan; postgres?: Plan } = {}
  return async (tx, ...values) => {
    const engine = isPostgres(tx) ? 'postgres' : 'sqlite'
    const marks = values.map((_, index) => mark(index)) as unknown as P
    plans[engine] ??= planOf(build(tx, ...marks).compile(), values.length)
    const { numAffectedRows } = await run(tx, plans[engine], values)
    return Number(numAffectedRows ?? 0)
  }
}

type Insert = { columns: readonly string[]; count: number; plan: Plan }
const inserts = { sqlite: new Map<string, Insert[]>(), postgres: new Map<string, Insert[]>() }

/** More rows than this are written in turns, so that few statements are kept however long a list grows. */
const together = 8

/** Inserts whole rows by statements compiled once for each table and number of rows. Columns are those of the first row. */
export async function insertRows<T extends keyof Database & string>(
  tx: Tx,
  table: T,
  rows: readonly NewRow<T>[],
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first)
  for (let from = 0; from < rows.length; from += together) {
    const some = rows.slice(from, from + together) as readonly Record<string, unknown>[]
    const values = some.flatMap((row) => columns.map((column) => row[column]))
    await run(tx, insertOf(tx, table, columns, some.length), values)
  }
}

function insertOf<T extends keyof Database & string>(
  tx: Tx,
  table: T,
  columns: readonly string[],
  count: number,
): Plan {
  const tables = inserts[isPostgres(tx) ? 'postgres' : 'sqlite']
  const made = tables.get(table) ?? []
  const known = made.find((one) => one.count === count && sameColumns(one.columns, columns))
  if (known) return known.plan
  const marks = Array.from({ length: count }, (_, row) =>
    Object.fromEntries(columns.map((column, index) => [column, mark(row * columns.length + index)])),
  )
  const query = tx.insertInto(table).values(marks as never)
  const plan = planOf(query.compile(), count * columns.length)
  tables.set(table, [...made, { columns, count, plan }])
  return plan
}

const sameColumns = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((column, index) => column === b[index])
