import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/** An empty database of its own: the url that `connect` takes, and its removal. */
export type ScratchDatabase = { url: string; drop: () => Promise<void> }
export type Engine = { name: 'SQLite' | 'PostgreSQL'; create: () => Promise<ScratchDatabase> }

const sqlite: Engine = {
  name: 'SQLite',
  create: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kejiban-sqlite-'))
    return { url: join(folder, 'kejiban.sqlite'), drop: async () => rmSync(folder, { recursive: true, force: true }) }
  },
}

async function command(url: string, sql: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

const postgres = (server: string): Engine => ({
  name: 'PostgreSQL',
  create: async () => {
    const name = `test_${randomBytes(6).toString('hex')}`
    await command(server, `create database ${name}`)
    const url = new URL(server)
    url.pathname = `/${name}`
    return { url: url.href, drop: () => command(server, `drop database ${name} with (force)`) }
  },
})

const server = process.env.KEJIBAN_TEST_POSTGRES

/**
 * The engines a database test runs on: `describe.each(engines)('… on $name', ({ create }) => …)`.
 * `npm test` starts PostgreSQL and names it in KEJIBAN_TEST_POSTGRES; a single test run by hand goes without.
 */
export const engines: readonly Engine[] = server ? [sqlite, postgres(server)] : [sqlite]
