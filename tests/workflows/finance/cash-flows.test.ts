import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '#workflows/calendar/calendar.ts'
import { addMonths, dayNumber, dayOf } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { accruedFen, type BondTerms, cashFlows, interestFen } from '#workflows/finance/cash-flows.ts'
import { containsLeapDay, lastInterestDay, yearFraction } from '#workflows/finance/day-count.ts'
import { maturityOf, optionDays, parseTenor, type Tenor, tenorCode, tenorText } from '#workflows/finance/tenor.ts'

const { interbank } = calendars
const tenor = (text: string): Tenor => {
  const parsed = parseTenor(text)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.value
}
const bond = (terms: Partial<BondTerms> & { tenor: Tenor }): BondTerms => ({
  principalFen: 40_000_000_000,
  couponPercent: '1.85',
  valueOn: '2025-06-18',
  frequency: 'annual',
  dayCount: 'ACT/ACT-ICMA',
  ...terms,
})

describe('a tenor', () => {
  test.each([
    ['5+3+2Y', '5+3+2年', '5+3+2Y'],
    ['5+3+2年', '5+3+2年', '5+3+2Y'],
    ['180D', '180天', '180D'],
    ['１０y', '10年', '10Y'],
  ])('%s', (text, name, code) => {
    expect(tenorText(tenor(text))).toBe(name)
    expect(tenorCode(tenor(text))).toBe(code)
  })
  test.each([
    ['5', '期限的写法如 5年、5+3+2年 或 180天'],
    ['0D', '期限须在 1 天与 3660 天之间'],
    ['5+0Y', '期限的每一段至少 1 年'],
    ['40+11Y', '期限最长 50 年'],
    ['5+3D', '期限的写法如 5年、5+3+2年 或 180天'],
  ])('%s is refused: %s', (text, message) => expect(parseTenor(text)).toEqual({ ok: false, message }))
  test('maturity and options', () => {
    expect(maturityOf(tenor('5+3+2Y'), '2025-06-18')).toBe('2035-06-18')
    expect(optionDays(tenor('5+3+2Y'), '2025-06-18')).toEqual(['2030-06-18', '2033-06-18'])
    expect(optionDays(tenor('180D'), '2026-01-21')).toEqual([])
    expect(maturityOf(tenor('180D'), '2026-01-21')).toBe('2026-07-20')
    expect(maturityOf(tenor('1Y'), '2024-02-29')).toBe('2025-02-28')
  })
})

describe('day counts over a leap year', () => {
  test.each([
    ['ACT/365F', 366, 365],
    ['NL/365', 365, 365],
    ['ACT/360', 366, 360],
    ['30/360', 360, 360],
    ['ACT/ACT-ISDA', 366 * 365, 366 * 365],
  ] as const)('%s from 2024-01-01 to 2025-01-01', (count, numerator, denominator) =>
    expect(yearFraction(count, '2024-01-01', '2025-01-01')).toEqual({ numerator, denominator }))
  test('ISDA splits at New Year, ICMA takes the period for what it is', () => {
    expect(yearFraction('ACT/ACT-ISDA', '2023-12-01', '2024-03-01')).toEqual({
      numerator: 31 * 366 + 60 * 365,
      denominator: 365 * 366,
    })
    const period = { from: '2023-09-01', to: '2024-03-01', perYear: 2 }
    expect(yearFraction('ACT/ACT-ICMA', '2023-09-01', '2024-03-01', period)).toEqual({
      numerator: 182,
      denominator: 364,
    })
    expect(() => yearFraction('ACT/ACT-ICMA', '2023-09-01', '2024-03-01')).toThrow(RangeError)
    expect(() => yearFraction('ACT/ACT-ICMA', '2023-08-01', '2024-03-01', period)).toThrow(RangeError)
    expect(() => yearFraction('ACT/365F', '2024-03-02', '2024-03-01')).toThrow(RangeError)
  })
  test('the 29th of February is counted by the day it bears interest', () => {
    expect(yearFraction('NL/365', '2024-02-29', '2024-03-01').numerator).toBe(0)
    expect(yearFraction('NL/365', '2024-02-01', '2024-02-29').numerator).toBe(28)
    expect(containsLeapDay('2024-02-01', '2024-02-29')).toBe(false)
    expect(containsLeapDay('2024-02-01', '2024-03-01')).toBe(true)
    expect(lastInterestDay('2024-03-01')).toBe('2024-02-29')
    expect(yearFraction('30/360', '2025-01-31', '2025-03-31').numerator).toBe(60)
  })
})

