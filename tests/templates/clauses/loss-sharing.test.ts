import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareLoss } from '#templates/clauses/loss-sharing.ts'

const party = (name: string, order: number, percent: string, cap: number | null = null) => ({
  party: name,
  order,
  percent,
  cap,
  sample: false,
})

describe('shares of a loss', () => {
  test('stand in order of turn and add up to the fen', () => {
    const { rows, unshared } = shareLoss(100, [
      party('丙', 3, '33.33'),
      party('甲', 1, '33.33'),
      party('乙', 2, '33.34'),
    ])
    expect(rows.map((row) => [row.share.party, row.amount])).toEqual([
      ['甲', 33],
      ['乙', 34],
      ['丙', 33],
    ])
    expect(unshared).toBe(0)
  })

  test('a cap cuts, and what it cuts off is nobody’s', () => {
    const { rows, unshared } = shareLoss(1_000, [party('甲', 1, '50', 300), party('乙', 2, '50')])
    expect(rows.map((row) => row.amount)).toEqual([300, 500])
    expect(unshared).toBe(200)
  })

  test('percentages below one hundred leave the rest unshared, to the fen', () => {
    const { rows, unshared } = shareLoss(101, [party('甲', 1, '50'), party('乙', 2, '25')])
    expect(rows.map((row) => row.amount)).toEqual([50, 25])
    expect(unshared).toBe(26)
  })

  test('whole shares of any loss add up to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e15 }), fc.integer({ min: 0, max: 10_000 }), (loss, first) => {
        const percent = (hundredths: number): string =>
          `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
        const shares = [party('甲', 1, percent(first)), party('乙', 2, percent(10_000 - first))]
        const { rows, unshared } = shareLoss(loss, shares)
        expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(loss)
        expect(unshared).toBe(0)
      }),
    )
  })
})
