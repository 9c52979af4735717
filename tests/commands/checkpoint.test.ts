import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keepCheckpoint } from '#app/checkpoint.server.ts'
import { canonical, sha256 } from '#app/commands/canonical.server.ts'
import { writeOutside } from '#db/files/outside.ts'
import { lastCheckpointOf } from '#db/queries/checkpoints.ts'
import { scratchDb, seedOrganisations, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject } from '#tests/support/open-project.ts'

test('once a legal day the heads are kept outside the database, with a digest that anybody can compute', async () => {
  const db = await scratchDb()
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-checkpoint-'))
  const keep = (name: string, text: string) => writeOutside(folder, name, text)
  expect(await keepCheckpoint(db, keep, '2026-03-02T15:59:59.000Z')).toBe(true)
  expect(await keepCheckpoint(db, keep, '2026-03-02T03:00:00.000Z')).toBe(false)
  // 16:00 UTC is the next legal day.
  expect(await keepCheckpoint(db, keep, '2026-03-02T16:00:00.000Z')).toBe(true)
  const kept = JSON.parse(readFileSync(join(folder, '2026-03-02.json'), 'utf8'))
  expect(kept.digest).toBe(sha256(canonical(kept.heads)))
  const rows = await db.selectFrom('checkpoint').select(['id', 'digest']).orderBy('id').execute()
  expect(rows.map(({ id }) => id)).toEqual(['2026-03-02', '2026-03-03'])
  expect(rows[0]?.digest).toBe(kept.digest)
  await db.destroy()
})

test('a checkpoint whose file cannot be written is not claimed', async () => {
  const db = await scratchDb()
  const failing = () => Promise.reject(new Error('disk full'))
  await expect(keepCheckpoint(db, failing, '2026-03-02T03:00:00.000Z')).rejects.toThrow('disk full')
  expect(await db.selectFrom('checkpoint').selectAll().execute()).toEqual([])
  await db.destroy()
})

describe.each(engines)('the head of a project on $name', ({ create }) => {
  test('is kept with the checkpoint that first had it, and not again while it stands', async () => {
    const scratch = await create()
    const db = await scratchDb(scratch.url)
    const ports = testPorts()
    await seedOrganisations(db)
    const project = await openSampleProject(db, ports)
    expect(await lastCheckpointOf(db, project)).toBeUndefined()
    const keep = async () => {}
    await keepCheckpoint(db, keep, '2026-03-02T03:00:00.000Z')
    await keepCheckpoint(db, keep, '2026-03-03T03:00:00.000Z')
    const { seq, head } = await db.selectFrom('project').select(['seq', 'head']).executeTakeFirstOrThrow()
    expect(await lastCheckpointOf(db, project)).toMatchObject({ id: '2026-03-02', seq, head, projects: 1 })
    await db
      .updateTable('project')
      .set({ seq: seq + 1, head: 'moved' })
      .execute()
    await keepCheckpoint(db, keep, '2026-03-04T03:00:00.000Z')
    expect(await lastCheckpointOf(db, project)).toMatchObject({ id: '2026-03-04', seq: seq + 1, head: 'moved' })
    expect(await db.selectFrom('checkpoint_head').selectAll().execute()).toHaveLength(2)
    await db.destroy()
    await scratch.drop()
  })
})