describe('interest of public deals', () => {
  test('九州通: 3亿 180D 1.70% ACT/365 is 2,515,068.49', () => {
    const terms = bond({
      principalFen: 30_000_000_000,
      couponPercent: '1.70',
      valueOn: '2026-01-21',
      tenor: tenor('180D'),
      frequency: 'at-maturity',
      dayCount: 'ACT/365F',
    })
    const { flows } = cashFlows(terms, interbank)
    expect(flows.map(({ kind, dueOn, payOn, fen }) => [kind, dueOn, payOn, fen])).toEqual([
      ['interest', '2026-07-20', '2026-07-20', 251_506_849],
      ['redemption', '2026-07-20', '2026-07-20', 30_000_000_000],
    ])
  })
  test('中科创星: 4亿 2.10% is 8,400,000.00 a year, leap year or not', () => {
    const { flows } = cashFlows(bond({ couponPercent: '2.10', valueOn: '2025-06-17', tenor: tenor('5+5Y') }), interbank)
    expect(flows.filter(({ kind }) => kind === 'interest').map(({ fen }) => fen)).toEqual(Array(10).fill(840_000_000))
  })
  test('东方富海: 4亿 1.85% is 7,400,000.00, with options after 5 and 8 years', () => {
    const { flows, options, maturityOn, interestFen: total } = cashFlows(bond({ tenor: tenor('5+3+2Y') }), interbank)
    expect(flows).toHaveLength(11)
    expect(flows[0]).toMatchObject({
      kind: 'interest',
      dueOn: '2026-06-18',
      payOn: '2026-06-18',
      fen: 740_000_000,
      provisional: false,
    })
    expect(total).toBe(7_400_000_000)
    expect(options.map(({ on }) => on)).toEqual(['2030-06-18', '2033-06-18'])
    expect(maturityOn).toBe('2035-06-18')
    expect(flows.at(-1)).toMatchObject({ kind: 'redemption', fen: 40_000_000_000, provisional: true })
  })
})

describe('payment days', () => {
  test('a holiday moves payment on, interest stays what it was', () => {
    const { flows } = cashFlows(bond({ valueOn: '2025-09-26', tenor: tenor('1Y') }), interbank)
    expect(flows[0]).toMatchObject({ dueOn: '2026-09-26', payOn: '2026-09-28', fen: 740_000_000 })
  })
  test('month ends do not slide', () => {
    const { flows } = cashFlows(bond({ valueOn: '2024-08-31', tenor: tenor('1Y'), frequency: 'quarterly' }), interbank)
    expect(flows.filter(({ kind }) => kind === 'interest').map(({ dueOn }) => dueOn)).toEqual([
      '2024-11-30',
      '2025-02-28',
      '2025-05-31',
      '2025-08-31',
    ])
  })
})

