import { describe, expect, test } from 'vitest'
import { outstandingStage } from '#workflows/outstanding/stage.ts'
import { clockwork, no, person, playStage, yes } from '../support/play-stage.ts'

const issuer = person('issuer', 'issuer')
const deputy = person('deputy', 'issuer')
const underwriter = person('underwriter', 'lead-underwriter')
const trustee = person('trustee', 'trustee')
const investor = person('investor', 'investor')

const obligation = 'obligation-1'
const meeting = { meetingOn: '2027-03-01', resolution: '持有人会议同意。' }
const lapse = { by: clockwork, type: 'payment.lapse' }
const interest = { by: issuer, type: 'interest.pay', data: { obligation, paidOn: '2027-04-02' } }
const redeem = { by: issuer, type: 'redemption.pay', data: { paidOn: '2031-04-02' } }

const upTo = (...moves: Parameters<ReturnType<typeof playStage>['move']>[0][]) => {
  const play = playStage(outstandingStage)
  for (const move of moves) play.move(move)
  return play
}

describe('a bond in good standing', () => {
  test('starts current whether issued here or adopted', () => {
    expect(playStage(outstandingStage).memory()).toMatchObject({ origin: 'issued' })
    const adopted = playStage(outstandingStage, { opening: { origin: 'adopted' } })
    expect([adopted.state(), adopted.memory().origin]).toEqual(['current', 'adopted'])
  })

  test('pays a coupon and stays, redeems and ends', () => {
    const play = upTo({ ...interest, given: yes('interest') })
    expect(play.state()).toBe('current')
    expect(play.refusal({ ...redeem, given: no('maturity', '兑付日为 2031-04-02。') })).toBe(
      '还不能兑付：兑付日为 2031-04-02。',
    )
    expect(play.move({ ...redeem, given: yes('maturity') })).toContain('record.redemption maturity')
    expect([play.state(), play.status()]).toEqual(['redeemed', 'done'])
  })

  test('only the issuer pays; investors declare a put and nothing else', () => {
    const play = playStage(outstandingStage)
    expect(play.refusal({ ...interest, by: underwriter, given: yes('interest') })).toContain('您的席位')
    expect(play.offers(investor)).toEqual(['put.declare'])
    expect(
      play.refusal({
        by: investor,
        type: 'put.declare',
        data: { obligation, amount: 100 },
        given: no('put-window', '回售登记期未开放。'),
      }),
    ).toBe('不能申报回售：回售登记期未开放。')
  })

  test('a put of everything ends the bond, a put of a part does not', () => {
    const put = { by: issuer, type: 'put.settle', data: { obligation, paidOn: '2029-04-02' } }
    const part = playStage(outstandingStage)
    expect(part.move({ ...put, given: yes('put-due') })).toEqual(['record.put settle'])
    expect(part.state()).toBe('current')
    const all = playStage(outstandingStage)
    expect(all.move({ ...put, given: yes('put-due', 'put-all') })).toEqual([
      'record.put settle',
      'record.redemption put',
    ])
    expect(all.state()).toBe('redeemed')
    expect(part.refusal({ ...put, given: no('put-due', '回售登记期未结束。') })).toBe(
      '还不能支付回售款：回售登记期未结束。',
    )
  })

  test('an extension needs the holders, keeps every duty, and can be redeemed', () => {
    const extend = { by: trustee, type: 'extension.agree', data: { ...meeting, maturityOn: '2032-04-02' } }
    const play = playStage(outstandingStage)
    expect(play.refusal({ ...extend, by: issuer })).toContain('您的席位')
    const before = play.offers(issuer)
    play.move(extend)
    expect(play.state()).toBe('extended')
    expect(play.offers(issuer)).toEqual(before)
    play.move({ ...redeem, given: yes('maturity') })
    expect(play.state()).toBe('redeemed')
  })
})

