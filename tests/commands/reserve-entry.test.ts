import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerConsultation, askConsultation, continueConsultation } from '#app/commands/consult.server.ts'
import { enterReserve } from '#app/commands/enter-reserve.server.ts'
import { planReserve } from '#app/commands/plan-reserve.server.ts'
import { preparePaper } from '#app/commands/prepare-paper.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { presentConsultation } from '#app/presenters/consultation-page.server.ts'
import { presentConsultations, presentProjectConsultations } from '#app/presenters/consultations.server.ts'
import { exportedHistory } from '#app/presenters/history-page.server.ts'
import { readReserveAddress } from '#app/presenters/reserve-address.ts'
import { presentReserveList } from '#app/presenters/reserve-list.server.ts'
import { presentReserve } from '#app/presenters/reserve-page.server.ts'
import type { Db } from '#db/connect.ts'
import { listFacts } from '#db/queries/facts.ts'
import {
  openRegistration,
  plain,
  scratchDb,
  seedOrganisations,
  seedPerson,
  type TestPorts,
  testPorts,
} from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { enter, signedIn, statusOf } from '#tests/support/room.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const firm: Record<string, string> = {
  kind: 'tech-firm',
  board: 'star',
  patents: '64',
  region: '江苏',
  amount: '5',
  tenor: '3Y',
  placement: 'either',
  rating: 'yes',
  window: '2026-08',
}

