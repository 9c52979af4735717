import { beforeAll, describe, expect, test } from 'vitest'
import { claimCase } from '#app/commands/claim-case.server.ts'
import { lookAtCase } from '#app/commands/look-at-case.server.ts'
import { presentQueue } from '#app/presenters/queue.server.ts'
import { readQueueAddress } from '#app/presenters/queue-address.server.ts'
import type { QueueLine } from '#app/presenters/queue-line.server.ts'
import { presentLoad } from '#app/presenters/queue-load.server.ts'
import type { SignedIn } from '#app/reach.server.ts'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { seedCases } from '#tests/support/many-cases.ts'
import { seedMember } from '#tests/support/review-desk.ts'

const count = 2000

const reviewer = (person: string, organisation = 'org-nafmii'): SignedIn => ({
  session: 's',
  person,
  name: person,
  organisation,
  organisationName: organisation,
  capacity: 'venue-review',
  duties: ['first', 'second'],
})

describe.each(engines)('the queue of two thousand cases on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts

  beforeAll(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-10T01:30:12.000Z')
    await seedOrganisations(db)
    await seedMember(db, '甲', 'venue-review')
    await seedMember(db, '乙', 'venue-review')
    await seedCases(db, count)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const at = (href: string) => readQueueAddress(new URL(href, 'http://x').searchParams)
  const page = (href: string, who = reviewer('甲')) => presentQueue({ reader: db, ports }, who, at(href))
  const linesOf = ({ lanes }: { lanes: { rows: QueueLine[] }[] }) => lanes.flatMap(({ rows }) => rows)

  /** Follows 下一页 to the end. */
  async function walk(href: string): Promise<QueueLine[]> {
    const seen: QueueLine[] = []
    for (let next: string | undefined = href; next; ) {
      const shown: Awaited<ReturnType<typeof page>> = await page(next)
      seen.push(...linesOf(shown))
      next = shown.pager.next
    }
    return seen
  }

  test('page by page shows every case once, by lane and then by due day, what is held last', async () => {
    const seen = await walk('/queue')
    expect(seen).toHaveLength(count)
    expect(new Set(seen.map(({ run }) => run)).size).toBe(count)
    const ranks = seen.map(({ lane, clock, due, run }) => {
      const day =
        clock?.state === 'running'
          ? due.replace(/^(\d+)\/(\d+).*$/, (_, m, d) => m.padStart(2, '0') + d.padStart(2, '0'))
          : '9999'
      return `${lane} ${day} ${run}`
    })
    expect(ranks).toEqual([...ranks].sort())
  })

  test('a case that is decided, or comes in, while one turns the pages makes none repeat and none be skipped', async () => {
    const first = await page('/queue')
    const shown = linesOf(first).map(({ run }) => run)
    const gone = shown[3]!
    await db.updateTable('run').set({ status: 'done' }).where('id', '=', gone).execute()
    try {
      const second = linesOf(await page(first.pager.next!)).map(({ run }) => run)
      expect(second.filter((run) => shown.includes(run))).toEqual([])
      const fresh = await walk('/queue')
      expect(fresh.slice(39, 79).map(({ run }) => run)).toEqual(second)
      expect(fresh).toHaveLength(count - 1)
    } finally {
      await db.updateTable('run').set({ status: 'active' }).where('id', '=', gone).execute()
    }
  })

  test('back from the third page to the second is the same second', async () => {
    const first = await page('/queue')
    const second = await page(first.pager.next!)
    const third = await page(second.pager.next!)
    const back = await page(third.pager.previous!)
    expect(linesOf(back).map(({ run }) => run)).toEqual(linesOf(second).map(({ run }) => run))
    expect((await page(back.pager.previous!)).pager.previous).toBeUndefined()
    expect(first.pager).not.toHaveProperty('previous')
  })

  test('each filter shows as many as its chip says', async () => {
    const { chips, total } = await page('/queue')
    expect(total).toBe(count)
    for (const { href, count: said, label } of chips) expect((await page(href)).total, label).toBe(said)
    expect(await walk('/queue?filter=held')).toHaveLength(286)
    const said = Object.fromEntries(chips.map(({ label, count: many }) => [label, many]))
    expect(said).toMatchObject({ 全部: 2000, 待领取: 2000, 我主审: 0, 有新变化: 0 })
    expect(said.已停表).toBe(286)
    expect(said.轮到我们).toBe(858)
  })

  test('two working days: on Tuesday what is late or due by Thursday is urgent, what is due on Friday is not', async () => {
    const urgent = await walk('/queue?filter=soon')
    expect(new Set(urgent.map(({ due }) => due.split(' ')[0]))).toEqual(
      // The fifth and the twelfth fall to cases that were asked: their clock is held.
      new Set(['3/2', '3/3', '3/4', '3/6', '3/7', '3/8', '3/9', '3/10', '3/11']),
    )
  })

  test('found by part of a name, by credit code and by project number; what is not there says so', async () => {
    expect((await page('/queue?q=PPN01234')).total).toBe(1)
    expect((await page(`/queue?q=${encodeURIComponent('星河')}`)).total).toBe(count)
    expect((await page('/queue?q=91440300MA5EXAMPLE&filter=green')).total).toBe(572)
    const nothing = await page(`/queue?q=${encodeURIComponent("月球'); drop")}`)
    expect(nothing).toMatchObject({ total: 0, search: "月球'); drop" })
  })

  test('another house sees nothing, and a wrong key in the address is the first page', async () => {
    expect((await page('/queue', reviewer('甲', 'org-sse'))).total).toBe(0)
    const runsOf = async (href: string) => linesOf(await page(href)).map(({ run }) => run)
    expect(await runsOf('/queue?after=9.x.y')).toEqual(await runsOf('/queue'))
  })

  test('taken cases are mine, changed once another acts after my look, and not by my own act', async () => {
    const project = 'project-00001'
    const actor = (person: string) => ({ person, organisation: 'org-nafmii', seats: ['venue-review' as const] })
    await claimCase(db, { project, duty: 'first', actor: actor('甲'), key: 'k1' }, ports)
    await lookAtCase(db, { person: '甲', project, seq: 1 }, ports)
    const line = async () => (await walk('/queue?filter=first'))[0]
    expect(await line()).toMatchObject({ first: { name: '甲', mine: true }, second: null, since: { words: '无变化' } })
    await claimCase(db, { project, duty: 'second', actor: actor('乙'), key: 'k2' }, ports)
    expect(await line()).toMatchObject({
      since: { words: '领取项目', fresh: true },
      second: { name: '乙', mine: false },
    })
    expect((await walk('/queue?filter=changed')).map(({ run }) => run)).toEqual(['run-00001'])
    await lookAtCase(db, { person: '甲', project, seq: 2 }, ports)
    await lookAtCase(db, { person: '甲', project, seq: 1 }, ports)
    expect(await line()).toMatchObject({ since: { words: '无变化' } })
  })

  test('the load of each reviewer, and what is late', async () => {
    const chief: SignedIn = { ...reviewer('主管'), capacity: 'venue-supervisor' }
    const seats = await db.selectFrom('seat').selectAll().where('capacity', '=', 'venue-review').execute()
    for (let from = 0; from < seats.length; from += 100)
      await db
        .insertInto('seat')
        .values(
          seats.slice(from, from + 100).map((seat) => ({ ...seat, id: `chief-${seat.id}`, capacity: chief.capacity })),
        )
        .execute()
    const { lines, words } = await presentLoad({ reader: db, ports }, chief)
    expect(lines.toSorted((a, b) => b.first - a.first)).toEqual([
      { person: '甲', name: '甲', first: 1, second: 0, late: 1, soon: 0, raisedLate: 0, held: 0, aside: 0 },
      { person: '乙', name: '乙', first: 0, second: 1, late: 1, soon: 0, raisedLate: 0, held: 0, aside: 0 },
    ])
    expect(words).toContain('1999')
  })
})
