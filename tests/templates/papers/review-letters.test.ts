import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { exchangePublic, interbankPpn, licenceBank } from '#tests/support/dossiers.ts'
import { sentencesOf, write } from './reading.ts'

const said = (id: Parameters<typeof write>[0], dossier: Dossier): string => sentencesOf(write(id, dossier)).join('\n')

const stepped = (dossier: Dossier, step: Partial<Dossier['step']>): Dossier => ({
  ...dossier,
  step: { ...dossier.step, ...step },
})

describe('letters of a review', () => {
  test('the authority’s letters are addressed, dated, unsealed; one recorded for it says that it is no original', () => {
    const notice = write('suspension-notice', interbankPpn)
    expect(notice.blocks.some(({ kind }) => kind === 'seal' || kind === 'signature')).toBe(false)
    const text = said('suspension-notice', interbankPpn)
    expect(text).toContain(`${interbankPpn.step.to}：`)
    expect(text).toContain('自2026年4月24日起中止审核')
    expect(text).toContain('2026年7月24日')
    expect(text).not.toContain('不是原件')
    expect(said('suspension-notice', stepped(interbankPpn, { recorded: true }))).toContain('不是原件')
  })

  test('the issuer’s side signs what it asks for', () => {
    for (const id of ['extension-request', 'suspension-request', 'resumption-request', 'withdrawal-request'] as const) {
      const { blocks } = write(id, interbankPpn)
      expect(blocks.filter(({ kind }) => kind === 'seal')).toHaveLength(2)
      expect(sentencesOf(write(id, interbankPpn)).join()).toContain('特此申请。')
    }
    expect(said('matter-report', interbankPpn)).toContain('特此报告。')
  })

  test('an extension: asked for with both days, granted to the later, declined back to the first', () => {
    const asked = said('extension-request', interbankPpn)
    expect(asked).toContain('申请延期5个工作日')
    expect(asked).toContain('2026年4月27日')
    expect(asked).toContain('2026年5月6日')
    expect(said('extension-answer', interbankPpn)).toContain('同意延期5个工作日')
    const extension = { ...interbankPpn.extension, outcome: 'declined', dueAfter: '2026-04-27' } as const
    const declined = said('extension-answer', { ...stepped(interbankPpn, { reason: '意见不涉及外部资料' }), extension })
    expect(declined).toContain('不同意延期')
    expect(declined).toContain('不同意的理由：意见不涉及外部资料。')
    expect(declined).not.toContain('2026年5月6日')
  })

  test.each([
    ['passed', '接受注册', '接受注册通知书'],
    ['conditional', '有条件接受注册', '不再次表决'],
    ['refused', '推迟接受注册', '予以退回'],
  ] as const)('a meeting that came to %s', (outcome, conclusion, next) => {
    const text = said('meeting-conclusion', {
      ...interbankPpn,
      conclusion: { ...interbankPpn.conclusion, outcome },
    })
    expect(text).toContain(conclusion)
    expect(text).toContain(next)
    expect(text).not.toMatch(/[0-9五]票/)
  })

  test('the exchanges say 通过, and have their own name for the meeting', () => {
    expect(write('meeting-conclusion', exchangePublic).title).toBe('审核会议结果通知')
    expect(said('meeting-conclusion', exchangePublic)).toContain('有条件通过')
  })

  test('what a clock ended says so', () => {
    const over = stepped(exchangePublic, { type: 'suspension.lapse', reason: null, lapsed: true })
    expect(said('termination-notice', over)).toContain('中止审核超过最长期限')
    const late = stepped(interbankPpn, { type: 'reply.lapse', reason: null, lapsed: true })
    expect(write('termination-notice', late).title).toBe('退回申请文件通知')
    expect(said('termination-notice', late)).toContain('在期限内未回复意见')
  })

  test('the sealed set lists every file with both hashes and where it goes', () => {
    const text = said('sealed-contents', exchangePublic)
    for (const { sha256, sm3, title } of exchangePublic.submission.files) {
      expect(text).toContain(sha256)
      expect(text).toContain(sm3)
      expect(text).toContain(title)
    }
    expect(text).toContain('共2份，70页')
    expect(text).toContain('报送中国证券监督管理委员会')
  })

  test('a matter after registration is for the issues to come, one before it for the papers under review', () => {
    expect(said('matter-report', interbankPpn)).toContain('报送修改后的文件')
    const later = { ...interbankPpn, matter: { ...interbankPpn.matter, phase: 'registered' as const } }
    expect(said('matter-report', later)).toContain('消除之前不发行')
  })

  test('the licence route is accepted and refused in its own words', () => {
    expect(write('acceptance-notice', licenceBank).title).toBe('行政许可申请受理通知书')
    const refused = said('refusal-notice', stepped(licenceBank, { from: '中国人民银行', reason: '资本充足率不足' }))
    expect(refused).toContain('不予行政许可')
    expect(refused).toContain('不是决定原件')
  })
})
