import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { type Alike, listGranted, listListed } from '#db/queries/finished-cases.ts'
import { scratchDb, seedOrganisations } from '#tests/support/desk.ts'
import { engines, type ScratchDatabase } from '#tests/support/engines.ts'
import { insertFinished } from '#tests/support/finished-cases.ts'

const alike: Alike = { route: 'interbank', venue: 'NAFMII', issuerKind: 'tech-firm', green: false }
const passed = { stage: 'registration', state: 'reviewing' }

describe.each(engines)('how long cases alike took, on $name', ({ create }) => {
  let scratch: ScratchDatabase
  let db: Db

  beforeAll(async () => {
    scratch = await create()
    db = await scratchDb(scratch.url)
    await seedOrganisations(db)
    const days = { reviewedOn: '2026-01-05', grantedOn: '2026-02-02' }
    await insertFinished(db, { name: 'plain', ...days, listedOn: '2026-03-02' })
    await insertFinished(db, { name: 'green', ...days, over: { green_at: '2026-01-01T00:00:00.000Z' } })
    const lost = { green_at: '2026-01-01T00:00:00.000Z', green_until: '2026-01-08T00:00:00.000Z' }
    await insertFinished(db, { name: 'lost', reviewedOn: '2026-01-06', grantedOn: '2026-02-03', over: lost })
    await insertFinished(db, { name: 'fund', ...days, over: { issuer_kind: 'equity-investor' } })
    await insertFinished(db, { name: 'elsewhere', ...days, over: { venue: 'SSE' } })
    await insertFinished(db, { name: 'adopted', ...days, over: { origin: 'adopted' } })
  })

  afterAll(async () => {
    await db.destroy()
    await scratch.drop()
  })

  const ended = (rows: { ended_on: string }[]) => rows.map(({ ended_on }) => ended_on).sort()

  test('the green channel stands apart, and a channel that was lost counts as none', async () => {
    expect(ended(await listGranted(db, alike, passed))).toEqual(['2026-02-02', '2026-02-03'])
    expect(ended(await listGranted(db, { ...alike, green: true }, passed))).toEqual(['2026-02-02'])
  })

  test('another kind of issuer, another market, a registration that was only adopted: not alike', async () => {
    expect(await listGranted(db, { ...alike, issuerKind: 'equity-investor' }, passed)).toHaveLength(1)
    expect(await listGranted(db, { ...alike, venue: 'SZSE' }, passed)).toEqual([])
  })

  test('only those that came through the state, from the first time they entered it', async () => {
    expect(await listGranted(db, alike, { ...passed, state: 'asked' })).toEqual([])
    const [row] = await listGranted(db, { ...alike, green: true }, passed)
    expect(row?.entered_at).toBe('2026-01-05T01:00:00.000Z')
  })

  test('to listing: only issues that were listed', async () => {
    expect(await listListed(db, alike, passed)).toEqual([
      { entered_at: '2026-01-05T01:00:00.000Z', ended_on: '2026-03-02' },
    ])
  })
})