describe.each(engines)('the way in, on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let drop = async () => {}
  let project = ''

  const command = (more: Record<string, string> = {}, form: Record<string, string> = {}, key = 'enter-1') => ({
    answers: Object.entries({ ...firm, ...more }),
    option: 'interbank-public',
    form: { name: '示例星河储备', authorities: 'platform', steward: 'org-park', ...form },
    opener: { actor: plain('issuer', 'org-issuer'), capacity: 'issuer' as Capacity },
    key,
  })
  const room = (capacity: Capacity, organisation: string) => enter(db, ports, signedIn(capacity, organisation), project)
  const reserve = (search = '', capacity: Capacity = 'steward', organisation = 'org-park') =>
    presentReserveList(
      signedIn(capacity, organisation),
      { reader: db, ports },
      readReserveAddress(new URLSearchParams(search)),
    )

  beforeAll(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-05-06T02:00:00.000Z')
    await seedOrganisations(db)
    await seedPerson(db, 'venue-review-1', 'org-nafmii')
    drop = async () => {
      await db.destroy()
      await scratch.drop()
    }
  })
  afterAll(() => drop())

  test('one press makes a pooled project with plan, stated facts and its papers; pressed again, the same one', async () => {
    const done = await enterReserve(db, command(), ports)
    const again = await enterReserve(db, command(), ports)
    expect(again).toEqual(done)
    if (!done.ok) throw new Error(done.message)
    project = done.project
    const page = await presentReserve(await room('issuer', 'org-issuer'))
    expect(page).toMatchObject({ state: '入库', open: true, mayMark: true })
    expect(page.plan).toMatchObject({ window: '2026-08', amount: '5.00', region: '江苏', rating: true, support: false })
    expect(page.papers.map(({ title }) => title).join()).toContain('信用评级报告')
    const facts = await listFacts(db, project)
    expect(facts.find(({ key }) => key === 'issuer.listedOn')).toMatchObject({ value: '"star"', evidence: null })
    expect(facts.every(({ sample_at }) => sample_at !== null)).toBe(true)
    expect(await db.selectFrom('project').select('id').execute()).toHaveLength(1)
  })

  test('what does not hold is refused and leaves nothing', async () => {
    const before = await db.selectFrom('event').select('seq').execute()
    expect(await enterReserve(db, command({ amount: '-1' }, {}, 'enter-2'), ports)).toMatchObject({ ok: false })
    expect(await enterReserve(db, { ...command({}, {}, 'enter-3'), option: 'licence' }, ports)).toMatchObject({
      ok: false,
    })
    expect(await enterReserve(db, command({}, { steward: 'org-rater' }, 'enter-4'), ports)).toMatchObject({
      fields: { steward: [expect.any(String)] },
    })
    expect(await db.selectFrom('event').select('seq').execute()).toHaveLength(before.length)
  })

  test('plan and papers change maturity and the place in the pipeline; only who may, may', async () => {
    const before = (await presentReserve(await room('issuer', 'org-issuer'))).maturity.points
    const mark = { project, code: 'Y-3', ready: true, actor: plain('issuer', 'org-issuer') }
    expect(await preparePaper(db, { ...mark, key: 'mark-1' }, ports)).toMatchObject({ ok: true })
    expect((await presentReserve(await room('issuer', 'org-issuer'))).maturity.points).toBeGreaterThan(before)
    const steward = plain('steward', 'org-park')
    expect(await preparePaper(db, { ...mark, actor: steward, key: 'mark-2' }, ports)).toMatchObject({ ok: false })
    expect(await preparePaper(db, { ...mark, code: '没有', key: 'mark-3' }, ports)).toMatchObject({ ok: false })
    const plan = { project, actor: steward, key: 'plan-1' }
    expect(await planReserve(db, { ...plan, form: { window: '2026-13' } }, ports)).toMatchObject({
      fields: { window: ['请选择月份'] },
    })
    const form = { window: '2026-10', amount: '7.5', region: '江苏' }
    expect(await planReserve(db, { ...plan, form }, ports)).toMatchObject({ ok: true })
    const { rows, regions } = await reserve()
    expect(rows).toMatchObject([{ window: '2026年10月', amount: 75_000_000_000, steward: '示例高新技术产业开发区' }])
    expect(regions).toMatchObject([{ name: '江苏', count: 1, amount: 75_000_000_000, without: 0 }])
  })

  test('the pipeline goes by month, those without one last, page by page, within one’s seats', async () => {
    for (let n = 0; n < 24; n += 1) {
      const window = n % 6 === 5 ? '' : `2027-${String((n % 6) + 1).padStart(2, '0')}`
      const region = n % 2 ? '陕西' : '山东'
      const done = await enterReserve(db, command({ window, region }, { name: `储备${n}` }, `many-${n}`), ports)
      expect(done.ok).toBe(true)
    }
    const first = await reserve()
    const second = await reserve(first.pager.next?.split('?')[1])
    expect([first.rows.length, second.rows.length]).toEqual([20, 5])
    const windows = [...first.rows, ...second.rows].map(({ window }) => window)
    expect(windows.slice(-4)).toEqual(['未定', '未定', '未定', '未定'])
    expect(windows.slice(0, -4)).toEqual([...windows.slice(0, -4)].sort((a, b) => order(a) - order(b)))
    const back = await reserve(second.pager.previous?.split('?')[1])
    expect(back.rows).toEqual(first.rows)
    expect((await reserve('region=陕西')).sum).toEqual({ count: 12, amount: 12 * 50_000_000_000 })
    expect((await reserve('', 'steward', 'org-bank')).rows).toEqual([])
    expect((await reserve('state=guided')).rows).toEqual([])
  })

  const ask = (form: Record<string, string>, key: string) =>
    askConsultation(db, { project, form, actor: plain('issuer', 'org-issuer'), key }, ports)
  const question = { side: 'authority', topic: '认定依据', question: '可否以名单认定？' }

  test('a question reaches the side that will review before it has a seat, is answered, cited and kept', async () => {
    const asked = await ask(question, 'ask-1')
    if (!asked.ok) throw new Error(asked.message)
    expect(asked.citation).toMatch(/^NAFMII-2026-\d{5}-咨询1-1$/)
    const reviewer = signedIn('venue-review', 'org-nafmii')
    const context = { reader: db, ports }
    expect(await statusOf(enter(db, ports, reviewer, project))).toBe(404)
    expect((await presentConsultations(reviewer, context, new URLSearchParams())).rows).toMatchObject([{ ours: true }])
    expect(await presentConsultation(reviewer, context, asked.consultation)).toMatchObject({ form: 'answer' })
    const answer = { consultation: asked.consultation, form: { answer: '可以，写明来源。' } }
    const stranger = { ...answer, actor: plain('venue-review', 'org-sse'), key: 'answer-0' }
    expect(await answerConsultation(db, stranger, ports)).toMatchObject({ ok: false, reason: 'unavailable' })
    const said = { ...answer, actor: plain('venue-review', 'org-nafmii'), key: 'answer-1' }
    expect(await answerConsultation(db, said, ports)).toMatchObject({ ok: true })
    expect(await answerConsultation(db, { ...said, key: 'answer-2' }, ports)).toMatchObject({ ok: false })
    const notices = await db.selectFrom('notice').select(['organisation', 'title']).execute()
    expect(notices).toContainEqual({ organisation: 'org-issuer', title: '咨询已答复：示例星河储备' })
    const history = await exportedHistory(await room('issuer', 'org-issuer'))
    expect(history.find(({ title }) => title === '答复咨询')?.body).toContainEqual({
      key: 'answer',
      value: '可以，写明来源。',
    })
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  })

  test('the walls: the steward is not told what was asked of the authority, a neighbour nothing', async () => {
    const thread = (await db.selectFrom('consultation').select('id').executeTakeFirstOrThrow()).id
    const context = { reader: db, ports }
    const look = (capacity: Capacity, organisation: string) =>
      statusOf(presentConsultation(signedIn(capacity, organisation), context, thread))
    expect(await look('issuer', 'org-issuer')).toBeNull()
    for (const [capacity, organisation] of [
      ['steward', 'org-park'],
      ['venue-review', 'org-sse'],
      ['issuer', 'org-bank'],
      ['lead-underwriter', 'org-bank'],
      ['investor', 'org-fund'],
      ['expert', 'org-nafmii'],
    ] as const)
      expect([capacity, await look(capacity, organisation)]).toEqual([capacity, 404])
    expect((await presentProjectConsultations(await room('steward', 'org-park'))).rows).toEqual([])
    const told = await exportedHistory(await room('steward', 'org-park'))
    expect(told.map(({ title }) => title)).not.toContain('申报前咨询')
  })

  test('the steward answers what is put to him; a side that nobody sits for is refused on its field', async () => {
    const asked = await ask({ ...question, side: 'steward' }, 'ask-2')
    if (!asked.ok) throw new Error(asked.message)
    const steward = signedIn('steward', 'org-park')
    expect(await presentConsultation(steward, { reader: db, ports }, asked.consultation)).toMatchObject({
      form: 'answer',
    })
    const told = await exportedHistory(await room('steward', 'org-park'))
    expect(told.map(({ title }) => title)).toContain('申报前咨询')
    await db.updateTable('person').set({ disabled_at: ports.now() }).where('organisation', '=', 'org-nafmii').execute()
    expect(await ask(question, 'ask-3')).toMatchObject({ fields: { side: [expect.stringContaining('审核方')] } })
    expect(await ask({ ...question, side: '' }, 'ask-4')).toMatchObject({ fields: { side: ['请选择咨询对象'] } })
  })

  test('once it is filed nothing more is asked here, and what was asked stays', async () => {
    const run = await openRegistration(db, ports, project)
    const [thread] = await db.selectFrom('consultation').select('id').orderBy('ordinal', 'desc').execute()
    const more = {
      consultation: thread?.id ?? '',
      form: { question: '另问一句' },
      actor: plain('issuer', 'org-issuer'),
    }
    expect(await continueConsultation(db, { ...more, key: 'more-1' }, ports)).toMatchObject({ ok: true })
    await db.updateTable('run').set({ state: 'filed' }).where('id', '=', run).execute()
    expect(await continueConsultation(db, { ...more, key: 'more-2' }, ports)).toMatchObject({ ok: false })
    expect(await ask({ ...question, side: 'steward' }, 'ask-5')).toMatchObject({ ok: false })
    const page = await presentProjectConsultations(await room('issuer', 'org-issuer'))
    expect(page).toMatchObject({ ask: null, closed: expect.stringContaining('已经报送') })
    expect(page.rows).toHaveLength(2)
  })
})

const order = (window: string): number => {
  const [, year = '0', month = '0'] = /^(\d+)年(\d+)月$/.exec(window) ?? []
  return Number(year) * 12 + Number(month)
}
