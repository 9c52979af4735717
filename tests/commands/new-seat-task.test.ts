import { describe, expect, test } from 'vitest'
import { addSeat } from '#app/commands/add-seat.server.ts'
import { engines } from '#tests/support/engines.ts'
import { banker, registrationCase } from '#tests/support/registration-case.ts'

describe.each(engines)('a seat filled after its turn has come, on $name', ({ create }) => {
  test('the task that waited for nobody becomes theirs; a second house gets one of its own', async () => {
    const { db, ports, project, run, end } = await registrationCase(create)
    // A run that awaits a registrar with nobody seated, as an issue that has been paid does.
    await db.updateTable('run').set({ awaiting: 'registrar' }).where('id', '=', run).execute()
    const waiting = {
      id: 'waiting',
      project,
      run,
      capacity: 'registrar',
      organisation: null,
      person: null,
      since: ports.now(),
    }
    await db
      .insertInto('task')
      .values({ ...waiting, due_on: '2026-03-05', done_at: null, done_by: null })
      .execute()
    const add = (organisation: string, key: string) =>
      addSeat(db, { project, capacity: 'registrar', organisation, actor: banker, key }, ports)
    expect(await add('org-registrar', 'a')).toMatchObject({ ok: true })
    const tasks = () =>
      db.selectFrom('task').select(['id', 'organisation']).where('capacity', '=', 'registrar').execute()
    expect(await tasks()).toEqual([{ id: 'waiting', organisation: 'org-registrar' }])
    expect(await add('org-registrar', 'b')).toMatchObject({ ok: true })
    expect(await tasks()).toHaveLength(1)
    await end()
  })
})
