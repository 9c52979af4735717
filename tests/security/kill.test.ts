import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { listFactHistory } from '#db/queries/facts.ts'
import { plain, scratchDb, seedOrganisations, testPorts } from '#tests/support/desk.ts'
import { openSampleProject } from '#tests/support/open-project.ts'

const program = fileURLToPath(new URL('../support/record-until-killed.ts', import.meta.url))

/** Lets the program record until it has acknowledged so many, then kills it where it stands; gives what it acknowledged. */
function recordAndKill(url: string, project: string, from: number, enough: number): Promise<number[]> {
  return new Promise((done) => {
    let said = ''
    const child = spawn(process.execPath, [program, url, project, String(from)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      if (said.split('\n').length > enough) child.kill('SIGKILL')
    })
    child.once('close', () => done(said.split('\n').slice(0, -1).map(Number)))
  })
}

test('killed in the middle of commands eight times: what was acknowledged is there, once, and the chain holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-kill-'))
  const url = join(folder, 'kejiban.sqlite')
  const db = await scratchDb(url)
  const ports = testPorts()
  await seedOrganisations(db)
  const project = await openSampleProject(db, ports)
  const acknowledged: number[] = []
  for (let life = 0; life < 8; life += 1) {
    const began = acknowledged.length
    acknowledged.push(...(await recordAndKill(url, project, (acknowledged.at(-1) ?? 0) + 1, 10 + 7 * life)))
    expect(acknowledged.length).toBeGreaterThan(began)
  }
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  expect(rows).toEqual([{ integrity_check: 'ok' }])
  expect(await verifyChain(db, project)).toMatchObject({ ok: true })

  const values = (await listFactHistory(db, 'project', project, 'issuer.phone')).map(({ value }) => JSON.parse(value))
  expect(acknowledged.filter((number) => !values.includes(`电话 ${number}`))).toEqual([])
  // A number begun and not acknowledged before a kill is asked for again under its key: it must not count twice.
  expect(new Set(values).size).toBe(values.length)
  const events = await db.selectFrom('event').select('seq').where('type', '=', 'fact.record').execute()
  expect(events).toHaveLength(values.length)
  const keys = await db.selectFrom('request').select('key').where('key', 'like', 'number-%').execute()
  expect(keys).toHaveLength(values.length)

  const last = acknowledged.at(-1) ?? 0
  const scope = { kind: 'project', id: project }
  const again = { key: 'issuer.phone', value: `电话 ${last}` }
  const actor = plain('lead-underwriter', 'org-bank')
  await recordFacts(db, { project, scope, facts: [again], actor, key: `number-${last}` }, ports)
  expect(await listFactHistory(db, 'project', project, 'issuer.phone')).toHaveLength(values.length)
  await db.destroy()
  rmSync(folder, { recursive: true, force: true })
})
