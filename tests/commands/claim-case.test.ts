import { beforeEach, describe, expect, test } from 'vitest'
import { claimCase } from '#app/commands/claim-case.server.ts'
import { handOverCase } from '#app/commands/hand-over-case.server.ts'
import { releaseCase } from '#app/commands/release-case.server.ts'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openCase, seatVenue, seedMember } from '#tests/support/review-desk.ts'
import type { Actor } from '#workflows/kit/seats.ts'

describe.each(engines)('taking a case on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let one: Actor
  let two: Actor
  let keys = 0

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-02T02:02:11.000Z')
    await seedOrganisations(db)
    project = await openCase(db, ports)
    one = await seedMember(db, '审核员甲', 'venue-review')
    two = await seedMember(db, '审核员乙', 'venue-review')
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const key = () => `key-${++keys}`
  const claim = (actor: Actor, duty: 'first' | 'second' = 'first', on = project) =>
    claimCase(db, { project: on, duty, actor, key: key() }, ports)
  const live = () =>
    db.selectFrom('assignment').select(['person', 'duty']).where('until_at', 'is', null).orderBy('duty').execute()
  const tie = (person: string, organisation: string, until: string | null = null) =>
    db
      .insertInto('declared_tie')
      .values({
        id: ports.newId(),
        person,
        organisation,
        relation: 'director',
        until_on: until,
        declared_at: ports.now(),
        ended_at: null,
      })
      .execute()

  test('of a hundred who press at the same moment exactly one has it, and the others are told who and since when', async () => {
    const crowd: Actor[] = []
    for (let n = 0; n < 100; n += 1) crowd.push(await seedMember(db, `审核员${n}`, 'venue-review'))
    const answers = await Promise.all(crowd.map((actor) => claim(actor)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const [holder] = await live()
    const refused = answers.filter((answer) => !answer.ok)
    expect(refused).toHaveLength(99)
    for (const answer of refused)
      expect(answer).toMatchObject({
        reason: 'conflict',
        message: `主审已由${holder?.person}于 3月2日 10:02:11 领取。`,
      })
    expect(await live()).toHaveLength(1)
    const log = await db.selectFrom('event').select('type').where('type', '=', 'case.claim').execute()
    expect(log).toHaveLength(1)
  })

  test('the database itself holds one live first and one live second to a seat', async () => {
    await claim(one)
    const seat = await db
      .selectFrom('seat')
      .select('id')
      .where('capacity', '=', 'venue-review')
      .executeTakeFirstOrThrow()
    const again = { id: 'x', seat: seat.id, person: two.person, duty: 'first', from_at: ports.now() }
    const row = { ...again, until_at: null, on_behalf_of: null, assigned_by: two.person }
    await expect(db.insertInto('assignment').values(row).execute()).rejects.toThrow(/unique/i)
  })

  test('one person is never both', async () => {
    expect(await claim(one)).toMatchObject({ ok: true })
    expect(await claim(one, 'second')).toMatchObject({
      reason: 'blocked',
      message: expect.stringContaining('两人分别'),
    })
    expect(await claim(two, 'second')).toMatchObject({ ok: true })
    expect(await live()).toEqual([
      { person: one.person, duty: 'first' },
      { person: two.person, duty: 'second' },
    ])
  })

  test('the same press twice is one claim', async () => {
    const command = { project, duty: 'first', actor: one, key: 'twice' } as const
    const first = await claimCase(db, command, ports)
    expect(await claimCase(db, command, ports)).toEqual(first)
    expect(await live()).toHaveLength(1)
  })

  test('who declared a tie to a party keeps away; one that is over for long does not count', async () => {
    await tie(one.person, 'org-issuer')
    expect(await claim(one)).toMatchObject({ reason: 'blocked', message: expect.stringContaining('须回避') })
    await tie(two.person, 'org-bank', '2020-01-31')
    expect(await claim(two)).toMatchObject({ ok: true })
  })

  test('a stranger, another house, or a recorded seat: nothing to take', async () => {
    const elsewhere = await seedMember(db, '外所审核员', 'venue-review', 'org-sse')
    expect(await claim(elsewhere)).toMatchObject({ reason: 'unavailable' })
    expect(await claim({ ...one, person: '不在册' })).toMatchObject({ ok: false })
    await db.updateTable('seat').set({ mode: 'recorded' }).where('capacity', '=', 'venue-review').execute()
    expect(await claim(one)).toMatchObject({ message: expect.stringContaining('代录') })
    expect(await live()).toEqual([])
  })

  test('given back with a reason it is free again', async () => {
    await claim(one)
    const release = (actor: Actor, reason: string) =>
      releaseCase(db, { project, duty: 'first', reason, actor, key: key() }, ports)
    expect(await release(one, ' ')).toMatchObject({ fields: { reason: ['请填写退回原因'] } })
    expect(await release(two, '代退')).toMatchObject({ reason: 'conflict' })
    ports.at('2026-03-02T03:00:00.000Z')
    expect(await release(one, '工作量调整')).toMatchObject({ ok: true })
    expect(await live()).toEqual([])
    expect(await claim(two)).toMatchObject({ ok: true })
  })

  test('handed over by the holder or the supervisor, never into a conflict or to the other reviewer', async () => {
    const three = await seedMember(db, '审核员丙', 'venue-review')
    const chief = await seedMember(db, '审核主管', 'venue-supervisor')
    await seatVenue(db, ports, project, 'venue-supervisor')
    await claim(one)
    await claim(two, 'second')
    const give = (actor: Actor, to: string) =>
      handOverCase(db, { project, duty: 'first', to, reason: '休假', actor, key: key() }, ports)
    expect(await give(one, two.person)).toMatchObject({ reason: 'blocked' })
    expect(await give(three, three.person)).toMatchObject({ reason: 'conflict' })
    await tie(three.person, 'org-issuer')
    expect(await give(one, three.person)).toMatchObject({ message: expect.stringContaining('须回避') })
    await db.deleteFrom('declared_tie').execute()
    ports.at('2026-03-02T03:00:00.000Z')
    expect(await give(chief, three.person)).toMatchObject({ ok: true })
    expect(await live()).toEqual([
      { person: three.person, duty: 'first' },
      { person: two.person, duty: 'second' },
    ])
    const event = await db
      .selectFrom('event')
      .selectAll()
      .where('type', '=', 'case.hand-over')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(event.data)).toMatchObject({ from: one.person, to: three.person, reason: '休假' })
  })
})
