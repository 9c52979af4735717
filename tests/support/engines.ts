import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { connect, isPostgres } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'

/** A database of its own, up to date and empty: the url that `connect` takes, and its removal. */
export type ScratchDatabase = { url: string; drop: () => Promise<void> }
export type Engine = { name: 'SQLite' | 'PostgreSQL'; create: () => Promise<ScratchDatabase> }

const schema = new URL('../../db/', import.meta.url)

/** Changes with the migrations: a template of others is never taken. */
const migrations = ['migrate.ts', ...readdirSync(new URL('migrations', schema)).map((file) => `migrations/${file}`)]
  .reduce((hash, file) => hash.update(readFileSync(new URL(file, schema))), createHash('sha256'))
  .digest('hex')
  .slice(0, 16)

/** Brings a database up to date once; every other is a copy of it, for seventy tables are slow to make durably. */
async function migrated(url: string): Promise<void> {
  const db = connect(url)
  await migrate(db)
  await sql.raw(isPostgres(db) ? 'select 1' : 'pragma wal_checkpoint(truncate)').execute(db)
  await db.destroy()
}

/** One file for all test processes of these migrations; whoever is first makes it, under another name until it is whole. */
async function sqliteTemplate(): Promise<string> {
  const template = join(tmpdir(), `kejiban-template-${migrations}.sqlite`)
  if (existsSync(template)) return template
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-making-'))
  await migrated(join(folder, 'template.sqlite'))
  renameSync(join(folder, 'template.sqlite'), template)
  rmSync(folder, { recursive: true, force: true })
  return template
}

/** A file of its own, a copy of the template. */
export async function sqliteCopy(): Promise<{ folder: string; file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-sqlite-'))
  const file = join(folder, 'kejiban.sqlite')
  copyFileSync(await sqliteTemplate(), file)
  return { folder, file }
}

const sqlite: Engine = {
  name: 'SQLite',
  create: async () => {
    const { folder, file } = await sqliteCopy()
    return { url: file, drop: async () => rmSync(folder, { recursive: true, force: true }) }
  },
}

async function command(url: string, text: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

const at = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

let template: Promise<string> | null = null

/** A template of its own for each test process: PostgreSQL copies a database only while nobody is connected to it. */
async function postgresTemplate(server: string): Promise<string> {
  const name = `template_${randomBytes(6).toString('hex')}`
  await command(server, `create database ${name}`)
  await migrated(at(server, name))
  return name
}

const postgres = (server: string): Engine => ({
  name: 'PostgreSQL',
  create: async () => {
    template ??= postgresTemplate(server)
    const name = `test_${randomBytes(6).toString('hex')}`
    await command(server, `create database ${name} template ${await template}`)
    return { url: at(server, name), drop: () => command(server, `drop database ${name} with (force)`) }
  },
})

const server = process.env.KEJIBAN_TEST_POSTGRES

/**
 * The engines a database test runs on: `describe.each(engines)('… on $name', ({ create }) => …)`.
 * `npm test` starts PostgreSQL and names it in KEJIBAN_TEST_POSTGRES; a single test run by hand goes without.
 */
export const engines: readonly Engine[] = server ? [sqlite, postgres(server)] : [sqlite]
