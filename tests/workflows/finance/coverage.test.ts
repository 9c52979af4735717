import { describe, expect, test } from 'vitest'
import { coverageOf } from '#workflows/finance/coverage.ts'

const years = (...told: [year: number, net: number, service: number][]) =>
  told.map(([year, net, service]) => ({ year, net, service }))

describe('how often the cash of a project covers what is due', () => {
  test('year by year and as a whole, cut at two decimals', () => {
    const found = coverageOf(years([2027, 1_999, 1_000], [2028, 300, 0], [2029, 5_000, 4_000]))
    expect(found.years.map(({ multiple, balance }) => [multiple, balance])).toEqual([
      ['1.99', 999],
      [null, 1_299],
      ['1.25', 2_299],
    ])
    expect(found).toMatchObject({
      net: 7_299,
      service: 5_000,
      multiple: '1.45',
      lowest: { year: 2029, multiple: '1.25' },
      short: null,
    })
  })

  test('what falls a fen short never reads 1.00, and what is just enough does', () => {
    expect(coverageOf(years([2027, 99_999_999_999, 100_000_000_000])).multiple).toBe('0.99')
    expect(coverageOf(years([2027, 100_000_000_000, 100_000_000_000])).multiple).toBe('1.00')
  })

  test('of two years that read alike the lower is told, of equals the first', () => {
    expect(coverageOf(years([2027, 1_509, 1_000], [2028, 1_505, 1_000])).lowest).toEqual({
      year: 2028,
      multiple: '1.50',
    })
    expect(coverageOf(years([2027, 3, 2], [2028, 6, 4])).lowest?.year).toBe(2027)
  })

  test('an outflow is a negative multiple, and the year in which the balance first fails is named', () => {
    const found = coverageOf(years([2026, 500, 0], [2027, -1, 300], [2028, 100, 300], [2029, 900, 300]))
    expect(found.years.map(({ multiple }) => multiple)).toEqual([null, '-0.01', '0.33', '3.00'])
    expect([found.lowest, found.short]).toEqual([{ year: 2027, multiple: '-0.01' }, 2028])
  })

  test('nothing due is covered by nothing', () => {
    expect(coverageOf([])).toEqual({ years: [], net: 0, service: 0, multiple: null, lowest: null, short: null })
  })
})
