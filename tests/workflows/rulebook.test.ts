import { describe, expect, test } from 'vitest'
import { amended, builtInRulebook, inSlot, type ParameterChange, type Rulebook } from '#workflows/rulebook.ts'
import { changeProblems } from '#workflows/rules/change-problems.ts'
import { overlapping, parameterOn } from '#workflows/rules/parameters.ts'
import { readScope, scopeText } from '#workflows/rules/scope.ts'

const basis = { document: '示例通知', item: '第三条', standing: 'published' } as const
const change = (more: Partial<ParameterChange> = {}): ParameterChange => ({
  key: 'clock.review',
  scope: { route: 'interbank' },
  appliesBy: 'acceptance',
  value: '8',
  from: '2026-12-01',
  to: null,
  basis,
  ...more,
})
const changed = (more: Partial<ParameterChange> = {}, book: Rulebook = builtInRulebook) =>
  amended(book, book.version + 1, { kind: 'parameter', ...change(more) })
const days = (book: Rulebook, on: string) =>
  parameterOn(book.parameters, 'clock.review', { route: 'interbank', venue: 'NAFMII' }, on)?.value ?? null

describe('a change on top of the shipped rows', () => {
  test('one row ends the day before, the next begins; nothing else moves', () => {
    const book = changed()
    expect([days(book, '2026-11-30'), days(book, '2026-12-01')]).toEqual(['10', '8'])
    expect(book.version).toBe(1)
    expect(overlapping(book.parameters)).toEqual([])
    const other = (rows: Rulebook) => rows.parameters.filter((row) => !inSlot(row, change()))
    expect(other(book)).toEqual(other(builtInRulebook))
    expect(days(builtInRulebook, '2026-12-01')).toBe('10')
  })

  test('a change between two known rows ends where the later one begins', () => {
    const book = changed({ from: '2026-06-01', value: '9' }, changed())
    expect(['2026-05-31', '2026-06-01', '2026-11-30', '2026-12-01'].map((on) => days(book, on))).toEqual([
      '10',
      '9',
      '9',
      '8',
    ])
    expect(overlapping(book.parameters)).toEqual([])
  })

  test('without a value what held ends and nothing takes its place; with a last day nothing follows it', () => {
    expect(days(changed({ value: null }), '2026-11-30')).toBe('10')
    expect(days(changed({ value: null }), '2026-12-01')).toBeNull()
    const limited = changed({ to: '2026-12-31' })
    expect([days(limited, '2026-12-31'), days(limited, '2027-01-01')]).toEqual(['8', null])
  })

  test('approved changes are total: put on rows that a later release ships, they never throw or overlap', () => {
    const shipped = changed({ from: '2026-12-01', value: '7' })
    const book = changed({ from: '2026-12-01', value: '8' }, shipped)
    expect(days(book, '2026-12-01')).toBe('8')
    expect(overlapping(book.parameters)).toEqual([])
  })

  test('a calendar replaces the calendar of its id and no other', () => {
    const calendar = { ...builtInRulebook.calendars.sse, version: 2, source: '新的安排' }
    const book = amended(builtInRulebook, 1, { kind: 'calendar', calendar })
    expect(book.calendars.sse).toBe(calendar)
    expect(book.calendars.szse).toBe(builtInRulebook.calendars.szse)
    expect(book.parameters).toBe(builtInRulebook.parameters)
  })
})

describe('what cannot be proposed', () => {
  const said = (more: Partial<ParameterChange>, book = builtInRulebook) => changeProblems(book, change(more))

  test('nothing is said of a sound change', () => {
    expect(said({})).toEqual({})
    expect(said({ value: null })).toEqual({})
    expect(said({ scope: { route: 'interbank', venue: 'NAFMII' } })).toEqual({})
  })

  test.each([
    ['words for a number', { value: '八' }, 'value'],
    ['a negative number', { value: '-8' }, 'value'],
    ['too large a percentage', { key: 'use.technology-min', value: '101' } as const, 'value'],
    ['a tenor nobody can read', { key: 'tenor.min', value: '9个月' } as const, 'value'],
    ['a day there is none of', { from: '2026-02-30' }, 'from'],
    ['the first day of the row itself', { from: '2015-01-01' }, 'from'],
    ['nothing to end', { value: null, scope: { route: 'licence' } } as const, 'from'],
    ['an end before the beginning', { to: '2026-11-30' }, 'to'],
    ['no basis', { basis: { document: ' ', standing: 'published' } } as const, 'document'],
  ] as const)('%s', (_, more, field) => {
    expect(Object.keys(said(more))).toContain(field)
  })

  test('what already holds', () => {
    const row = parameterOn(builtInRulebook.parameters, 'clock.review', { route: 'interbank' }, '2026-12-01')
    expect(said({ value: '10', basis: row!.basis })).toEqual({ value: ['与现行参数完全相同'] })
    expect(said({ value: '10' })).toEqual({})
    expect(Object.keys(said({}, changed()))).toContain('from')
  })
})

test('a scope is read back from its text, and nothing else is', () => {
  for (const { scope } of builtInRulebook.parameters) expect(readScope(scopeText(scope))).toEqual(scope)
  for (const text of ['route', 'route=', 'x=1', 'venue=SSE;route=interbank', 'route=a;route=a'])
    expect(readScope(text)).toBeNull()
})
