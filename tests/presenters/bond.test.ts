import { beforeEach, describe, expect, test } from 'vitest'
import { generateDutyPaper } from '#app/commands/generate-duty-paper.server.ts'
import { presentBond } from '#app/presenters/bond.server.ts'
import { papersBeside, placeOfDuty, presentObligations } from '#app/presenters/obligations.server.ts'
import type { Db } from '#db/connect.ts'
import { bondLife } from '#tests/support/bond-life.ts'
import { go, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene } from '#tests/support/issue.ts'
import { at, yi } from '#tests/support/issue-market.ts'
import { people } from '#tests/support/preparation.ts'
import { enter, seat, signedIn, statusOf } from '#tests/support/room.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const { issuer, banker } = people

describe.each(engines)('the life of a bond on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let run: string
  let bond: string

  beforeEach(async () => {
    const scene = await issueScene(create)
    db = scene.db
    ports = scene.ports
    const done = await scene.steps.issued({ planned: 4 * yi })
    project = done.project
    run = done.run
    bond = (await db.selectFrom('bond').select('id').executeTakeFirstOrThrow()).id
    return scene.close
  })

  const look = async (capacity: Capacity, organisation: string) =>
    presentBond(await enter(db, ports, signedIn(capacity, organisation), project), { bond, key: 'request-1' })

  test('every payment once in the calendar and once in the picture, to the fen', async () => {
    const { open, flows, issued, outstanding } = await look('issuer', 'org-issuer')
    expect([issued, outstanding]).toEqual([4 * yi, 4 * yi])
    const owed = open.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
    expect(flows.reduce((sum, { interest, principal }) => sum + interest + principal, 0)).toBe(owed)
    expect(flows.reduce((sum, { principal }) => sum + principal, 0)).toBe(4 * yi)
    expect(open.map(({ dueOn }) => dueOn)).toEqual(open.map(({ dueOn }) => dueOn).toSorted())
    expect(open.every(({ urgency }) => urgency === null)).toBe(true)
  })

  test('a coupon within the week is urgent; paid, it is past and in the record of payments', async () => {
    await bondLife(db, ports).fileReports(run, '2027-04-02')
    ports.at(at('2027-03-30', '10:00'))
    const next = (await look('issuer', 'org-issuer')).open.find(({ kind }) => kind === '付息')
    expect(next).toMatchObject({ days: 3, urgency: 'soon', word: '待履行' })
    ports.at(at('2027-04-02', '10:00'))
    await go(db, ports, run, issuer, 'interest.pay', { obligation: next?.id, paidOn: '2027-04-02' })
    const { past, payments, flows } = await look('issuer', 'org-issuer')
    expect(past.find(({ id }) => id === next?.id)).toMatchObject({ word: '已履行', urgency: null })
    expect(payments).toMatchObject([{ source: '发行人', amount: 740_000_000 }])
    expect(flows[0]).toMatchObject({ done: true, interest: 740_000_000 })
  })

  test('uses of the proceeds are read line by line by those who answer for them, others read the sums', async () => {
    await go(db, ports, run, banker, 'use.book', {
      paidOn: '2026-04-03',
      use: '研发',
      payee: '甲',
      amount: 3 * yi,
      tech: 'yes',
    })
    await go(db, ports, run, banker, 'use.book', {
      paidOn: '2026-04-03',
      use: '补流',
      payee: '乙',
      amount: yi,
      tech: 'no',
    })
    const own = (await look('lead-underwriter', 'org-bank')).proceeds
    expect(own).toMatchObject({ spent: 4 * yi, tech: 3 * yi, unspent: 0, share: '75.00%', detailed: true })
    expect(own.lines.map(({ payee }) => payee)).toEqual(['乙', '甲'])
    await seat(db, project, 'investor', 'org-fund')
    const told = (await look('investor', 'org-fund')).proceeds
    expect(told).toMatchObject({ spent: 4 * yi, share: '75.00%', lines: [], detailed: false })
  })

  test('who has no part in the bond has no page', async () => {
    expect(await statusOf(look('investor', 'org-park'))).toBe(404)
    await seat(db, project, 'counsel', 'org-counsel')
    expect(await statusOf(look('counsel', 'org-counsel'))).toBe(404)
    const room = await enter(db, ports, signedIn('issuer', 'org-issuer'), project)
    expect(await statusOf(presentBond(room, { bond: 'bond-of-another', key: 'k' }))).toBe(404)
  })

  test('across projects: what is within reach, each once, page by page, in order', async () => {
    const row = await db.selectFrom('obligation').selectAll().executeTakeFirstOrThrow()
    const more = Array.from({ length: 120 }, (_, n) => ({
      ...row,
      id: `more-${String(n).padStart(3, '0')}`,
      due_on: `2029-0${1 + (n % 9)}-15`,
      state: 'due' as const,
    }))
    for (let n = 0; n < more.length; n += 40)
      await db
        .insertInto('obligation')
        .values(more.slice(n, n + 40))
        .execute()
    const list = (capacity: Capacity, organisation: string, href = '/obligations') => {
      const { searchParams } = new URL(href, 'http://x')
      const asked = { filter: searchParams.get('filter'), after: searchParams.get('after') }
      return presentObligations({ reader: db, ports }, signedIn(capacity, organisation), asked)
    }
    const seen: string[] = []
    for (let next: string | undefined = '/obligations'; next; ) {
      const page: Awaited<ReturnType<typeof list>> = await list('issuer', 'org-issuer', next)
      seen.push(...page.lines.map(({ dueOn, id }) => `${dueOn} ${id}`))
      next = page.pager.next
    }
    const { chips } = await list('issuer', 'org-issuer')
    expect(new Set(seen).size).toBe(chips[0]?.count)
    expect(seen).toEqual(seen.toSorted())
    expect(seen.length).toBeGreaterThan(120)
    expect((await list('issuer', 'org-bank')).lines).toEqual([])
    expect((await list('counsel', 'org-counsel')).lines).toEqual([])
    expect((await list('issuer', 'org-issuer', '/obligations?filter=late')).lines).toEqual([])
  })

  test('across projects a duty has the same paper and the same button as on its bond, for the same people', async () => {
    const list = async (capacity: Capacity, organisation: string) => {
      const who = signedIn(capacity, organisation)
      const { lines } = await presentObligations({ reader: db, ports }, who, { filter: null, after: null })
      return papersBeside({ reader: db, ports }, who, lines)
    }
    const coupon = await bondLife(db, ports).openOf('interest')
    expect((await list('issuer', 'org-issuer'))[coupon.id]).toEqual({ href: null, word: '', generate: true })
    const command = { obligation: coupon.id, actor: issuer, key: 'paper-of-list' }
    expect(await generateDutyPaper(db, command, ports)).toMatchObject({ ok: true })
    for (const [capacity, organisation] of [
      ['issuer', 'org-issuer'],
      ['lead-underwriter', 'org-bank'],
    ] as const) {
      const papers = await list(capacity, organisation)
      expect(papers).toEqual((await look(capacity, organisation)).papers)
      expect(papers[coupon.id]).toMatchObject({ word: '第 1 版正在生成', generate: false })
    }
    await seat(db, project, 'registrar', 'org-registrar')
    expect(await list('registrar', 'org-registrar')).toEqual((await look('registrar', 'org-registrar')).papers)
    expect(await placeOfDuty({ reader: db }, signedIn('issuer', 'org-bank'), coupon.id)).toBeNull()
    expect(await placeOfDuty({ reader: db }, signedIn('counsel', 'org-counsel'), coupon.id)).toBeNull()
    expect(await placeOfDuty({ reader: db }, signedIn('issuer', 'org-issuer'), coupon.id)).toMatchObject({
      project,
      bond,
      run,
    })
  })
})
