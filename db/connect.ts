import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'
import { sqlite } from './sqlite.ts'

export type Db = Kysely<Database>
/** Asked for where a write only makes sense inside a transaction. */
export type Tx = Transaction<Database>

export type Engine = 'sqlite' | 'postgres'

/** A file path opens SQLite; `postgres://…` a server. `readonly` is the second connection that pages read from. */
export function connect(url: string, { readonly = false } = {}): Db {
  return new Kysely<Database>({
    dialect: engineOf(url) === 'postgres' ? postgres(url, readonly) : sqlite(url, readonly),
  })
}

export const engineOf = (url: string): Engine => (/^postgres(ql)?:\/\//.test(url) ? 'postgres' : 'sqlite')

/** Which engine a connection speaks to, for the few queries that differ (search, retries). */
export const isPostgres = (db: Db | Tx): boolean => db.getExecutor().adapter.constructor.name.startsWith('Postgres')

function postgres(url: string, readonly: boolean) {
  const pool = new pg.Pool({
    connectionString: url,
    max: readonly ? 8 : 16,
    options: readonly ? '-c default_transaction_read_only=on' : undefined,
    types: { getTypeParser: parser },
  })
  // An idle connection that the server closes must not end the process; the next query opens another or fails by itself.
  pool.on('error', () => {})
  pool.on('connect', takesZero)
  return new PostgresDialect({ pool })
}

/**
 * A text of PostgreSQL cannot hold U+0000, and a statement with one fails. Anybody can type it into an address: what has one
 * is nobody's id, and where it is kept it reads as a lost character, U+FFFD.
 */
function takesZero(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown
  const storable = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value)
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) =>
    query(text, Array.isArray(values) ? values.map(storable) : values, ...rest)) as typeof client.query
}

/** PostgreSQL answers as SQLite does: bigint as number (fen fit below 2^53), json as text. */
function parser(oid: number, format?: 'text' | 'binary') {
  if (oid === 20 || oid === 1700) return (text: string) => Number(text)
  return pg.types.getTypeParser(oid, format as 'text')
}