describe('更正 under four eyes', () => {
  const propose = {
    by: issuer,
    type: 'correction.propose',
    data: { target: 'obligation.done_on', id: obligation, was: '2027-04-02', now: '2027-04-01', reason: '登记有误' },
  }

  test('the proposer does not decide, and one correction is open at a time', () => {
    const play = upTo(propose)
    expect(play.refusal({ by: person('issuer', 'lead-underwriter'), type: 'correction.make' })).toContain('他人复核')
    expect(play.refusal({ ...propose, by: deputy })).toContain('先办理那一项')
    expect(play.move({ by: deputy, type: 'correction.make' })).toEqual(['record.correction'])
    expect(play.refusal({ by: underwriter, type: 'correction.make' })).toContain('没有待复核')
    play.move(propose)
    play.move({ by: underwriter, type: 'correction.decline', data: { reason: '依据不足' } })
    expect(play.memory()).toMatchObject({ correction: null, correctedBy: null })
  })

  test('remembers the event that proposed it', () => {
    expect(upTo({ ...interest, given: yes('interest') }, propose).memory()).toMatchObject({ correction: 'event-1' })
  })
})

describe('default and after', () => {
  test('a payment passed over is a default; nobody but the clock says so', () => {
    const play = playStage(outstandingStage)
    expect(play.refusal({ by: trustee, type: 'payment.lapse' })).toContain('您的席位')
    expect(play.move(lapse)).toEqual(['record.overdue payment', 'letter.default-announcement', 'notice.lapse payment'])
    expect(play.state()).toBe('defaulted')
    expect(play.memory()).toMatchObject({ defaults: 1 })
  })

  test('is cured back to current, or to the end if nothing is left', () => {
    const cure = { by: trustee, type: 'default.cure' }
    expect(upTo(lapse).refusal({ ...cure, given: no('cured', '尚有欠付利息。') })).toBe('还不能确认：尚有欠付利息。')
    const back = upTo(lapse)
    back.move({ ...cure, given: yes('cured') })
    expect(back.state()).toBe('current')
    const over = upTo(lapse)
    expect(over.move({ ...cure, given: yes('cured', 'paid-off') })).toEqual([
      'record.redemption cure',
      'letter.default-announcement',
    ])
    expect(over.state()).toBe('redeemed')
  })

  test('what a guarantor paid is noted by the clockwork of reactions, not by a person', () => {
    const play = upTo(lapse)
    expect(play.refusal({ by: trustee, type: 'claim.pay' })).toContain('您的席位')
    expect(play.move({ by: clockwork, type: 'claim.pay' })).toEqual(['record.claim-paid'])
    expect(play.state()).toBe('defaulted')
  })

  test('is accelerated once', () => {
    const accelerate = { by: trustee, type: 'maturity.accelerate', data: meeting }
    expect(upTo(lapse, accelerate).refusal(accelerate)).toBe('已经宣布加速到期。')
  })

  test('the final settlement is confirmed by another person', () => {
    const propose = {
      by: trustee,
      type: 'settlement.propose',
      data: { summary: '处置终结。' },
      given: yes('settleable'),
    }
    const play = upTo(lapse, propose)
    for (const type of ['settlement.confirm', 'settlement.send-back'])
      expect(play.refusal({ by: person('trustee', 'lead-underwriter'), type, data: { reason: '重算' } })).toContain(
        '以外的人',
      )
    play.move({ by: underwriter, type: 'settlement.send-back', data: { reason: '重算' } })
    expect([play.state(), play.memory().settledBy]).toEqual(['defaulted', null])
    play.move(propose)
    expect(play.move({ by: underwriter, type: 'settlement.confirm' })).toContain('record.settlement')
    expect([play.state(), play.status()]).toEqual(['settled', 'done'])
  })

  test('a workout extends; a second default is counted', () => {
    const workout = { by: underwriter, type: 'workout.agree', data: { ...meeting, maturityOn: '2033-04-02' } }
    const play = upTo(lapse, workout)
    expect(play.state()).toBe('extended')
    play.move(lapse)
    expect(play.memory()).toMatchObject({ defaults: 2, extensions: 1 })
  })

  test('a finished bond refuses everything', () => {
    const play = upTo({ ...redeem, given: yes('maturity') })
    expect(play.refusal(lapse)).toContain('已经办结')
    expect(play.offers(issuer)).toEqual([])
  })
})
