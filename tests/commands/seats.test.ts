import { beforeEach, describe, expect, test } from 'vitest'
import { addSeat } from '#app/commands/add-seat.server.ts'
import { assignSeat, endSitting, handOverSeat } from '#app/commands/arrange-seat.server.ts'
import { standIn } from '#app/commands/stand-in.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { actorOn } from '#app/reach.server.ts'
import type { Db } from '#db/connect.ts'
import {
  actor,
  attempt,
  go,
  openRegistration,
  scratchDb,
  seedOrganisations,
  type TestPorts,
  testPorts,
} from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject } from '#tests/support/open-project.ts'
import { openAccount } from '#tests/support/web-context.ts'
import type { Actor } from '#workflows/kit/seats.ts'

const bank = (person: string): Actor => actor(person, 'org-bank', 'lead-underwriter')

describe.each(engines)('the seats of a project on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let seat: string
  let keys = 0

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-02T01:00:00.000Z')
    await seedOrganisations(db)
    for (const id of ['chen', 'lin', 'he'])
      await openAccount(db, ports, {
        id,
        organisation: 'org-bank',
        capacities: ['lead-underwriter'],
        duties: 'maker checker',
      })
    await openAccount(db, ports, {
      id: 'novice',
      organisation: 'org-bank',
      capacities: ['lead-underwriter'],
      duties: 'maker',
    })
    await openAccount(db, ports, { id: 'outsider', organisation: 'org-sse', capacities: ['venue-review'] })
    project = await openSampleProject(db, ports)
    const row = await db
      .selectFrom('seat')
      .select('id')
      .where('project', '=', project)
      .where('capacity', '=', 'lead-underwriter')
      .executeTakeFirstOrThrow()
    seat = row.id
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const of = (by: string) => {
    keys += 1
    return { project, seat, actor: bank(by), key: `seat-${keys}` }
  }
  const assign = (by: string, person: string, duty: string) => assignSeat(db, { ...of(by), person, duty }, ports)
  const assignmentOf = async (person: string) =>
    (await db.selectFrom('assignment').select('id').where('person', '=', person).executeTakeFirstOrThrow()).id
  const seatsOf = async (person: string) =>
    (await actorOn(db, { person, organisation: 'org-bank', capacity: 'lead-underwriter' }, project, null, ports.now()))
      .seats

  test('with nobody named the whole house acts; once somebody is, only those named do', async () => {
    expect(await seatsOf('he')).toEqual(['lead-underwriter'])
    expect(await assign('chen', 'chen', 'maker')).toMatchObject({ ok: true })
    expect(await seatsOf('chen')).toEqual(['lead-underwriter.maker'])
    expect(await seatsOf('he')).toEqual([])
    expect(await assign('he', 'he', 'checker')).toMatchObject({
      ok: false,
      message: '本席位已指定人员，由其中的人安排。',
    })
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  })

  test('when everybody named has been disabled the house arranges it anew', async () => {
    await assign('chen', 'chen', 'maker')
    await db.updateTable('person').set({ disabled_at: ports.now() }).where('id', '=', 'chen').execute()
    expect(await assign('he', 'he', 'maker')).toMatchObject({ ok: true })
  })

  test.each([
    ['chen', 'checker', '须由两人担任'],
    ['chen', 'maker', '已经担任经办'],
    ['novice', 'checker', '没有复核的职责'],
    ['outsider', 'checker', '请从本机构'],
    ['nobody', 'checker', '请从本机构'],
    ['lin', 'chair', '没有评审负责人的职责'],
  ])('%s is refused as %s', async (person, duty, because) => {
    await assign('chen', 'chen', 'maker')
    expect(await assign('chen', person, duty)).toMatchObject({ ok: false, message: expect.stringContaining(because) })
  })

  test('a stranger arranges nothing', async () => {
    const stranger = actor('outsider', 'org-sse', 'venue-review')
    const command = { project, seat, actor: stranger, key: 'x', person: 'outsider', duty: 'maker' }
    expect(await assignSeat(db, command, ports)).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  const lend = async (by: string, deputy: string, from: string, until: string) =>
    standIn(db, { ...of(by), assignment: await assignmentOf(by), deputy, from, until }, ports)

  test('a stand-in acts from one minute to another, and not a millisecond longer', async () => {
    await assign('chen', 'chen', 'checker')
    expect(await lend('chen', 'he', '2026-03-02T10:00', '2026-03-03T18:00')).toMatchObject({ ok: true })
    expect(await seatsOf('he')).toEqual([])
    ports.at('2026-03-02T01:59:59.999Z')
    expect(await seatsOf('he')).toEqual([])
    ports.at('2026-03-02T02:00:00.000Z')
    expect(await seatsOf('he')).toEqual(['lead-underwriter.checker'])
    ports.at('2026-03-03T09:59:59.999Z')
    expect(await seatsOf('he')).toEqual(['lead-underwriter.checker'])
    ports.at('2026-03-03T10:00:00.000Z')
    expect(await seatsOf('he')).toEqual([])
    expect(await seatsOf('chen')).toEqual(['lead-underwriter.checker'])
  })

  test('a stand-in can be taken back before its time', async () => {
    await assign('chen', 'chen', 'checker')
    await lend('chen', 'he', '2026-03-02T09:00', '2026-03-03T18:00')
    expect(await seatsOf('he')).toEqual(['lead-underwriter.checker'])
    await endSitting(db, { ...of('chen'), assignment: await assignmentOf('he') }, ports)
    ports.at('2026-03-02T01:00:00.001Z')
    expect(await seatsOf('he')).toEqual([])
  })

  test.each([
    ['2026-03-03T18:00', '2026-03-02T10:00', 'until', '晚于开始时间'],
    ['2026-03-01T09:00', '2026-03-02T09:00', 'until', '晚于现在'],
    ['2026-03-02T09:00', '2026-06-02T09:00', 'until', '最长 90 天'],
    ['2026-02-30', '2026-03-03T09:00', 'from', '请填写开始时间'],
    ['2026-03-02T09:00:00Z', '', 'until', '请填写结束时间'],
  ])('a stand-in from %s to %s is refused', async (from, until, field, because) => {
    await assign('chen', 'chen', 'checker')
    expect(await lend('chen', 'he', from, until)).toMatchObject({
      fields: { [field]: [expect.stringContaining(because)] },
    })
  })

  test('a stand-in does not get round four eyes: not by standing in for the checker, not by a loop', async () => {
    await assign('chen', 'chen', 'maker')
    await assign('chen', 'lin', 'checker')
    expect(await lend('lin', 'chen', '2026-03-02T09:00', '2026-03-03T09:00')).toMatchObject({
      ok: false,
      message: expect.stringContaining('须由两人担任'),
    })
    await lend('lin', 'he', '2026-03-02T09:00', '2026-03-03T09:00')
    expect(await lend('he', 'chen', '2026-03-02T09:00', '2026-03-03T09:00')).toMatchObject({
      ok: false,
      message: '代理不能再委托他人。',
    })
  })

  test('what one person prepared he cannot check as a stand-in, whatever the table of seats says', async () => {
    const run = await openRegistration(db, ports, project)
    await go(db, ports, run, actor('he', 'org-bank', 'lead-underwriter.maker'), 'filing.request-review')
    await db
      .insertInto('assignment')
      .values({
        id: 'forged',
        seat,
        person: 'he',
        duty: 'checker',
        from_at: ports.now(),
        until_at: '2026-03-09T00:00:00.000Z',
        on_behalf_of: 'lin',
        assigned_by: 'lin',
      })
      .execute()
    const deputy = await actorOn(
      db,
      { person: 'he', organisation: 'org-bank', capacity: 'lead-underwriter' },
      project,
      run,
      ports.now(),
    )
    expect(deputy.seats).toEqual(['lead-underwriter.checker'])
    expect(await attempt(db, ports, run, deputy, 'filing.clear', { opinion: '同意' })).toMatchObject({
      ok: false,
      reason: 'blocked',
    })
    expect(await attempt(db, ports, run, bank('lin'), 'filing.clear', { opinion: '同意' })).toMatchObject({ ok: true })
  })

  test('a duty is handed over for good, with a reason, by whoever holds it', async () => {
    await assign('chen', 'chen', 'maker')
    const command = async (by: string, reason: string) =>
      handOverSeat(db, { ...of(by), assignment: await assignmentOf('chen'), to: 'he', reason }, ports)
    expect(await command('chen', ' ')).toMatchObject({ fields: { reason: ['请填写转办原因'] } })
    expect(await command('chen', '调岗')).toMatchObject({ ok: true })
    ports.at('2026-03-02T01:00:01.000Z')
    expect([await seatsOf('chen'), await seatsOf('he')]).toEqual([[], ['lead-underwriter.maker']])
  })

  test('the lead underwriter brings parties in; walls and kinds hold', async () => {
    const add = (capacity: string, organisation: string, by = bank('chen')) => {
      keys += 1
      return addSeat(db, { project, capacity, organisation, actor: by, key: `add-${keys}` }, ports)
    }
    expect(await add('counsel', 'org-counsel')).toMatchObject({ ok: true })
    expect(await add('investor', 'org-bank')).toMatchObject({ ok: false, message: expect.stringContaining('簿记') })
    expect(await add('counsel', 'org-auditor')).toMatchObject({
      ok: false,
      message: expect.stringContaining('不能担任'),
    })
    expect(await add('venue-review', 'org-nafmii')).toMatchObject({ ok: false })
    expect(await add('counsel', 'org-counsel', actor('i', 'org-issuer', 'issuer'))).toMatchObject({ ok: false })
  })
})
