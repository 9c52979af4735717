import { describe, expect, test } from 'vitest'
import { issuanceStage } from '#workflows/issuance/stage.ts'
import { clockwork, no, person, playStage, yes } from '../support/play-stage.ts'

const maker = person('maker', 'lead-underwriter.maker')
const checker = person('checker', 'lead-underwriter.checker')
const issuer = person('issuer', 'issuer')
const investor = person('investor', 'investor')
const registrar = person('registrar', 'registrar')

const dates = { bookOn: '2026-04-01', paymentOn: '2026-04-02', valueOn: '2026-04-02', listingOn: '2026-04-03' }
const hours = {
  bookFrom: '09:00',
  bookUntil: '18:00',
  paymentHour: '15:00',
  minimumBid: 1_000_000_000,
  step: 100_000_000,
}
const schedule = { by: maker, type: 'schedule.set', data: { ...dates, ...hours } }
const publish = { by: maker, type: 'papers.publish', data: { place: '上海清算所网站' }, given: yes('publication') }
const open = { by: maker, type: 'book.open', given: yes('book-day') }
const close = { by: maker, type: 'book.close', given: yes('book-over') }
const propose = { by: maker, type: 'allotment.propose', given: yes('demand') }
const confirm = { by: checker, type: 'allotment.confirm' }
const settle = { by: maker, type: 'payment.confirm', given: yes('paid-in-full') }
const register = {
  by: registrar,
  type: 'securities.register',
  data: { registeredOn: '2026-04-02', lines: [{ line: 'line-1', code: '102600001' }] },
}
const list = { by: maker, type: 'listing.confirm', data: { listedOn: '2026-04-03' } }

const upTo = (...moves: Parameters<ReturnType<typeof playStage>['move']>[0][]) => {
  const play = playStage(issuanceStage)
  for (const move of moves) play.move(move)
  return play
}

describe('an issue from its papers to trading', () => {
  test('goes the whole way, each letter at its step', () => {
    const play = playStage(issuanceStage)
    expect(play.move(schedule)).toEqual(['record.schedule set', 'letter.issue-schedule'])
    expect(play.move(publish)).toEqual([
      'record.publication',
      'letter.issuance-plan',
      'letter.subscription-note',
      'letter.subscription-form',
      'letter.issue-announcement',
      'letter.supplement',
      'letter.filing-list',
      'notice.turn announced',
    ])
    expect(play.move(open)).toContain('record.book open')
    expect(play.move(close)).toContain('record.book close')
    expect(play.move(propose)).toEqual(['record.allotment propose'])
    expect(play.move(confirm)).toEqual(expect.arrayContaining(['letter.allotment-notice', 'letter.book-report']))
    expect(play.move(settle)).toContain('record.balance commit')
    expect(play.move(register)).toEqual(
      expect.arrayContaining(['record.bond', 'letter.result-announcement', 'letter.listing-application']),
    )
    expect(play.move(list)).toContain('record.listing')
    expect([play.state(), play.status()]).toEqual(['listed', 'done'])
  })

  test('knows a 增发 from its opening words', () => {
    expect(playStage(issuanceStage, { opening: { kind: 'reopening' } }).memory()).toMatchObject({ kind: 'reopening' })
    expect(playStage(issuanceStage).memory()).toMatchObject({ kind: 'new' })
  })

  test('publishes only when dates, data and lead time allow, and says why not', () => {
    const play = upTo(schedule)
    expect(play.refusal({ ...publish, given: no('publication', '募集说明书已满六个月。') })).toBe(
      '还不能公布：募集说明书已满六个月。',
    )
  })

  test('refuses dates out of order on the field', () => {
    const asked = playStage(issuanceStage).ask({ ...schedule, data: { ...dates, ...hours, paymentOn: '2026-03-31' } })
    expect(asked).toMatchObject({ ok: false, reason: 'invalid', fields: { bookOn: [expect.stringContaining('次序')] } })
  })
})

describe('who may act', () => {
  test('an investor sees no lever of the book', () => {
    const play = upTo(schedule, publish, open)
    expect(play.offers(investor)).toEqual([])
    expect(play.refusal({ ...close, by: investor })).toContain('您的席位')
  })

  test('the issuer cannot close the book, but can cancel', () => {
    const play = upTo(schedule, publish, open)
    expect(play.offers(issuer)).toEqual(['offering.cancel'])
  })

  test('only the registrar registers', () => {
    const play = upTo(schedule, publish, open, close, propose, confirm, settle)
    expect(play.refusal({ ...register, by: maker })).toContain('您的席位')
    expect(play.offers(registrar)).toEqual(['securities.register'])
  })
})

