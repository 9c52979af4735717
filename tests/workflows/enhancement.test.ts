import { describe, expect, test } from 'vitest'
import { planProblem, sharingPlanOf } from '#workflows/enhancement/sharing-plan.ts'
import { enhancementStage } from '#workflows/enhancement/stage.ts'
import { clockwork, no, playStage, yes } from '../support/play-stage.ts'

const at = (name: string, organisation: string, seat: 'enhancer' | 'guarantor' | 'issuer' | 'lead-underwriter') => ({
  person: name,
  organisation,
  seats: [seat],
})
const maker = at('maker', 'org-enhancer', 'enhancer')
const checker = at('checker', 'org-enhancer', 'enhancer')
const stranger = at('stranger', 'org-other', 'enhancer')
const guarantor = at('guarantor', 'org-guarantor', 'guarantor')
const issuer = at('issuer', 'org-issuer', 'issuer')
const lead = at('lead', 'org-lead', 'lead-underwriter')

const submit = { by: issuer, type: 'materials.submit' }
const accept = { by: maker, type: 'materials.accept', given: yes('facility') }
const begin = { by: maker, type: 'diligence.begin', data: { plan: '现场查看' } }
const report = { by: maker, type: 'diligence.report', data: { summary: '稳定', opinion: '可以支持' } }
const shares = [{ party: '示例担保公司', order: 1, percent: '40', cap: 8_000_000_000 }]
const propose = { by: maker, type: 'plan.propose', data: { shares, feePercent: '0.6' }, given: yes('counter') }
const approve = { by: checker, type: 'committee.approve', data: { heldOn: '2026-04-08', opinion: '同意' } }
const sign = { by: maker, type: 'agreement.sign', data: { letter: '担保函 1 号', signedOn: '2026-04-10', actual: 100 } }
const activate = { by: clockwork, type: 'arrangement.activate' }
const withdraw = { by: issuer, type: 'arrangement.withdraw', data: { reason: '改用其他结构' } }
const counter = {
  by: maker,
  type: 'counter.seek',
  data: { provider: 'org-guarantor', coverPercent: '40', planned: 100 },
}

const toSigned = [submit, accept, begin, report, propose, approve, sign] as const
const inForce = [...toSigned, activate] as const

const upTo = (...moves: Parameters<ReturnType<typeof playStage>['move']>[0][]) => {
  const play = playStage(enhancementStage, { opening: { provider: 'org-enhancer', child: 'no' } })
  for (const move of moves) play.move(move)
  return play
}

describe('from interest to force', () => {
  test('goes the whole way; the facility is reserved, committed, fitted to what was signed, released', () => {
    const play = upTo()
    expect(play.move(submit)).toEqual(['letter.enhancement-application'])
    expect(play.move(accept)).toEqual(['record.facility reserve'])
    play.move(begin)
    play.move(report)
    expect(play.move(propose)).toEqual(['record.sharing-plan', 'letter.enhancement-application'])
    expect(play.move(approve)).toEqual(['record.commitment', 'record.facility commit', 'notice.turn committed'])
    expect(play.move(sign)).toEqual(['record.signing', 'record.facility fit', 'letter.warrant-prospectus'])
    expect(play.move(activate)).toEqual(['notice.turn in-force'])
    const release = { by: clockwork, type: 'arrangement.release' }
    expect(play.move(release)).toEqual([])
    expect(play.state()).toBe('in-force')
    expect(play.move({ ...release, given: yes('cleared') })).toEqual([
      'record.facility release',
      'record.arrangement-end released',
    ])
    expect([play.state(), play.status()]).toEqual(['released', 'done'])
  })

  test('without quota nothing is accepted, and the sentence says how much is missing', () => {
    const short = no('facility', '可用额度仅 1.00 亿元，不足 4.00 亿元。')
    expect(upTo(submit).refusal({ ...accept, given: short })).toBe('还不能受理：可用额度仅 1.00 亿元，不足 4.00 亿元。')
  })

  test('materials may come back and be sent again', () => {
    const back = { by: maker, type: 'materials.return', data: { reason: '缺审计报告' } }
    const play = upTo(submit, back)
    expect(play.state()).toBe('supplementing')
    play.move({ ...submit, by: lead })
    expect(play.state()).toBe('materials')
  })
})

describe('walls', () => {
  test('another provider of the same project has no hand in this arrangement', () => {
    expect(upTo(submit).refusal({ ...accept, by: stranger })).toContain('还不能受理')
    expect(upTo(submit, accept).refusal({ ...begin, by: stranger })).toContain('另一家机构')
    expect(upTo(submit, accept, begin, report, propose).refusal({ ...approve, by: stranger })).toContain('评审会')
    expect(upTo(submit, accept, begin).refusal({ ...report, by: guarantor })).toContain('另一家机构')
  })

  test('a plan waits for the outcome of the counter-guarantees, and knows nothing else of them', () => {
    const waiting = no('counter', '反担保尚未有结果。')
    const play = upTo(submit, accept, begin)
    expect(play.move(counter)).toEqual(['record.arrangement'])
    play.move(report)
    expect(play.refusal({ ...propose, given: waiting })).toBe('还不能提出方案：反担保尚未有结果。')
  })

  test('a counter-guarantee has none behind itself', () => {
    const child = playStage(enhancementStage, { opening: { provider: 'org-guarantor', child: 'yes' } })
    child.move(submit)
    child.move({ ...accept, by: guarantor })
    child.move({ ...begin, by: guarantor })
    expect(child.refusal({ ...counter, by: guarantor })).toContain('不再设反担保')
  })
})

