import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allot, multipleText } from '#workflows/finance/allotment.ts'
import type { Bid, Book } from '#workflows/finance/bid.ts'
import { bidsForResult } from '#workflows/finance/bids-for-result.ts'
import { callBack } from '#workflows/finance/call-back.ts'

const wan = 1_000_000
const bid = (id: string, level: string, amountWan: number, investor = id): Bid => ({
  id,
  investor,
  level,
  fen: amountWan * wan,
  at: `2025-06-17T01:${id.padStart(2, '0')}:00.000Z`,
})
const book = (more: Partial<Book> = {}): Book => ({
  by: 'rate',
  sizeFen: 10_000 * wan,
  lotFen: 1_000 * wan,
  tick: '0.01',
  whenShort: 'reduce',
  ...more,
})
const given = (b: Book, bids: Bid[]) =>
  Object.fromEntries(allot(b, bids).allotments.map(({ bid: { id }, fen }) => [id, fen / wan]))

describe('allotment at a uniform coupon', () => {
  test('better bids whole, the margin pro rata, the left-over lot to the largest fraction', () => {
    const bids = [bid('1', '1.80', 5000), bid('2', '1.85', 4000), bid('3', '1.85', 3000), bid('4', '1.86', 9000)]
    const result = allot(book(), bids)
    expect(result).toMatchObject({ outcome: 'issued', level: '1.85', sizeFen: 10_000 * wan, investors: 4 })
    // 5000 left for 7000 asked: 2.857 and 2.143 lots.
    expect(given(book(), bids)).toEqual({ 1: 5000, 2: 3000, 3: 2000, 4: 0 })
    expect(result.wholeMultiple && multipleText(result.wholeMultiple)).toBe('2.10')
    expect(result.marginMultiple && multipleText(result.marginMultiple)).toBe('1.40')
  })

  test('equal fractions: the earlier bid has the lot, whatever the order of the list', () => {
    const bids = [bid('2', '1.85', 10_000), bid('1', '1.85', 10_000), bid('3', '1.85', 10_000)]
    expect(given(book(), bids)).toEqual({ 1: 4000, 2: 3000, 3: 3000 })
    expect(given(book(), [...bids].reverse())).toEqual({ 1: 4000, 2: 3000, 3: 3000 })
  })

  test('no demand cancels; short demand reduces or cancels as the book says', () => {
    expect(allot(book(), [])).toMatchObject({
      outcome: 'cancelled',
      reason: '没有有效申购',
      level: null,
      sizeFen: 0,
      wholeMultiple: null,
    })
    const short = [bid('1', '1.80', 3000), bid('2', '1.90', 1000)]
    expect(allot(book(), short)).toMatchObject({ outcome: 'issued', level: '1.90', sizeFen: 4000 * wan })
    expect(allot(book({ whenShort: 'cancel' }), short)).toMatchObject({
      outcome: 'cancelled',
      reason: '有效申购不足发行规模',
    })
  })

  test('over-allotment is a larger size of the same book', () => {
    const bids = [bid('1', '1.80', 12_000), bid('2', '1.85', 12_000)]
    expect(allot(book(), bids)).toMatchObject({ level: '1.80' })
    expect(allot(book({ sizeFen: 20_000 * wan }), bids)).toMatchObject({ level: '1.85', sizeFen: 20_000 * wan })
  })

  test('by price (增发) the highest come first', () => {
    const bids = [bid('1', '100.50', 6000), bid('2', '101.20', 6000)]
    expect(allot(book({ by: 'price' }), bids).level).toBe('100.50')
    expect(given(book({ by: 'price' }), bids)).toEqual({ 2: 6000, 1: 4000 })
  })

  test('what is not valid does not count and is told why', () => {
    const b = book({ range: { from: '1.70', to: '2.00' }, minimumFen: 2000 * wan })
    const bids = [
      bid('1', '1.80', 10_000),
      bid('2', '1.805', 2000),
      bid('3', '2.10', 2000),
      bid('4', '1.80', 1000),
      { ...bid('5', '1.80', 2000), fen: 2000 * wan + 1 },
      bid('6', '一厘八', 2000),
    ]
    const result = allot(b, bids)
    expect(result.demandFen).toBe(10_000 * wan)
    expect(result.refused.map(({ message }) => message)).toEqual([
      '申购利率须为 0.01 的整数倍',
      '申购利率须在 1.70 至 2.00 之间',
      '申购金额低于最低申购金额',
      '申购金额须为申购单位的整数倍',
      '申购利率须为数字',
    ])
  })

  test('any book: sums to the size, nobody above his bid, better bids whole, none beyond the coupon', () => {
    const bids = fc.array(
      fc.record({ level: fc.integer({ min: 150, max: 220 }), lots: fc.integer({ min: 1, max: 400 }) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(bids, fc.integer({ min: 1, max: 3000 }), fc.constantFrom('rate', 'price'), (list, lots, by) => {
        const made = list.map(({ level, lots: n }, i) =>
          bid(String(i), (level / 100).toFixed(2), n * 1000, `i${i % 7}`),
        )
        const result = allot(book({ by, sizeFen: lots * 1000 * wan }), made)
        const total = result.allotments.reduce((sum, { fen }) => sum + fen, 0)
        expect(total).toBe(result.sizeFen)
        expect(result.sizeFen).toBe(Math.min(lots * 1000 * wan, result.demandFen))
        for (const { bid: b, fen, at } of result.allotments) {
          const ahead = by === 'rate' ? b.level < (result.level ?? '') : b.level > (result.level ?? '')
          expect(fen >= 0 && fen <= b.fen && fen % (1000 * wan) === 0).toBe(true)
          if (ahead) expect([at, fen]).toEqual(['better', b.fen])
          else if (b.level !== result.level) expect([at, fen]).toEqual(['out', 0])
        }
        const shuffled = allot(book({ by, sizeFen: lots * 1000 * wan }), [...made].reverse())
        expect(shuffled.allotments).toEqual(result.allotments)
      }),
      { numRuns: 200 },
    )
  })
})

describe('回拨', () => {
  const lines = [
    { id: 'a', name: '品种一', plannedFen: 5000 * wan },
    { id: 'b', name: '品种二', plannedFen: 5000 * wan, maximumFen: 9000 * wan },
  ]
  test('part, both ways, and whole', () => {
    expect(callBack(lines, [{ from: 'a', to: 'b', fen: 1000 * wan }])).toMatchObject({
      ok: true,
      value: [
        { sizeFen: 4000 * wan, outcome: '正常发行' },
        { sizeFen: 6000 * wan, outcome: '正常发行' },
      ],
    })
    expect(callBack(lines, [{ from: 'b', to: 'a', fen: 5000 * wan }])).toMatchObject({
      value: [
        { sizeFen: 10_000 * wan, outcome: '正常发行' },
        { sizeFen: 0, outcome: '全部回拨' },
      ],
    })
  })
  test.each([
    [{ from: 'a', to: 'b', fen: 4500 * wan }, '品种二回拨后将超过其上限 0.90亿元'],
    [{ from: 'b', to: 'a', fen: 5001 * wan }, '品种二可回拨金额仅 0.50亿元'],
    [{ from: 'a', to: 'c', fen: 1 }, '回拨须在同一簿记的两个不同品种之间进行'],
    [{ from: 'a', to: 'a', fen: 1 }, '回拨须在同一簿记的两个不同品种之间进行'],
    [{ from: 'a', to: 'b', fen: 0 }, '回拨金额须大于零'],
  ])('%j: %s', (move, message) => expect(callBack(lines, [move])).toEqual({ ok: false, message }))
})

describe('bids for a reported result', () => {
  const openedAt = '2025-06-17T01:00:00.000Z'
  const played = (sizeFen: number, couponPercent: string, multiple: string, investors?: number) => {
    const made = bidsForResult({ sizeFen, couponPercent, multiple, openedAt, ...(investors ? { investors } : {}) })
    if (!made.ok) return made.message
    const result = allot(made.value.book, made.value.bids)
    return {
      refused: result.refused.length,
      level: result.level,
      size: result.sizeFen,
      multiple: result.wholeMultiple && multipleText(result.wholeMultiple, multiple.split('.')[1]?.length ?? 0),
      investors: result.investors,
      bids: made.value.bids,
      lot: made.value.book.lotFen,
    }
  }

  test.each<[string, number, string, string, number | undefined]>([
    ['东方富海', 40_000_000_000, '1.85', '6.3', 17],
    ['中科创星', 40_000_000_000, '2.10', '3.58', undefined],
    ['九州通', 30_000_000_000, '1.70', '3.1', undefined],
    ['京东方', 100_000_000_000, '2.23', '3.15', undefined],
  ])('%s', (_, size, coupon, multiple, investors) => {
    const result = played(size, coupon, multiple, investors)
    expect(result).toMatchObject({ refused: 0, level: coupon, size, multiple })
    if (investors && typeof result === 'object') expect(result.investors).toBe(investors)
    if (typeof result === 'object') expect(result.lot).toBeGreaterThanOrEqual(100 * wan)
  })

  test.each<[string, string, string, string, number?]>([
    ['a multiple below one', '1.85', '0.99', '全场倍数不得小于 1'],
    ['a coupon of nought', '0', '2', '票面利率须大于零'],
    ['more investors than fen', '1.85', '1', '投资人家数与申购总额不符', 101],
  ])('%s is refused', (_, coupon, multiple, message, investors) =>
    expect(played(100, coupon, multiple, investors)).toBe(message))

  test('a size too small for the multiple is refused', () => {
    expect(played(3, '1.85', '1.55')).toBe('发行规模过小，无法得到所报倍数')
  })

  test('any coupon, multiple and number of investors come out exactly', () => {
    const sizes = fc.oneof(
      fc.integer({ min: 1, max: 2000 }).map((n) => n * 1000 * wan),
      fc.integer({ min: 100, max: 10_000_000_000 }),
    )
    const coupons = fc.oneof(
      fc.integer({ min: 1, max: 1500 }).map((n) => (n / 100).toFixed(2)),
      fc.integer({ min: 1, max: 15_000 }).map((n) => (n / 1000).toFixed(3)),
    )
    fc.assert(
      fc.property(
        sizes,
        coupons,
        fc.integer({ min: 100, max: 2000 }).map((n) => (n / 100).toFixed(2)),
        fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
        (size, coupon, multiple, investors) => {
          const result = played(size, coupon, multiple, investors)
          if (typeof result === 'string') throw new Error(result)
          expect(result).toMatchObject({ refused: 0, size, multiple })
          expect(Number(result.level)).toBe(Number(coupon))
          if (investors) expect(result.investors).toBe(investors)
          expect(result.bids.every(({ level }) => Number(level) > 0)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})