describe('options exercised', () => {
  const terms = bond({ tenor: tenor('3+2Y'), resets: [{ from: '2028-06-18', couponPercent: '2.00' }] })
  test('a put in part: interest on the rest, at the new coupon', () => {
    const { flows } = cashFlows(terms, interbank, [{ on: '2028-06-18', fen: 10_000_000_000, kind: 'put' }])
    expect(flows.map(({ kind, fen }) => [kind, fen])).toEqual([
      ['interest', 740_000_000],
      ['interest', 740_000_000],
      ['interest', 740_000_000],
      ['put', 10_000_000_000],
      ['interest', 600_000_000],
      ['interest', 600_000_000],
      ['redemption', 30_000_000_000],
    ])
  })
  test('put whole: nothing is left to pay', () => {
    const { flows } = cashFlows(terms, interbank, [{ on: '2028-06-18', fen: 40_000_000_000, kind: 'put' }])
    expect(flows.at(-1)).toMatchObject({ kind: 'put', dueOn: '2028-06-18' })
    expect(flows).toHaveLength(4)
  })
  test.each([
    { on: '2028-06-19', fen: 1, kind: 'put' as const },
    { on: '2030-06-18', fen: 1, kind: 'put' as const },
    { on: '2028-06-18', fen: 40_000_000_001, kind: 'call' as const },
    { on: '2028-06-18', fen: 0, kind: 'put' as const },
  ])('cannot be: %j', (repayment) => expect(() => cashFlows(terms, interbank, [repayment])).toThrow(RangeError))
})

describe('a discount bond and accrued interest', () => {
  test('pays its face alone', () => {
    const terms = bond({ tenor: tenor('182D'), frequency: 'discount', couponPercent: '0', dayCount: 'ACT/365F' })
    expect(cashFlows(terms, interbank).flows.map(({ kind }) => kind)).toEqual(['redemption'])
  })
  test('accrues by the day and starts again at a coupon day', () => {
    const terms = bond({ tenor: tenor('3Y') })
    expect(accruedFen(terms, interbank, '2025-06-18')).toBe(0)
    expect(accruedFen(terms, interbank, '2025-06-19')).toBe(
      interestFen(terms.principalFen, '1.85', { numerator: 1, denominator: 365 }),
    )
    expect(accruedFen(terms, interbank, '2026-06-18')).toBe(0)
    expect(accruedFen(terms, interbank, '2028-06-18')).toBe(0)
  })
  test('ICMA without regular periods is refused, not guessed', () => {
    expect(() => cashFlows(bond({ tenor: tenor('180D'), frequency: 'at-maturity' }), interbank)).toThrow(/ICMA/)
  })
})

describe('any bond', () => {
  const bonds = fc.record({
    principalFen: fc.integer({ min: 1, max: 5_000_000 }).map((n) => n * 100_000),
    couponPercent: fc.integer({ min: 0, max: 99_999 }).map((n) => (n / 10_000).toFixed(4)),
    valueOn: fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2027-12-31') }).map(dayOf),
    legs: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
    frequency: fc.constantFrom('annual', 'semi-annual', 'quarterly'),
    dayCount: fc.constantFrom('ACT/365F', 'NL/365', 'ACT/ACT-ICMA', 'ACT/ACT-ISDA', 'ACT/360', '30/360'),
  })
  test('principal comes back whole, payments fall on working days in order, periods join', () => {
    fc.assert(
      fc.property(bonds, ({ legs, ...rest }) => {
        const years = legs.reduce((a, b) => a + b, 0)
        const terms: BondTerms = { ...rest, tenor: { unit: 'years', legs, years } }
        const { flows, maturityOn } = cashFlows(terms, interbank)
        const principal = flows.filter(({ kind }) => kind !== 'interest').reduce((sum, { fen }) => sum + fen, 0)
        expect(principal).toBe(terms.principalFen)
        expect(maturityOn).toBe(addMonths(terms.valueOn, years * 12))
        let from = terms.valueOn
        for (const { dueOn, payOn, period } of flows) {
          expect(payOn >= dueOn && isWorkingDay(interbank, payOn)).toBe(true)
          if (!period) continue
          expect(period.from).toBe(from)
          from = period.to
        }
        expect(from).toBe(maturityOn)
      }),
      { numRuns: 150 },
    )
  })
})
