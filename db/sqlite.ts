import SQLite from 'better-sqlite3'
import { type Dialect, type DialectAdapter, SqliteDialect } from 'kysely'

export function sqlite(file: string, readonly: boolean): Dialect {
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
  return dialectOn(prepared(database))
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

export type SqliteStatement = SQLite.Statement<unknown[]>
export type SqliteFile = { prepare: (query: string) => SqliteStatement; close: () => void }

/** The statements of an open file, found by its dialect's adapter, which a connection shares with its transactions. */
const opened = new WeakMap<DialectAdapter, SqliteFile>()

function dialectOn(database: SqliteFile): Dialect {
  const dialect = new SqliteDialect({ database })
  const adapter = dialect.createAdapter()
  opened.set(adapter, database)
  return {
    createAdapter: () => adapter,
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  }
}

/**
 * The file behind an adapter, for statements already compiled; nothing for PostgreSQL. Only to be used inside a
 * transaction: there the one connection of the file is held, outside it another's unfinished rows would be read.
 */
export const fileBehind = (adapter: DialectAdapter): SqliteFile | undefined => opened.get(adapter)

const cacheSize = 500

/**
 * Kysely prepares each query anew; keeping the statements is worth half again the rate. A deferred BEGIN that later
 * writes fails at once with BUSY_SNAPSHOT when another process wrote meanwhile, so every transaction begins immediate.
 */
function prepared(database: SQLite.Database): SqliteFile {
  const statements = new Map<string, SqliteStatement>()
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
  }
}
