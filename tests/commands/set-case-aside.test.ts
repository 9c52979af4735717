import { beforeEach, describe, expect, test } from 'vitest'
import { claimCase } from '#app/commands/claim-case.server.ts'
import { releaseCase } from '#app/commands/release-case.server.ts'
import { setCaseAside, takeUpCase } from '#app/commands/set-case-aside.server.ts'
import { presentQueue } from '#app/presenters/queue.server.ts'
import { readQueueAddress } from '#app/presenters/queue-address.server.ts'
import { presentLoad } from '#app/presenters/queue-load.server.ts'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { seedCases } from '#tests/support/many-cases.ts'
import { seatVenue, seedMember } from '#tests/support/review-desk.ts'
import { signedIn } from '#tests/support/room.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'

/** Under review and due on 18 March; a reviewer of his own clock. */
const [project, run] = ['project-00016', 'run-00016']

describe.each(engines)('a case put aside on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let keys = 0

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-10T01:30:12.000Z')
    await seedOrganisations(db)
    for (const id of ['甲', '乙', '丙']) await seedMember(db, id, 'venue-review')
    await seedCases(db, 20)
    await seatVenue(db, ports, project, 'venue-supervisor')
    await claimCase(db, { project, duty: 'first', actor: actor('甲'), key: 'claim-of-first' }, ports)
    await claimCase(db, { project, duty: 'second', actor: actor('乙'), key: 'claim-of-second' }, ports)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const actor = (person: string, organisation = 'org-nafmii'): Actor => ({
    person,
    organisation,
    seats: ['venue-review'],
  })
  const put = (until: string, reason = '等发行人补充说明', by = actor('甲')) =>
    setCaseAside(db, { project, until, reason, actor: by, key: `aside-${++keys}` }, ports)
  const take = (by = actor('甲')) => takeUpCase(db, { project, actor: by, key: `take-up-${++keys}` }, ports)

  /** The lane in which somebody sees the case, the marks on it, and how many his chip 已搁置 counts. */
  const seen = async (person: string, capacity: Capacity = 'venue-review', filter = '', house = 'org-nafmii') => {
    const address = readQueueAddress(new URL(`http://x/queue${filter}`).searchParams)
    const { lanes, chips } = await presentQueue({ reader: db, ports }, signedIn(capacity, house, person), address)
    const lane = lanes.find(({ rows }) => rows.some((line) => line.run === run))
    const line = lane?.rows.find((row) => row.run === run)
    const marks = line?.asides.map(({ name, mine, untilOn, reason }) => `${mine ? '我' : name} ${untilOn} ${reason}`)
    return { lane: lane?.key, marks, count: chips.find(({ label }) => label === '已搁置')?.count }
  }

  test('has a lane of its own for who put it aside; the other reviewer and the supervisor see it where it was, with the mark, an authority nothing', async () => {
    expect(await seen('甲')).toEqual({ lane: 'ordinary', marks: [], count: 0 })
    await seedMember(db, '局外', 'pboc', 'org-pboc')
    const { seq } = await db.selectFrom('project').select('seq').where('id', '=', project).executeTakeFirstOrThrow()
    for (const person of ['乙', '局外'])
      await db
        .insertInto('case_view')
        .values({ project, person, seq: seq - 1, at: ports.now() })
        .execute()
    expect(await put('2026-03-16')).toMatchObject({ ok: true })
    expect(await seen('甲')).toEqual({ lane: 'aside', marks: ['我 2026-03-16 等发行人补充说明'], count: 1 })
    expect((await seen('甲', 'venue-review', '?filter=aside')).lane).toBe('aside')
    const marks = ['甲 2026-03-16 等发行人补充说明']
    expect(await seen('乙')).toEqual({ lane: 'ordinary', marks, count: 0 })
    expect(await seen('主管', 'venue-supervisor')).toEqual({ lane: 'ordinary', marks, count: 1 })
    await seatVenue(db, ports, project, 'pboc', 'org-pboc')
    const outside = (filter = '') => seen('局外', 'pboc', filter, 'org-pboc')
    expect(await outside()).toEqual({ lane: 'ordinary', marks: [], count: 0 })
    const changed = '?filter=changed'
    expect([(await seen('乙', 'venue-review', changed)).lane, (await outside(changed)).lane]).toEqual([
      'ordinary',
      undefined,
    ])
    const { lines, words } = await presentLoad(
      { reader: db, ports },
      signedIn('venue-supervisor', 'org-nafmii', '主管'),
    )
    expect(lines.map(({ name, aside }) => [name, aside])).toEqual(
      expect.arrayContaining([
        ['甲', 1],
        ['乙', 0],
      ]),
    )
    expect(words).toContain('搁置 1 件')
    await db.updateTable('project').set({ green_at: ports.now() }).where('id', '=', project).execute()
    expect((await seen('甲', 'venue-review', '?filter=green')).lane).toBe('aside')
  })

  test('comes back on its day, on its due day where that is moved forward, or at once when anything happens on it', async () => {
    await put('2026-03-16')
    ports.at('2026-03-15T15:59:59.000Z')
    expect((await seen('甲')).lane).toBe('aside')
    ports.at('2026-03-15T16:00:00.000Z')
    expect(await seen('甲')).toEqual({ lane: 'ordinary', marks: [], count: 0 })
    ports.at('2026-03-11T01:00:00.000Z')
    await db.updateTable('clock').set({ due_on: '2026-03-12' }).where('run', '=', run).execute()
    expect((await seen('甲')).lane).toBe('aside')
    ports.at('2026-03-12T01:00:00.000Z')
    expect((await seen('甲')).lane).toBe('ordinary')
    // That a colleague puts it aside too is nothing that happened on it.
    ports.at('2026-03-11T01:00:00.000Z')
    expect(await put('2026-03-12', '休假', actor('乙'))).toMatchObject({ ok: true })
    expect((await seen('甲')).lane).toBe('aside')
    expect((await seen('主管', 'venue-supervisor')).marks).toHaveLength(2)
    await releaseCase(db, { project, duty: 'second', reason: '调整', actor: actor('乙'), key: 'release' }, ports)
    expect([(await seen('甲')).lane, (await seen('主管', 'venue-supervisor')).marks]).toEqual(['ordinary', []])
    expect(await put('2026-03-12')).toMatchObject({ ok: true })
    expect((await seen('甲')).lane).toBe('aside')
    await db.updateTable('assignment').set({ until_at: ports.now() }).where('person', '=', '甲').execute()
    expect(await seen('主管', 'venue-supervisor')).toEqual({ lane: 'ordinary', marks: [], count: 0 })
  })

  test('taken up again by hand, once; both are in the log, and pressed twice it is the same', async () => {
    const command = { project, until: '2026-03-16', reason: '等回函', actor: actor('甲'), key: 'pressed-twice' }
    expect(await setCaseAside(db, command, ports)).toEqual(await setCaseAside(db, command, ports))
    expect(await take(actor('乙'))).toMatchObject({ reason: 'conflict' })
    expect(await take()).toMatchObject({ ok: true })
    expect((await seen('甲')).lane).toBe('ordinary')
    expect(await take()).toMatchObject({ reason: 'conflict' })
    const log = await db.selectFrom('event').select(['type', 'data']).where('type', 'like', 'case.%').execute()
    expect(log.map(({ type }) => type)).toEqual(['case.claim', 'case.claim', 'case.set-aside', 'case.take-up'])
    expect(JSON.parse(log[2]!.data)).toEqual({ until: '2026-03-16', reason: '等回函', person: '甲' })
  })

  test('past its due day, on a day off, without a reason of one line, by who does not hold it: refused', async () => {
    expect(await put('2026-03-19')).toMatchObject({ fields: { backOn: [expect.stringContaining('到期日 3月18日')] } })
    expect(await put('2026-03-14')).toMatchObject({ fields: { backOn: [expect.stringContaining('周末')] } })
    expect(await put('2026-03-10', '两行\n原因')).toMatchObject({
      fields: { backOn: [expect.any(String)], reason: [expect.stringContaining('一行')] },
    })
    expect(await put('2026-03-16', ' ')).toMatchObject({ fields: { reason: ['请填写'] } })
    expect(await put('2026-03-16', '等', actor('丙'))).toMatchObject({ reason: 'conflict' })
    expect(await put('2026-03-16', '等', actor('甲', 'org-sse'))).toMatchObject({ reason: 'unavailable' })
    await db.updateTable('run').set({ state: 'registered' }).where('id', '=', run).execute()
    expect(await put('2026-03-16')).toMatchObject({ reason: 'finished' })
    expect(await db.selectFrom('set_aside').selectAll().execute()).toEqual([])
  })
})
