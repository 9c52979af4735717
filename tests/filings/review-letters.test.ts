import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { deliver } from '#app/outbox.server.ts'
import { presentCase } from '#app/presenters/case-pane.server.ts'
import { loader } from '#app/routes/files_.$version.preview.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { attempt, go, plain } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { happens } from '#tests/support/preparation.ts'
import {
  banker,
  first,
  type RegistrationCase,
  registrationCase,
  second,
  underReview,
} from '#tests/support/registration-case.ts'
import { signedIn } from '#tests/support/room.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'
import { answered, cookieOf, get } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const supervisor = plain('venue-supervisor', 'org-nafmii', 'supervisor-1')
const secretary = plain('venue-secretary', 'org-nafmii', 'secretary-1')
const items = [{ title: '募集资金', category: '募集资金', severity: '一般', question: '请说明测算口径。' }]

/** Every paper is printed on both engines in dossier.test.ts; what is proved here is which step writes it. */
describe('each step of a review writes its letter', () => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(engines[0]!.create, ['venue-secretary'])
    await underReview(of)
    const done = await recordFacts(
      of.db,
      {
        project: of.project,
        scope: { kind: 'project', id: of.project },
        facts: sampleFacts(sampleDeal(sampleCases['interbank SCP']!)),
        actor: banker,
        key: 'facts-of-letters',
      },
      of.ports,
    )
    if (!done.ok) throw new Error(JSON.stringify(done))
  })

  afterEach(() => of.end())

  const step = (by: Parameters<typeof go>[3], type: string, data: unknown = {}) =>
    go(of.db, of.ports, of.run, by, type, data)

  const on = (day: string) => of.ports.at(`${day}T02:00:00.000Z`)

  /** Everything in the outbox is printed; the last version of a paper as the screen shows it to somebody. */
  const read = async (template: string, person = 'banker-1', capacity: Capacity = 'lead-underwriter') => {
    await deliver(of.db, { store: of.context.files, printer: of.context.printer }, of.ports)
    const version = await of.db
      .selectFrom('filing_version')
      .innerJoin('filing', 'filing.id', 'filing_version.filing')
      .select(['filing_version.id', 'filing_version.state', 'filing_version.refusal'])
      .where('filing.template', '=', template)
      .orderBy('filing_version.made_at', 'desc')
      .orderBy('filing_version.id', 'desc')
      .executeTakeFirstOrThrow()
    expect(version, String(version.refusal)).toMatchObject({ state: 'ready' })
    const request = get(`/files/${version.id}/preview`, await cookieOf(of.context, person, capacity))
    const response = await answered(loader({ request, context: of.context, params: { version: version.id } }))
    return { status: response.status, text: (await response.text()).replace(/<[^>]+>/g, '') }
  }

  const titles = async () =>
    (await of.db.selectFrom('filing').select(['title', 'scope_kind']).where('scope_kind', '=', 'review-step').execute())
      .map(({ title }) => title)
      .sort()

  test('acceptance is told at once; an extension is asked, granted, and moves the day in both letters alike', async () => {
    const accepted = await read('acceptance-notice')
    expect(accepted.text).toContain('自2026年3月2日起予以受理')
    expect(accepted.text).toContain('示例星河智造股份有限公司')
    await step(first, 'feedback.issue', { items })
    on('2026-03-10')
    await step(banker, 'extension.apply', { days: 5, reason: '补充审计' })
    on('2026-03-11')
    await step(first, 'extension.grant')
    const asked = await read('extension-request')
    expect(asked.text).toContain('中国银行间市场交易商协会：')
    for (const word of ['申请延期5个工作日', '补充审计', '2026年3月16日', '2026年3月23日'])
      expect(asked.text).toContain(word)
    const told = await read('extension-answer', 'reviewer-1', 'venue-review')
    for (const word of ['同意延期5个工作日', '2026年3月10日', '2026年3月16日', '2026年3月23日'])
      expect(told.text).toContain(word)
    const clock = await of.db.selectFrom('clock').select('due_on').where('name', '=', 'reply').executeTakeFirst()
    expect(clock?.due_on).toBe('2026-03-23')
  })

  test('declined, the day stays and the reason is given', async () => {
    await step(first, 'feedback.issue', { items })
    await step(banker, 'extension.apply', { days: 5, reason: '补充审计' })
    await step(first, 'extension.decline', { reason: '意见不涉及外部资料' })
    const { text } = await read('extension-answer')
    expect(text).toContain('不同意延期')
    expect(text).toContain('意见不涉及外部资料')
    expect(text).not.toContain('2026年3月23日')
  })

  test('asked for, declined, suspended, asked back, resumed: letters of their own; while one waits no second is sent', async () => {
    expect(await step(banker, 'suspension.apply', { reason: '更换签字会计师' })).toBe('reviewing')
    expect((await read('suspension-request')).text).toContain('更换签字会计师')
    const reviewer = signedIn('venue-review', 'org-nafmii', 'reviewer-1')
    const pane = () => presentCase({ reader: of.db, ports: of.ports }, reviewer, of.run)
    expect((await pane())?.applied).toBe('中止审核')
    const again = await attempt(of.db, of.ports, of.run, banker, 'suspension.apply', { reason: '再申请一次' })
    expect(again).toMatchObject({ reason: 'blocked', message: expect.stringContaining('等待审核方答复') })
    expect(await step(first, 'suspension.decline', { reason: '可以在回复中说明' })).toBe('reviewing')
    expect((await pane())?.applied).toBeNull()
    const answer = await read('suspension-answer', 'issuer-1', 'issuer')
    for (const word of ['中止审核申请收悉', '不予中止，审核继续进行', '可以在回复中说明'])
      expect(answer.text).toContain(word)
    await step(banker, 'suspension.apply', { reason: '签字会计师已经离任' })
    await step(first, 'review.suspend', { cause: 'professional-replaced', reason: '重新出具审计报告' })
    const { text } = await read('suspension-notice')
    expect(text).toContain('更换中介机构或者签字人员')
    expect(text).toContain('最长至2026年6月2日')
    expect(await step(banker, 'resumption.apply', { reason: '审计报告已重新出具' })).toBe('suspended')
    expect(await step(first, 'resumption.decline', { reason: '报告尚未签章' })).toBe('suspended')
    expect((await read('resumption-answer')).text).toContain('暂不恢复审核')
    await step(banker, 'resumption.apply', { reason: '报告已签章' })
    expect(await step(first, 'review.resume', { reason: '核对无误' })).toBe('reviewing')
    expect((await read('resumption-notice')).text).toContain('回到中止前的“预评中”')
    await step(first, 'review.suspend', { cause: 'data-expired', reason: '财务数据过期' })
    expect((await read('suspension-notice')).text).toContain('超过有效期')
    expect(await titles()).toEqual([
      '中止审核申请',
      '中止审核申请的答复',
      '中止审核申请（之2）',
      '中止审核通知',
      '中止审核通知（之2）',
      '恢复审核申请',
      '恢复审核申请的答复',
      '恢复审核申请（之2）',
      '恢复审核通知',
    ])
  })

  test('a suspension that outlasts its period ends the case by a letter of the clock', async () => {
    await step(first, 'review.suspend', { cause: 'own-application', reason: '补充材料' })
    on('2026-07-01')
    expect(await happens(of.db, of.ports, of.run, 'suspension.lapse')).toBe('terminated')
    expect((await read('termination-notice')).text).toContain('中止审核超过最长期限')
  })

  test('a matter is reported, the case withdrawn: the review and the issuer’s side read both, a stranger neither', async () => {
    const matter = { kind: '重大诉讼', occurredOn: '2026-03-02', description: '新增一宗合同纠纷。' }
    await step(banker, 'matter.report', matter)
    const report = await read('matter-report', 'reviewer-1', 'venue-review')
    expect(report.text).toContain('关于重大诉讼的重大事项报告')
    expect(report.text).toContain('新增一宗合同纠纷。')
    await step(banker, 'filing.withdraw', { reason: '调整融资安排' })
    expect((await read('withdrawal-request', 'issuer-1', 'issuer')).text).toContain('调整融资安排')
    expect((await read('matter-report', 'stranger-1', 'lead-underwriter')).status).toBe(404)
    expect((await read('withdrawal-request', 'stranger-1', 'lead-underwriter')).status).toBe(404)
    expect((await read('matter-report', 'investor-1', 'investor')).status).toBe(404)
  })

  test('the meeting’s conclusion is told, and not how many voted how; a supervisor who terminates says why', async () => {
    await step(first, 'review.pass', { opinion: '无异议' })
    await step(second, 'review.concur', { opinion: '同意' })
    await step(secretary, 'meeting.minute', { accept: 4, conditional: 1, postpone: 0, document: '纪要〔2026〕9号' })
    expect(await step(secretary, 'meeting.conclude', { summary: '请补充风险揭示。' })).toBe('conditional')
    const { text } = await read('meeting-conclusion', 'issuer-1', 'issuer')
    for (const word of ['会议结论有条件接受注册', '会议日期2026年3月2日', '请补充风险揭示。', '不再次表决'])
      expect(text).toContain(word)
    expect(text).not.toContain('票')
    await step(supervisor, 'review.terminate', { reason: '申请文件存在重大缺陷' })
    expect((await read('termination-notice')).text).toContain('申请文件存在重大缺陷')
  })
})
