import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FinishedCase, fewestCases, quantile, remaining } from '#workflows/timetable/remaining.ts'

const cases = (days: readonly number[]): FinishedCase[] =>
  days.map((n, at) => ({ days: n, endedOn: `2026-01-${String((at % 28) + 1).padStart(2, '0')}` }))

const oneTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

describe('the nearest rank', () => {
  test.each([
    [oneTo(10), 50, 5],
    [oneTo(10), 80, 8],
    [oneTo(11), 50, 6],
    [oneTo(11), 80, 9],
    [[7], 50, 7],
    [[3, 3, 3, 9], 50, 3],
    [[3, 3, 3, 9], 80, 9],
    [oneTo(5), 80, 4],
    [oneTo(100), 80, 80],
    [oneTo(15), 80, 12],
  ])('%j at %d is %d', (values, percent, expected) => {
    expect(quantile(values, percent)).toBe(expected)
  })

  test('is one of the values, and as many as it says do not exceed it', () => {
    const values = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(values, fc.constantFrom(50, 80), (list, percent) => {
        const found = quantile(list, percent)
        expect(list).toContain(found)
        const upTo = list.filter((value) => value <= found).length
        const below = list.filter((value) => value < found).length
        expect(upTo * 100 >= percent * list.length && below * 100 < percent * list.length).toBe(true)
      }),
    )
  })
})

describe('what remains', () => {
  test('nine cases are silent and say why; ten speak', () => {
    expect(remaining(cases(oneTo(9)), 0)).toEqual({
      told: false,
      cases: 9,
      because: '同类项目只办结 9 个，不足 10 个，不作推算。',
    })
    expect(remaining(cases(oneTo(10)), 0)).toMatchObject({ told: true, cases: 10, p50: 5, p80: 8 })
  })

  test('days already spent are taken off, and cases that were over by then do not count', () => {
    const finished = cases([...oneTo(5), ...Array.from({ length: 10 }, (_, n) => n + 21)])
    expect(remaining(finished, 20)).toMatchObject({ told: true, cases: 10, p50: 5, p80: 8 })
    expect(remaining(finished, 21)).toMatchObject({ told: false, cases: 9 })
  })

  test('names the period the cases are of', () => {
    expect(remaining(cases(oneTo(12)), 0)).toMatchObject({ from: '2026-01-01', to: '2026-01-12' })
  })

  test('p50 never exceeds p80, and neither is ever less than a day', () => {
    const days = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 50 })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 100 }), (list, spent) => {
        const said = remaining(cases(list), spent)
        if (!said.told) expect(said.cases).toBeLessThan(fewestCases)
        else expect(said.p50 >= 1 && said.p50 <= said.p80).toBe(true)
      }),
    )
  })
})
