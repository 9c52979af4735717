import SQLite from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'

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
  return new PostgresDialect({ pool })
}

/** PostgreSQL answers as SQLite does: bigint as number (fen fit below 2^53), json as text. */
function parser(oid: number, format?: 'text' | 'binary') {
  if (oid === 20 || oid === 1700) return (text: string) => Number(text)
  return pg.types.getTypeParser(oid, format as 'text')
}

function sqlite(file: string, readonly: boolean) {
  const database = new SQLite(file, { readonly, fileMustExist: readonly })
  if (!readonly) {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    // A checkpoint every 32 MB of log instead of every 4: a command touches some fifty pages, most of them again and again.
    database.pragma('wal_autocheckpoint = 8000')
  }
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  database.pragma('cache_size = -65536')
  if (!readonly && file !== ':memory:') assertDurable(database)
  return new SqliteDialect({ database: prepared(database) })
}

/** Pragmas are read back: a build with other defaults must not quietly lose the last commits. */
function assertDurable(database: SQLite.Database) {
  const mode = database.pragma('journal_mode', { simple: true })
  const synchronous = database.pragma('synchronous', { simple: true })
  const keys = database.pragma('foreign_keys', { simple: true })
  if (mode !== 'wal' || synchronous !== 2 || keys !== 1) {
    throw new Error(
      `SQLite is not durable here: journal_mode ${mode}, synchronous ${synchronous}, foreign_keys ${keys}`,
    )
  }
}

const cacheSize = 500

/**
 * Kysely prepares each query anew; keeping the statements is worth half again the rate. A deferred BEGIN that later
 * writes fails at once with BUSY_SNAPSHOT when another process wrote meanwhile, so every transaction begins immediate.
 */
function prepared(database: SQLite.Database) {
  const statements = new Map<string, SQLite.Statement>()
  return {
    prepare(query: string) {
      const text = /^begin$/i.test(query) && !database.readonly ? 'begin immediate' : query
      const known = statements.get(text)
      if (known) {
        statements.delete(text)
        statements.set(text, known)
        return known
      }
      const statement = database.prepare(text)
      statements.set(text, statement)
      if (statements.size > cacheSize) statements.delete(statements.keys().next().value!)
      return statement
    },
    close: () => {
      database.close()
    },
  } as unknown as SQLite.Database
}
