import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, dayOf } from '#workflows/calendar/day.ts'
import { type ParameterKey, parameterKeys } from '#workflows/rules/parameter-keys.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'
import {
  overlapping,
  type Parameter,
  parameterFor,
  parameterOn,
  parameterProblems,
  rulebookOn,
  succeeded,
  valueText,
  wholeOf,
} from '#workflows/rules/parameters.ts'
import { covers, type Scope, scopeText } from '#workflows/rules/scope.ts'

const valueOn = (key: ParameterKey, scope: Scope, day: string) =>
  parameterOn(parameterTable, key, scope, day)?.value ?? null

describe('the table as shipped', () => {
  test('every row is well formed, says where it comes from, and no two are in each other’s way', () => {
    for (const row of parameterTable) expect([row.key, parameterProblems(row)]).toEqual([row.key, []])
    expect(overlapping(parameterTable)).toEqual([])
  })

  test('every key has a row', () => {
    const keys = new Set(parameterTable.map(({ key }) => key))
    expect(Object.keys(parameterKeys).filter((key) => !keys.has(key as ParameterKey))).toEqual([])
  })

  test('what only practice says never claims to be published', () => {
    const standing = (key: ParameterKey, scope: Scope) =>
      parameterOn(parameterTable, key, scope, '2026-06-01')?.basis.standing
    expect(standing('clock.review-green', { route: 'exchange-public', venue: 'SZSE' })).toBe('published')
    expect(standing('clock.review-green', { route: 'exchange-public', venue: 'SSE' })).toBe('provisional')
    expect(standing('clock.intake', { route: 'interbank' })).toBe('published')
    expect(standing('clock.reply', { route: 'interbank' })).toBe('provisional')
    expect(standing('prospectus.months', { route: 'interbank' })).toBe('provisional')
    expect(standing('eligibility.patents', { route: 'interbank' })).toBe('provisional')
  })
})

describe('looking up', () => {
  test('the tenor floor begins on 2026-03-09, for its kind of issuer and route alone', () => {
    const firm: Scope = { route: 'interbank', issuerKind: 'tech-firm' }
    expect(valueOn('tenor.min', firm, '2026-03-08')).toBeNull()
    expect(valueOn('tenor.min', firm, '2026-03-09')).toBe('270D')
    expect(valueOn('tenor.min', { route: 'interbank', issuerKind: 'equity-investor' }, '2026-03-09')).toBe('3Y')
    expect(valueOn('tenor.min', { route: 'exchange-public', issuerKind: 'tech-firm' }, '2026-06-01')).toBeNull()
  })

  test('the narrowest row wins', () => {
    expect(valueOn('clock.review', { route: 'interbank' }, '2025-06-01')).toBe('10')
    expect(valueOn('clock.review', { route: 'interbank', case: 'tier-1' }, '2025-06-01')).toBe('5')
    expect(valueOn('clock.review', { route: 'interbank', case: 'tier-3' }, '2025-06-01')).toBe('10')
    expect(valueOn('registration.months', { route: 'exchange-private', venue: 'SSE' }, '2025-06-01')).toBe('12')
  })

  test('each row is asked on the day it applies by', () => {
    const scope: Scope = { route: 'interbank', issuerKind: 'tech-firm' }
    const days = { acceptance: '2026-01-05', event: '2026-06-01' }
    expect(parameterFor(parameterTable, 'tenor.min', scope, days)).toBeNull()
    expect(parameterFor(parameterTable, 'tenor.min', scope, { ...days, acceptance: '2026-03-09' })?.value).toBe('270D')
    expect(rulebookOn(parameterTable, '2026-01-05').some(({ key }) => key === 'tenor.min')).toBe(false)
  })

  test('a limit the case does not know is not met', () => {
    expect(covers({ route: 'interbank' }, {})).toBe(false)
    expect(covers({}, { route: 'interbank' })).toBe(true)
    expect(scopeText({ issuerKind: 'tech-firm', route: 'interbank' })).toBe('route=interbank;issuerKind=tech-firm')
  })
})

describe('changing', () => {
  const row = parameterOn(parameterTable, 'clock.reply', { route: 'interbank' }, '2025-06-01') as Parameter
  const next = { value: '15', basis: { document: '示例新规', since: '2026-07-01', standing: 'published' as const } }

  test('a successor takes over on its day, and the past stays as it was', () => {
    const rows = [...parameterTable.filter((r) => r !== row), ...succeeded(row, '2026-07-01', next)]
    expect(overlapping(rows)).toEqual([])
    expect(parameterOn(rows, 'clock.reply', { route: 'interbank' }, '2026-06-30')?.value).toBe('10')
    expect(parameterOn(rows, 'clock.reply', { route: 'interbank' }, '2026-07-01')?.value).toBe('15')
    expect(() => succeeded(row, row.from, next)).toThrow(RangeError)
  })

  test('any successors, any day: exactly one row holds', () => {
    const days = fc.uniqueArray(fc.integer({ min: dayNumber('2016-01-01'), max: dayNumber('2030-01-01') }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(days, fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2035-01-01') }), (cuts, on) => {
        let rows: Parameter[] = [row]
        for (const cut of [...cuts].sort((a, b) => a - b)) {
          const last = rows.at(-1) as Parameter
          rows = [...rows.slice(0, -1), ...succeeded(last, dayOf(cut), { ...next, value: String(cut) })]
        }
        expect(overlapping(rows)).toEqual([])
        const holding = rows.filter((r) => r.from <= dayOf(on) && (r.to === null || dayOf(on) <= r.to))
        expect(holding).toHaveLength(1)
        expect(parameterOn(rows, 'clock.reply', { route: 'interbank' }, dayOf(on))).toBe(holding[0])
      }),
    )
  })

  test.each<[string, Partial<Parameter>]>([
    ['“十”不是反馈回复期限可用的值', { value: '十' }],
    ['“-1”不是反馈回复期限可用的值', { value: '-1' }],
    ['失效日早于生效日', { to: '2014-12-31' }],
    ['生效日不是有效日期', { from: '2025-02-30' }],
    ['参数须写明依据', { basis: { document: ' ', standing: 'published' } }],
  ])('%s', (sentence, change) => expect(parameterProblems({ ...row, ...change })).toContain(sentence))

  test.each([
    ['percent', '100.01', false],
    ['percent', '70', true],
    ['month-day', '02-29', false],
    ['month-day', '08-31', true],
    ['tenor', '3Y', true],
    ['tenor', '三年', false],
    ['calendar', 'szse', true],
    ['calendar', 'lunar', false],
    ['yes-no', 'maybe', false],
  ] as const)('%s %s fits: %s', (unit, value, fits) =>
    expect(parameterProblems({ ...row, unit, value }).length === 0).toBe(fits))

  test('reading and printing a value', () => {
    expect(wholeOf(row)).toBe(10)
    expect(valueText(row)).toBe('10个工作日')
    expect(valueText({ ...row, unit: 'fen', value: '8000000000' })).toBe('8000.00万元')
    expect(valueText({ ...row, unit: 'month-day', value: '08-31' })).toBe('08-31')
    expect(() => wholeOf({ ...row, value: '1.5' })).toThrow(RangeError)
  })
})