describe('four eyes on the allotment', () => {
  test('who proposed neither confirms nor sends back, whatever seat he comes by', () => {
    const play = upTo(schedule, publish, open, close, propose)
    for (const seat of ['lead-underwriter.checker', 'issuer', 'lead-underwriter'] as const) {
      const same = person('maker', seat)
      expect(play.refusal({ by: same, type: 'allotment.confirm' })).toContain('不得自行确认')
      expect(play.refusal({ by: same, type: 'allotment.send-back', data: { reason: '重算' } })).toContain(
        '不得自行退回',
      )
    }
    expect(play.move({ by: issuer, type: 'allotment.confirm' })).toContain('record.allotment confirm')
  })

  test('sent back, it is proposed anew and the new proposer is bound instead', () => {
    const play = upTo(schedule, publish, open, close, propose)
    expect(play.move({ by: checker, type: 'allotment.send-back', data: { reason: '重算' } })).toEqual([
      'record.allotment drop',
    ])
    expect(play.state()).toBe('book-closed')
    play.move({ ...propose, by: checker })
    expect(play.refusal(confirm)).toContain('不得自行确认')
    play.move({ ...confirm, by: maker })
    expect(play.state()).toBe('allotted')
  })
})

describe('postponing, lengthening, calling back', () => {
  const later = { bookOn: '2026-04-08', paymentOn: '2026-04-09', valueOn: '2026-04-09', listingOn: '2026-04-10' }
  const postpone = { by: maker, type: 'offering.postpone', data: { ...later, reason: '市场波动' } }

  test('dates move once', () => {
    const play = upTo(schedule, publish, open, postpone)
    expect(play.state()).toBe('announced')
    expect(play.refusal(postpone)).toContain('只能推迟一次')
  })

  test('the book is lengthened once, and only while it runs', () => {
    const extend = { by: maker, type: 'book.extend', data: { until: '19:00', reason: '投资者要求' } }
    const play = upTo(schedule, publish, open)
    expect(play.refusal({ ...extend, given: no('book-running', '簿记时间已过') })).toContain('延长一次')
    play.move({ ...extend, given: yes('book-running') })
    expect(play.refusal({ ...extend, given: yes('book-running') })).toContain('延长一次')
  })

  test('lines are called back while the book is open and after it closed, not once an allotment is proposed', () => {
    const move = { by: maker, type: 'line.reallocate', data: { from: 'a', to: 'b', amount: 100 }, given: yes('lines') }
    const play = upTo(schedule, publish, open)
    play.move(move)
    play.move(close)
    play.move(move)
    play.move(propose)
    expect(play.refusal(move)).toContain('您的席位')
    expect(upTo(schedule, publish, open).refusal({ ...move, given: no('lines', '本期只有一个品种。') })).toBe(
      '不能回拨：本期只有一个品种。',
    )
  })

  test('a book left open closes by itself at the end of its day', () => {
    const play = upTo(schedule, publish, open)
    expect(play.move({ by: clockwork, type: 'book.lapse' })).toContain('record.book close')
    expect(play.state()).toBe('book-closed')
  })
})

describe('without demand, or without the money', () => {
  test('nothing is allotted without demand; the issue can be cancelled and its balance goes back', () => {
    const play = upTo(schedule, publish, open, close)
    expect(play.refusal({ ...propose, given: no('demand', '没有有效申购。') })).toBe('不能配售：没有有效申购。')
    expect(play.move({ by: maker, type: 'offering.cancel', data: { reason: '申购不足' } })).toEqual([
      'record.offering-outcome cancelled',
      'record.balance release',
      'notice.turn cancelled',
    ])
    expect(play.status()).toBe('done')
  })

  test('the payment day ends: paid if everything is in, short if not', () => {
    const lapse = { by: clockwork, type: 'payment.lapse' }
    const all = upTo(schedule, publish, open, close, propose, confirm)
    expect(all.move({ ...lapse, given: yes('paid-in-full') })).toContain('record.balance commit')
    expect(all.state()).toBe('paid')
    const some = upTo(schedule, publish, open, close, propose, confirm)
    expect(some.move(lapse)).toEqual(['notice.lapse payment'])
    expect(some.state()).toBe('short')
    const shortfall = { allotment: 'allotment-1', handling: 'reduce', reason: '未按时缴款' }
    some.move({ by: maker, type: 'payment.shortfall', data: shortfall, given: yes('unpaid') })
    some.move(settle)
    expect(some.state()).toBe('paid')
  })

  test('cancelling is possible until the money is in, and no longer', () => {
    const cancel = { by: issuer, type: 'offering.cancel', data: { reason: '重大不利变化' } }
    const steps = [schedule, publish, open, close, propose, confirm]
    for (let n = 0; n <= steps.length; n += 1) {
      const play = upTo(...steps.slice(0, n))
      play.move(cancel)
      expect(play.state()).toBe('cancelled')
    }
    expect(upTo(...steps, settle).refusal(cancel)).toContain('您的席位')
  })
})