describe('four eyes', () => {
  test('whoever proposed the plan neither approves, declines nor sends it back', () => {
    const play = upTo(submit, accept, begin, report, propose)
    const because = { reason: '风险较高' }
    for (const seat of ['enhancer', 'enhancer.chair', 'guarantor'] as const) {
      const same = { ...maker, seats: [seat] }
      expect(play.refusal({ ...approve, by: same })).toContain('以外的人')
      expect(play.refusal({ by: same, type: 'committee.decline', data: because })).toContain('以外的人')
      expect(play.refusal({ by: same, type: 'committee.send-back', data: because })).toContain('以外的人')
    }
    play.move({ by: checker, type: 'committee.send-back', data: because })
    play.move({ ...propose, by: checker })
    expect(play.refusal(approve)).toContain('以外的人')
  })

  test('who paid a claim does not settle its loss', () => {
    const file = { by: lead, type: 'claim.file', data: { obligation: 'o-1', amount: 100, reason: '未付息' } }
    const settle = { by: checker, type: 'loss.settle', data: { claim: 'c-1' }, given: yes('lastClaim') }
    const play = upTo(...inForce, file)
    expect(play.refusal(settle)).toContain('先行代偿')
    play.move({ by: maker, type: 'claim.pay', data: { claim: 'c-1', amount: 100, on: '2027-04-02' } })
    expect(play.refusal({ ...settle, by: maker })).toContain('付款人以外')
    play.move({
      by: maker,
      type: 'recovery.book',
      data: { claim: 'c-1', amount: 40, on: '2027-06-01', source: '发行人' },
    })
    expect(play.move(settle)).toEqual(['record.loss'])
    expect([play.state(), play.memory()]).toMatchObject(['in-force', { payers: [] }])
  })
})

describe('leaving', () => {
  test('withdrawn before it takes effect, from every state, the quota goes back', () => {
    for (let n = 0; n <= toSigned.length; n += 1) {
      const play = upTo(...toSigned.slice(0, n))
      expect(play.move(withdraw)).toEqual(['record.facility release', 'record.arrangement-end withdrawn'])
      expect(play.status()).toBe('done')
    }
    expect(upTo(...inForce).refusal(withdraw)).toContain('您的席位')
  })

  test('declined by its provider, and closed when the arrangement before it is gone', () => {
    const decline = { by: maker, type: 'arrangement.decline', data: { reason: '不符合偏好' } }
    expect(upTo(submit).move(decline)).toEqual(['record.facility release', 'record.arrangement-end declined'])
    expect(upTo(submit).refusal({ ...decline, by: stranger })).toContain('另一家机构')
    const play = upTo(submit, accept)
    play.move({ by: clockwork, type: 'parent.close' })
    expect(play.state()).toBe('withdrawn')
  })

  test('an unredeemed bond keeps its support', () => {
    const release = { by: maker, type: 'arrangement.release', given: no('cleared', '尚有债券未兑付。') }
    expect(upTo(...inForce).refusal(release)).toBe('还不能解除：尚有债券未兑付。')
  })
})

describe('default', () => {
  const file = { by: lead, type: 'claim.file', data: { obligation: 'o-1', amount: 100, reason: '未付息' } }

  test('reported by the clockwork it opens claims; what owes nothing stays in force', () => {
    const reported = { by: clockwork, type: 'default.report' }
    expect(upTo(...inForce).move(reported)).toEqual([])
    const play = upTo(...inForce)
    expect(play.move({ ...reported, given: yes('default') })).toEqual(['record.claim default'])
    expect(play.state()).toBe('claiming')
    expect(play.move(file)).toContain('record.claim file')
  })

  test('a provider never claims against itself', () => {
    expect(upTo(...inForce).refusal({ ...file, by: maker })).toContain('不能向自己')
    expect(upTo(...inForce).refusal({ ...file, by: guarantor })).toContain('您的席位')
  })

  test('open claims keep the run in claiming until the last is settled', () => {
    const play = upTo(...inForce, file, file)
    play.move({ by: maker, type: 'claim.pay', data: { claim: 'c-1', amount: 100, on: '2027-04-02' } })
    play.move({ by: checker, type: 'loss.settle', data: { claim: 'c-1' } })
    expect(play.state()).toBe('claiming')
  })
})

describe('the plan of sharing', () => {
  const bad = (lines: object[]) => {
    const play = upTo(submit, accept, begin, report)
    return play.ask({ ...propose, data: { shares: lines } })
  }

  test('percentages of one order never pass a hundred, exactly', () => {
    const third = (percent: string, party: string) => ({ party, order: 1, percent })
    expect(planProblem([third('33.3333', '甲'), third('33.3333', '乙'), third('33.3334', '丙')])).toBeNull()
    expect(bad([third('60', '甲'), third('40.0001', '乙')])).toMatchObject({
      reason: 'invalid',
      fields: { shares: [expect.stringContaining('100.0001%')] },
    })
    expect(bad([third('10', '甲'), third('10', '甲')])).toMatchObject({
      fields: { shares: [expect.stringContaining('两次')] },
    })
    expect(bad([])).toMatchObject({ fields: { shares: ['至少写一个分担方'] } })
  })

  test('orders become tiers; the provider answers for the rest', () => {
    const lines = [
      { party: '乙', order: 2, percent: '50', cap: null },
      { party: '甲', order: 1, percent: '40', cap: 80 },
    ]
    expect(sharingPlanOf(lines, '增信机构', '30')).toEqual({
      guaranteedPercent: '30',
      tiers: [[{ party: '甲', percent: '40', capFen: 80 }], [{ party: '乙', percent: '50' }]],
      residual: '增信机构',
    })
  })
})
