import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generateDutyPaper } from '#app/commands/generate-duty-paper.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { deliver } from '#app/outbox.server.ts'
import { action as acrossProjects } from '#app/routes/_desk.obligations.tsx'
import { action } from '#app/routes/_desk.projects.$project.bonds.$bond.tsx'
import { loader } from '#app/routes/files_.$version.preview.ts'
import type { Db } from '#db/connect.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { bondLife } from '#tests/support/bond-life.ts'
import { go, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene } from '#tests/support/issue.ts'
import { market, yi } from '#tests/support/issue-market.ts'
import { people } from '#tests/support/preparation.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'
import { answered, cookieOf, get, openAccount, post, webContext } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const { banker, issuer } = people

/** Every paper is printed on both engines in dossier.test.ts; what is proved here is which step writes it. */
describe('the papers of a bond’s life', () => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext
  let life: ReturnType<typeof bondLife>
  let run: string
  let close: () => Promise<void>

  beforeEach(async () => {
    const scene = await issueScene(engines[0]!.create)
    ;({ db, ports, close } = scene)
    life = bondLife(db, ports)
    context = webContext(db, ports)
    await openAccount(db, ports, { id: 'banker-1', organisation: 'org-bank', capacities: ['lead-underwriter'] })
    await openAccount(db, ports, { id: 'investor-1', organisation: 'org-investor', capacities: ['investor'] })
    await openAccount(db, ports, { id: 'stranger-1', organisation: 'org-fund', capacities: ['investor'] })
    const issued = await scene.steps.issued({ planned: 4 * yi })
    run = issued.run
    const scope = { kind: 'project', id: issued.project }
    const facts = sampleFacts(sampleDeal(sampleCases.interbank!))
    const told = await recordFacts(db, { project: issued.project, scope, facts, actor: banker, key: 'facts' }, ports)
    if (!told.ok) throw new Error(JSON.stringify(told))
    const seat = { id: 'seat-of-market', project: issued.project, run: null, capacity: 'investor' as const }
    const sits = { organisation: 'org-investor', mode: 'platform' as const, from_at: ports.now(), until_at: null }
    await db
      .insertInto('seat')
      .values({ ...seat, ...sits })
      .execute()
  })

  afterEach(() => close())

  const step = (by: Parameters<typeof go>[3], type: string, data: unknown) => go(db, ports, run, by, type, data)

  /** Whatever waits is printed; the last version of a paper as somebody sees it. */
  const read = async (template: string, person = 'investor-1', capacity: Capacity = 'investor') => {
    await deliver(db, { store: context.files, printer: context.printer }, ports)
    const version = await db
      .selectFrom('filing_version')
      .innerJoin('filing', 'filing.id', 'filing_version.filing')
      .select(['filing_version.id', 'filing_version.state', 'filing_version.refusal', 'filing.title'])
      .where('filing.template', '=', template)
      .orderBy('filing_version.made_at', 'desc')
      .orderBy('filing_version.id', 'desc')
      .executeTakeFirstOrThrow()
    expect(version, String(version.refusal)).toMatchObject({ state: 'ready' })
    const request = get(`/files/${version.id}/preview`, await cookieOf(context, person, capacity))
    const response = await answered(loader({ request, context, params: { version: version.id } }))
    return {
      status: response.status,
      title: version.title,
      text: (await response.text()).replace(/<[^>]+>/g, ''),
    }
  }

  test('a coupon: drafted beside its duty, published by its step, read by the market and by nobody without a seat', async () => {
    const coupon = await life.openOf('interest')
    life.on('2027-03-20')
    const draft = await generateDutyPaper(db, { obligation: coupon.id, actor: issuer, key: 'draft-of-coupon' }, ports)
    expect(draft).toMatchObject({ ok: true, number: 1 })
    expect((await read('payment-notice', 'banker-1', 'lead-underwriter')).text).toContain('草稿')
    await life.arrive(run, '2027-03-26')
    await step(issuer, 'notice.publish', { obligation: coupon.id, publishedOn: '2027-03-26' })
    const notice = await read('payment-notice')
    expect(notice.title).toBe('2027年付息公告')
    for (const words of [
      '2026年4月2日至2027年4月2日（算头不算尾）',
      '债权登记日2027年4月1日',
      '付息日2027年4月2日',
      '1.85元（含税）',
      '740万元（大写：人民币柒佰肆拾万元整）',
      '示例星河智造股份有限公司',
    ])
      expect(notice.text).toContain(words)
    expect(notice.text).not.toContain('草稿')
    expect((await read('payment-notice', 'stranger-1')).status).toBe(404)
    const again = await generateDutyPaper(db, { obligation: coupon.id, actor: issuer, key: 'again-of-coupon' }, ports)
    expect(again).toMatchObject({ ok: false, message: expect.stringContaining('已于 2027-03-26 公告') })
  })

  test('only who answers for a paper has it made, and only papers that the platform writes', async () => {
    const coupon = await life.openOf('interest')
    const report = await life.openOf('disclosure')
    const ask = (obligation: string, actor: typeof issuer) =>
      generateDutyPaper(db, { obligation, actor, key: `ask-${obligation}-${actor.person}` }, ports)
    expect(await ask(coupon.id, market.investor)).toMatchObject({ ok: false })
    expect(await ask(report.id, issuer)).toMatchObject({ ok: false, message: expect.stringContaining('出具机构') })
    expect(await ask('no-such-duty', issuer)).toMatchObject({ ok: false })
    expect(await db.selectFrom('filing').select('id').where('scope_kind', '=', 'obligation').execute()).toEqual([])
  })

  test('the button beside a duty: for those who have the bond, of this bond’s duties, never for a stranger', async () => {
    const { id } = await life.openOf('interest')
    const { project, id: bond } = await life.bond()
    const ask = async (obligation: string, person: string, capacity: Capacity) => {
      const fields = { intent: 'duty-paper', obligation, key: `key-${obligation}-${person}` }
      const request = post(`/projects/${project}/bonds/${bond}`, fields, await cookieOf(context, person, capacity))
      return (await answered(action({ request, context, params: { project, bond } }))).status
    }
    expect(await ask(id, 'stranger-1', 'investor')).toBe(404)
    expect(await ask(id, 'investor-1', 'investor')).toBe(409)
    expect(await ask('of-another-bond', 'banker-1', 'lead-underwriter')).toBe(409)
    expect(await db.selectFrom('filing').select('id').where('template', '=', 'payment-notice').execute()).toEqual([])
    const askAcross = async (person: string, capacity: Capacity) => {
      const fields = { intent: 'duty-paper', obligation: id, key: `across-${person}` }
      const request = post('/obligations?filter=month', fields, await cookieOf(context, person, capacity))
      return answered(acrossProjects({ request, context, params: {} }))
    }
    expect((await askAcross('stranger-1', 'investor')).status).toBe(404)
    expect((await askAcross('investor-1', 'investor')).status).toBe(409)
    expect((await askAcross('banker-1', 'lead-underwriter')).headers.get('location')).toBe('/obligations?filter=month')
    expect((await read('payment-notice', 'banker-1', 'lead-underwriter')).title).toBe('2027年付息公告')
    expect(await ask(id, 'banker-1', 'lead-underwriter')).toBe(303)
  })

  test('what happens is announced: a matter, a change of use, a new officer whom every later paper names', async () => {
    life.on('2026-04-10')
    await step(issuer, 'matter.report', {
      kind: '对外担保',
      occurredOn: '2026-04-09',
      description: '为子公司借款提供担保。',
    })
    const matter = await read('matter-announcement')
    for (const words of ['关于对外担保的公告', '2026年4月9日', '超过上年末净资产的20%', '两个工作日内'])
      expect(matter.text).toContain(words)
    const use = { from: '股权投资', to: '偿还有息债务', amount: yi, effectiveOn: '2026-04-17', reason: '项目调整' }
    await step(issuer, 'use.change', use)
    const change = await read('use-change-announcement')
    for (const words of ['1亿元（大写：人民币壹亿元整）', '2026年4月17日', '不少于5个工作日'])
      expect(change.text).toContain(words)
    life.on('2026-04-13')
    const officer = {
      name: '周䶮',
      position: '财务总监',
      phone: '010-66660000',
      changedOn: '2026-04-13',
      reason: '工作调动',
    }
    await step(issuer, 'officer.change', officer)
    const told = await read('officer-change-announcement')
    expect(told.text).toContain('现信息披露事务负责人周䶮')
    life.on('2026-04-14')
    await step(issuer, 'matter.report', { kind: '重大诉讼', occurredOn: '2026-04-14', description: '一宗合同纠纷。' })
    const later = await read('matter-announcement')
    expect(later.title).toBe('重大事项公告（之2）')
    expect(later.text).toContain('周䶮')
  })

  test('holders are called and resolve a workout; both papers are the convener’s', async () => {
    await life.arrive(run, '2028-03-01')
    const call = {
      heldOn: '2028-03-20',
      recordOn: '2028-03-17',
      manner: 'remote',
      place: '视频会议',
      proposals: '展期议案',
    }
    await step(banker, 'holders.convene', call)
    const notice = await read('holders-meeting-notice')
    for (const words of ['召集人示例银行股份有限公司', '会议日期2028年3月20日', '债权登记日2028年3月17日', '展期议案'])
      expect(notice.text).toContain(words)
    const agreed = {
      meetingOn: '2028-03-01',
      resolution: '同意重组。',
      maturityOn: '2030-04-02',
      couponPercent: '1.60',
    }
    expect(await step(banker, 'workout.agree', agreed)).toBe('extended')
    const resolved = await read('resolution-announcement')
    for (const words of [
      '违约后重组安排',
      '新的到期日2030年4月2日',
      '展期利率1.60%',
      '同意重组。',
      '示例银行股份有限公司作为召集人',
    ])
      expect(resolved.text).toContain(words)
  })

  test('a payment passed over is announced on the day after, to the fen', async () => {
    await life.fileReports(run, '2027-04-01')
    await life.arrive(run, '2027-04-05')
    expect(await life.state(run)).toBe('defaulted')
    const { text } = await read('default-announcement')
    for (const words of [
      '合计740万元（大写：人民币柒佰肆拾万元整），已构成违约',
      '2027年付息',
      '7,400,000.00',
      '2027年4月3日',
    ])
      expect(text).toContain(words)
    const owed = await life.openOf('interest')
    await step(issuer, 'arrears.pay', { obligation: owed.id, amount: 740_000_000, paidOn: '2027-04-05' })
    expect(await step(banker, 'default.cure', {})).toBe('current')
    expect((await read('default-announcement')).text).toContain('发行人支付740万元')
  })
})
