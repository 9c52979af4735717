import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { type Db, type Engine, isPostgres } from './connect.ts'
import { foundation } from './migrations/001-foundation.ts'
import { search } from './migrations/002-search.ts'
import { payments } from './migrations/003-payments.ts'
import { reviewers } from './migrations/004-reviewers.ts'
import { accounts } from './migrations/005-accounts.ts'
import { rulebook } from './migrations/006-rulebook.ts'
import { clocks } from './migrations/007-clocks.ts'
import { reserve } from './migrations/008-reserve.ts'
import { listSearch, lists } from './migrations/009-lists.ts'
import { greenChannel } from './migrations/010-green-channel.ts'
import { checklists } from './migrations/011-checklists.ts'
import { timetableAndMail } from './migrations/012-timetable-and-mail.ts'
import { comparison } from './migrations/013-comparison.ts'
import { gate } from './migrations/014-gate.ts'
import { proof } from './migrations/015-proof.ts'
import { chapters } from './migrations/016-chapters.ts'
import { clauses } from './migrations/017-clauses.ts'
import { paperSearch, paperText } from './migrations/018-paper-text.ts'
import { keptForms } from './migrations/019-kept-forms.ts'
import { turns } from './migrations/020-turns.ts'
import { pageSizes } from './migrations/021-page-sizes.ts'
import { chapterRemarks } from './migrations/023-chapter-remarks.ts'

/** Explicit and in order; a released migration is never edited. */
const migrations: Record<string, (engine: Engine) => readonly string[]> = {
  '001-foundation': (engine) => foundation.map((statement) => inDialect(statement, engine)),
  '002-search': (engine) => search[engine],
  '003-payments': (engine) => payments.map((statement) => inDialect(statement, engine)),
  '004-reviewers': (engine) => reviewers.map((statement) => inDialect(statement, engine)),
  '005-accounts': (engine) => accounts.map((statement) => inDialect(statement, engine)),
  '007-clocks': (engine) => clocks.map((statement) => inDialect(statement, engine)),
  '008-reserve': (engine) => reserve.map((statement) => inDialect(statement, engine)),
  '009-lists': (engine) => [...lists.map((statement) => inDialect(statement, engine)), ...listSearch[engine]],
  '010-green-channel': (engine) => greenChannel.map((statement) => inDialect(statement, engine)),
  '011-checklists': (engine) => checklists.map((statement) => inDialect(statement, engine)),
  '012-timetable-and-mail': (engine) => timetableAndMail.map((statement) => inDialect(statement, engine)),
  '013-comparison': (engine) => comparison.map((statement) => inDialect(statement, engine)),
  '014-gate': (engine) => gate.map((statement) => inDialect(statement, engine)),
  '015-proof': (engine) => proof.map((statement) => inDialect(statement, engine)),
  '016-chapters': (engine) => chapters.map((statement) => inDialect(statement, engine)),
  '017-clauses': (engine) => clauses.map((statement) => inDialect(statement, engine)),
  '019-kept-forms': (engine) => keptForms.map((statement) => inDialect(statement, engine)),
  '018-paper-text': (engine) => [...paperText.map((statement) => inDialect(statement, engine)), ...paperSearch[engine]],
  '020-turns': (engine) => turns.map((statement) => inDialect(statement, engine)),
  '021-page-sizes': (engine) => pageSizes.map((statement) => inDialect(statement, engine)),
  '023-chapter-remarks': (engine) => chapterRemarks.map((statement) => inDialect(statement, engine)),
  '006-rulebook': (engine) => rulebook.map((statement) => inDialect(statement, engine)),
}

/** Brings the schema up to date. Refuses (throws) a database that a newer program has already changed. */
export async function migrate(db: Db): Promise<string[]> {
  const engine: Engine = isPostgres(db) ? 'postgres' : 'sqlite'
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(Object.entries(migrations).map(([name, statements]) => [name, migration(statements(engine))])),
  }
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest()
  if (error)
    throw new Error(`数据库结构升级失败：${String(error instanceof Error ? error.message : error)}`, { cause: error })
  return (results ?? []).map(({ migrationName }) => migrationName)
}

function migration(statements: readonly string[]): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}

function inDialect(statement: string, engine: Engine): string {
  const integers = statement.replace(/\bint\b/g, engine === 'postgres' ? 'bigint' : 'integer')
  return engine === 'postgres' ? integers.replace(/\) strict(, without rowid)?$/, ')') : integers
}
