import { describe, expect, test } from 'vitest'
import { calendars } from '#workflows/calendar/tables.ts'
import {
  couponPeriodOn,
  lapseOn,
  lastDayOf,
  noticeDueOn,
  paymentsOf,
  recordDayOf,
} from '#workflows/outstanding/payments.ts'
import { bondTerms, type KeptBond, readTerms, termsAtBirth } from '#workflows/outstanding/terms.ts'

const { interbank } = calendars
const yi = 10_000_000_000

const bond = (more: Partial<KeptBond> = {}, terms: Partial<KeptBond['terms']> = {}): KeptBond => ({
  outstanding: 4 * yi,
  valueOn: '2025-06-18',
  ...more,
  terms: { ...termsAtBirth({ tenor: '5+3+2Y', couponPercent: '1.85' }), ...terms },
})

const short = (payments: ReturnType<typeof paymentsOf>) =>
  payments.map(({ kind, nominalOn, dueOn, amount }) => `${kind} ${nominalOn} ${dueOn} ${amount}`)

describe('what a bond owes', () => {
  test('5+3+2 of 4亿 at 1.85%: ten coupons of 7,400,000.00, two option days, the principal', () => {
    const payments = paymentsOf(bond(), interbank)
    const coupons = payments.filter(({ kind }) => kind === 'interest')
    expect(coupons.map(({ amount }) => amount)).toEqual(Array(10).fill(740_000_000))
    expect(payments.filter(({ kind }) => kind === 'put').map(({ nominalOn }) => nominalOn)).toEqual([
      '2030-06-18',
      '2033-06-18',
    ])
    expect(payments.at(-1)).toMatchObject({ kind: 'redemption', nominalOn: '2035-06-18', amount: 4 * yi })
  })

  test('180 days of 3亿 at 1.70% pay 2,515,068.49 once, with the principal', () => {
    const scp = {
      outstanding: 3 * yi,
      valueOn: '2026-01-21',
      terms: termsAtBirth({ tenor: '180D', couponPercent: '1.70' }),
    }
    expect(short(paymentsOf(scp, interbank))).toEqual([
      'interest 2026-07-20 2026-07-20 251506849',
      'redemption 2026-07-20 2026-07-20 30000000000',
    ])
  })

  test('a payment day off moves on without interest for the wait', () => {
    const payments = paymentsOf(bond({ valueOn: '2025-10-03' }, { tenor: '3Y' }), interbank)
    expect(payments[0]).toMatchObject({ nominalOn: '2026-10-03', dueOn: '2026-10-08', amount: 740_000_000 })
  })

  test('after a put of 1亿 and a reset to 2.10% the rest runs on less, at the new coupon', () => {
    const put = bond(
      { outstanding: 3 * yi },
      {
        repayments: [{ on: '2030-06-18', fen: yi, kind: 'put' }],
        resets: [{ from: '2030-06-18', couponPercent: '2.10' }],
      },
    )
    const coupons = paymentsOf(put, interbank).filter(({ kind }) => kind === 'interest')
    expect(coupons.slice(0, 5).map(({ amount }) => amount)).toEqual(Array(5).fill(740_000_000))
    expect(coupons.slice(5).map(({ amount }) => amount)).toEqual(Array(5).fill(630_000_000))
    expect(paymentsOf(put, interbank).at(-1)).toMatchObject({ kind: 'redemption', amount: 3 * yi })
  })

  test('with nothing outstanding after a put of everything, nothing is left to pay', () => {
    const gone = bond({ outstanding: 0 }, { repayments: [{ on: '2030-06-18', fen: 4 * yi, kind: 'put' }] })
    const payments = paymentsOf(gone, interbank)
    expect(payments.map(({ kind }) => kind)).toEqual(Array(5).fill('interest'))
  })

  test('called on an option day, everything is given back that day and nothing is owed after', () => {
    const payments = paymentsOf(bond({}, { calledOn: '2030-06-18' }), interbank)
    expect(payments.map(({ kind }) => kind)).toEqual([...Array(5).fill('interest'), 'redemption'])
    expect(payments.at(-1)).toMatchObject({ nominalOn: '2030-06-18', amount: 4 * yi, title: '2030年赎回本金' })
    expect(lastDayOf(bond({}, { calledOn: '2030-06-18' }), interbank)).toBe('2030-06-18')
  })

  test('accelerated, principal and accrued interest are owed that day', () => {
    const early = paymentsOf(bond({}, { acceleratedOn: '2026-12-18' }), interbank)
    // 183 of 365 days of a full year's 7,400,000.00
    expect(short(early)).toEqual([
      'interest 2026-12-18 2026-12-18 371013699',
      'redemption 2026-12-18 2026-12-18 40000000000',
    ])
  })

  test('extended, interest runs yearly from the last day paid to the new last day, past anniversaries in the first', () => {
    const extension = { from: '2026-06-18', agreedOn: '2027-09-01', maturityOn: '2029-06-18', couponPercent: '2.50' }
    expect(short(paymentsOf(bond({}, { extension }), interbank))).toEqual([
      'interest 2028-06-18 2028-06-19 2002739726',
      'interest 2029-06-18 2029-06-18 1000000000',
      'redemption 2029-06-18 2029-06-18 40000000000',
    ])
    expect(lastDayOf(bond({}, { extension }), interbank)).toBe('2029-06-18')
  })

  test('an amount is always whole fen, and a put has none before holders declare', () => {
    for (const { kind, amount } of paymentsOf(bond(), interbank))
      expect(kind === 'put' ? amount === null : Number.isSafeInteger(amount)).toBe(true)
  })
})

