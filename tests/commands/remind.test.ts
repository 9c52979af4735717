import { beforeEach, describe, expect, test } from 'vitest'
import { remind } from '#app/commands/remind.server.ts'
import { replayRun } from '#app/commands/replay-run.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import type { Db } from '#db/connect.ts'
import { findProject } from '#db/queries/projects.ts'
import { findRun } from '#db/queries/runs.ts'
import {
  actor,
  openRegistration,
  scratchDb,
  seedOrganisations,
  type TestPorts,
  testPorts,
} from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject } from '#tests/support/open-project.ts'
import type { Actor } from '#workflows/kit/seats.ts'

const bank = (person: string): Actor => actor(person, 'org-bank', 'lead-underwriter')

describe.each(engines)('a reminder on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let keys = 0

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-02T01:00:00.000Z')
    await seedOrganisations(db)
    project = await openSampleProject(db, ports)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  test('goes once in a day, never for what is closed, to oneself or to the reviewing side', async () => {
    const run = await openRegistration(db, ports, project)
    const issuerTask = await taskOf(db, run, 'issuer', ports)
    const send = (task: string, by: Actor) => {
      keys += 1
      return remind(db, { task, actor: by, key: `remind-${keys}` }, ports)
    }
    expect(await send(issuerTask, actor('z', 'org-issuer', 'issuer'))).toMatchObject({ ok: false })
    expect(await send(issuerTask, bank('chen'))).toMatchObject({ ok: true, capacity: '发行人' })
    ports.at('2026-03-03T00:59:59.999Z')
    expect(await send(issuerTask, bank('lin'))).toMatchObject({
      ok: false,
      message: expect.stringContaining('24 小时'),
    })
    ports.at('2026-03-03T01:00:00.000Z')
    expect(await send(issuerTask, bank('lin'))).toMatchObject({ ok: true })
    await db.updateTable('task').set({ done_at: ports.now(), done_by: 'z' }).where('id', '=', issuerTask).execute()
    ports.at('2026-03-05T01:00:00.000Z')
    expect(await send(issuerTask, bank('chen'))).toMatchObject({ message: expect.stringContaining('已经办结') })
    const review = await taskOf(db, run, 'venue-review', ports)
    expect(await send(review, bank('chen'))).toMatchObject({ message: '审核中不可催办。' })
    const notices = await db.selectFrom('notice').select(['organisation', 'capacity']).execute()
    expect(notices.filter(({ capacity }) => capacity === 'issuer')).toHaveLength(2)
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
    // Two reminders stand in the log of the run; its machine never moved.
    const row = await findProject(db, project)
    expect(row && (await replayRun(db, row, run))).toMatchObject({ ok: true })
  })
})
async function taskOf(db: Db, run: string, capacity: string, ports: TestPorts): Promise<string> {
  const row = await findRun(db, run)
  if (!row) throw new Error('no run')
  const id = ports.newId()
  const organisation = capacity === 'issuer' ? 'org-issuer' : 'org-nafmii'
  const open = { person: null, since: ports.now(), due_on: null, done_at: null, done_by: null }
  await db
    .insertInto('task')
    .values({ id, project: row.project, run, capacity, organisation, ...open })
    .execute()
  return id
}