describe('days around a payment', () => {
  test('the notice is due five working days before', () => {
    expect(noticeDueOn(interbank, '2026-10-08')).toBe('2026-09-23')
    expect(noticeDueOn(interbank, '2026-06-18')).toBe('2026-06-11')
  })

  test('without grace a payment lapses with its day, with grace by working days', () => {
    expect(lapseOn(interbank, '2026-06-18', 0)).toBe('2026-06-18')
    expect(lapseOn(interbank, '2026-06-18', 2)).toBe('2026-06-23')
  })
})

describe('kept terms', () => {
  test('survive storage and refuse what they do not know', () => {
    const terms = bond().terms
    expect(readTerms(JSON.stringify(terms))).toEqual(terms)
    expect(bondTerms.safeParse({ ...terms, mood: 'good' }).success).toBe(false)
    expect(() => termsAtBirth({ tenor: 'soon', couponPercent: '2' })).toThrow()
  })
})

describe('what a notice of payment names', () => {
  test('the day of record is the market’s working day before, over holidays and make-up days', () => {
    expect(recordDayOf(interbank, '2026-06-18')).toBe('2026-06-17')
    expect(recordDayOf(interbank, '2026-10-08')).toBe('2026-09-30')
    // 2026-02-28 is worked in the interbank market and not traded at an exchange.
    expect(recordDayOf(interbank, '2026-03-02')).toBe('2026-02-28')
    expect(recordDayOf(calendars.sse, '2026-03-02')).toBe('2026-02-27')
  })

  test('a coupon’s period runs by nominal days, on the principal and at the coupon that hold in it', () => {
    const reset = bond(
      { outstanding: 3 * yi },
      {
        resets: [{ from: '2030-06-18', couponPercent: '1.50' }],
        repayments: [{ on: '2030-06-18', fen: yi, kind: 'put' }],
      },
    )
    expect(couponPeriodOn(reset, interbank, '2030-06-18')).toEqual({
      from: '2029-06-18',
      to: '2030-06-18',
      principal: 4 * yi,
      couponPercent: '1.85',
    })
    expect(couponPeriodOn(reset, interbank, '2031-06-18')).toMatchObject({ principal: 3 * yi, couponPercent: '1.50' })
    expect(couponPeriodOn(reset, interbank, '2031-06-19')).toBeNull()
  })

  test('after an extension periods begin at its first day; an acceleration has none', () => {
    const extension = { from: '2034-06-18', agreedOn: '2035-06-01', maturityOn: '2036-06-18', couponPercent: '1.60' }
    const longer = bond({}, { extension })
    expect(couponPeriodOn(longer, interbank, '2036-06-18')).toMatchObject({ from: '2035-06-18', couponPercent: '1.60' })
    expect(couponPeriodOn(bond({}, { acceleratedOn: '2027-01-04' }), interbank, '2027-01-04')).toBeNull()
  })
})
