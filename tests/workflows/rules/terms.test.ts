import { describe, expect, test } from 'vitest'
import { calendars } from '#workflows/calendar/tables.ts'
import { parseTenor, type Tenor } from '#workflows/finance/tenor.ts'
import { refuses } from '#workflows/kit/finding.ts'
import type { Judged } from '#workflows/rules/judged.ts'
import {
  lastPublicationDay,
  paymentNoticeFindings,
  publicationCase,
  publicationFindings,
  useChangeFindings,
} from '#workflows/rules/lead-time.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'
import { type ProjectParty, pairFinding, type ReviewPerson, recusalFindings } from '#workflows/rules/recusal.ts'
import type { Scope } from '#workflows/rules/scope.ts'
import { tenorFindings } from '#workflows/rules/tenor.ts'
import { type UseItem, useFindings } from '#workflows/rules/use-of-proceeds.ts'
import {
  financialDataFindings,
  financialDataUntil,
  prospectusFindings,
  registrationFindings,
} from '#workflows/rules/validity.ts'

const { interbank } = calendars
const judged = (scope: Scope, on: string, more: Partial<Judged> = {}): Judged => ({
  on,
  parameters: parameterTable,
  scope,
  ...more,
})
const tenor = (text: string): Tenor => {
  const parsed = parseTenor(text)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.value
}

describe('the floor of the tenor', () => {
  const firm = (on: string, more: Partial<Judged> = {}) =>
    judged({ route: 'interbank', issuerKind: 'tech-firm' }, on, more)
  const fund = judged({ route: 'interbank', issuerKind: 'equity-investor' }, '2026-03-09')

  test('九州通: 180 days, accepted in January 2026, is free of it; accepted on 2026-03-09 it is refused', () => {
    expect(tenorFindings(firm('2026-01-05'), tenor('180D'))).toEqual([])
    expect(tenorFindings(firm('2026-03-08'), tenor('180D'))).toEqual([])
    expect(tenorFindings(firm('2026-03-09'), tenor('180D')).map(refuses)).toEqual([true])
    expect(tenorFindings(firm('2026-06-01', { acceptedOn: '2026-01-05' }), tenor('180D'))).toEqual([])
  })

  test.each([
    ['269D', false],
    ['270D', true],
    ['1Y', true],
  ])('科技型企业 %s: %s', (text, ok) => expect(tenorFindings(firm('2026-03-09'), tenor(text))[0]?.ok).toBe(ok))

  test.each([
    ['2Y', false],
    ['3Y', true],
    ['1094D', false],
    ['1096D', true],
  ])('股权投资机构 %s: %s', (text, ok) => expect(tenorFindings(fund, tenor(text))[0]?.ok).toBe(ok))

  test('1095 days are three years unless a 29 February lies within', () => {
    expect(tenorFindings(fund, tenor('1095D'), '2028-03-01')[0]?.ok).toBe(true)
    expect(tenorFindings(fund, tenor('1095D'), '2026-03-09')[0]?.ok).toBe(false)
  })

  test('options: the whole counts, a short first leg is an open question', () => {
    const found = tenorFindings(fund, tenor('2+1Y'))
    expect(found.map(({ rule, ok, blocks }) => [rule, ok, blocks])).toEqual([
      ['tenor.min', true, true],
      ['tenor.first-option', 'unknown', false],
    ])
    expect(tenorFindings(fund, tenor('3+2Y'))).toHaveLength(1)
  })

  test('the exchanges set none', () => {
    expect(
      tenorFindings(judged({ route: 'exchange-public', issuerKind: 'tech-firm' }, '2026-06-01'), tenor('180D')),
    ).toEqual([])
  })
})

describe('use of proceeds', () => {
  const incubation = judged({ route: 'exchange-public', venue: 'SZSE', bondClass: 'tech-incubation' }, '2026-04-01')
  const item = (fen: number, technology: boolean, more: Partial<UseItem> = {}): UseItem => ({
    use: 'project',
    fen,
    technology,
    ...more,
  })
  const by = (under: Judged, amountFen: number, ...items: UseItem[]) =>
    Object.fromEntries(useFindings(under, { amountFen, items }).map((finding) => [finding.rule, finding]))

  test('exactly 70.00 % and 30.00 %', () => {
    const found = by(incubation, 1000, item(300, true, { infrastructure: true }), item(400, true), item(300, false))
    expect([found['use.sum']?.ok, found['use.technology']?.ok, found['use.infrastructure']?.ok]).toEqual([
      true,
      true,
      true,
    ])
    expect(found['use.technology']?.because).toContain('占 70.00%，不低于 70%')
  })

  test('a fen less, a fen more', () => {
    const yi = 10_000_000_000
    const short = by(incubation, 10 * yi, item(7 * yi - 1, true), item(3 * yi + 1, false))
    expect(short['use.technology']?.because).toContain('占 69.99%，低于 70%')
    expect(short['use.technology'] && refuses(short['use.technology'])).toBe(true)
    const over = by(incubation, 10 * yi, item(3 * yi + 1, true, { infrastructure: true }), item(7 * yi - 1, true))
    expect(over['use.infrastructure'] && refuses(over['use.infrastructure'])).toBe(true)
  })

  test('中关村资本: 3.95 of 5.00 is 79.00 %', () => {
    const fund = judged({ route: 'exchange-public', venue: 'BSE', bondClass: 'tech-investment' }, '2025-09-01')
    const found = by(fund, 50_000_000_000, item(39_500_000_000, true), item(10_500_000_000, false))
    expect(found['use.technology']).toMatchObject({ ok: true })
    expect(found['use.technology']?.because).toContain('79.00%')
  })

  test('the uses must be the amount, and none of them nothing', () => {
    expect(by(incubation, 1000, item(999, true))['use.sum']?.ok).toBe(false)
    expect(by(incubation, 1000, item(1001, true))['use.sum']?.ok).toBe(false)
    expect(by(incubation, 1000, item(1000, true), item(0, true))['use.sum']?.ok).toBe(false)
  })

  test('where no share is published none blocks', () => {
    const firm = judged({ route: 'interbank', issuerKind: 'tech-firm' }, '2026-04-01')
    expect(by(firm, 1000, item(1000, false))['use.technology']).toMatchObject({ ok: 'unknown', blocks: false })
    const enterprise = judged({ route: 'exchange-public', bondClass: 'tech-enterprise' }, '2026-04-01')
    expect(by(enterprise, 1000, item(1000, false))['use.technology']).toMatchObject({ ok: true })
  })

  test('replaced spending lies within twelve months before issue', () => {
    const replaced = (spentOn: string) =>
      by({ ...incubation, issueOn: '2026-05-20' }, 1000, item(1000, true, { use: 'equity-investment', spentOn }))[
        'use.replacement'
      ]
    expect(replaced('2025-05-20')?.ok).toBe(true)
    expect(replaced('2026-05-20')?.ok).toBe(true)
    expect(replaced('2025-05-19')).toMatchObject({ ok: false, blocks: true, judgedOn: '2026-05-20' })
    expect(replaced('2026-05-21')?.ok).toBe(false)
  })
})

describe('publication before an issue', () => {
  const under = judged({ route: 'interbank' }, '2025-06-01')
  test.each([
    ['first-public', '2025-06-12'],
    ['later-public', '2025-06-13'],
    ['scp', '2025-06-16'],
    ['private', '2025-06-16'],
  ] as const)('%s for a book on Tuesday 2025-06-17: by %s', (of, day) => {
    expect(lastPublicationDay(under, of, '2025-06-17', interbank)).toBe(day)
    const ok = (published: string | null) => publicationFindings(under, of, published, '2025-06-17', interbank)[0]?.ok
    expect(ok(day)).toBe(true)
    expect(ok('2025-06-17')).toBe(false)
    expect(ok(null)).toBe('unknown')
  })

  test('over a festival', () => {
    expect(lastPublicationDay(under, 'first-public', '2025-06-03', interbank)).toBe('2025-05-28')
  })

  test('the product decides before the history', () => {
    expect(publicationCase('SCP', true)).toBe('scp')
    expect(publicationCase('PPN', true)).toBe('private')
    expect(publicationCase('MTN', true)).toBe('first-public')
    expect(publicationCase(undefined, false)).toBe('later-public')
  })

  test('changes of use and payments: five working days', () => {
    const refused = (published: string) => paymentNoticeFindings(under, published, '2026-06-18', interbank).map(refuses)
    expect(refused('2026-06-11')).toEqual([false])
    expect(refused('2026-06-12')).toEqual([true])
    expect(useChangeFindings(under, '2026-06-12', '2026-06-18', interbank)[0]?.because).toContain('不晚于 2026-06-11')
    expect(paymentNoticeFindings(under, null, '2030-06-18', interbank)[0]?.because).toContain('日历暂定')
    expect(
      publicationFindings(judged({ route: 'licence' }, '2025-06-01'), 'scp', null, '2025-06-17', interbank),
    ).toEqual([])
  })
})

describe('what runs out', () => {
  const at = (on: string, scope: Scope = { route: 'exchange-public', venue: 'SSE' }) => judged(scope, on)
  test('a prospectus: six months from its last signature, and it only warns', () => {
    expect(prospectusFindings(at('2025-11-15'), '2025-05-15')[0]?.ok).toBe(true)
    const late = prospectusFindings(at('2025-11-16'), '2025-05-15')[0]
    expect(late).toMatchObject({ ok: false, blocks: false, missing: ['更新后的募集说明书'] })
  })

  test.each([
    ['2024-12-31', 'annual', false, '2025-06-30'],
    ['2024-12-31', 'annual', true, '2025-08-31'],
    ['2025-06-30', 'half-year', false, '2025-12-31'],
    ['2025-06-30', 'half-year', true, '2026-04-30'],
    ['2025-09-30', 'quarter', true, '2026-03-31'],
  ] as const)('figures to %s (%s, leader: %s) hold to %s', (periodEnd, kind, leader, until) => {
    const report = { periodEnd, kind, leader }
    expect(financialDataUntil(at('2025-10-01'), report)?.until).toBe(until)
    expect(financialDataFindings(at(until), report)[0]?.ok).toBe(true)
    expect(financialDataFindings({ ...at(until), on: `${until.slice(0, 4)}-12-31` }, report)[0]?.ok).toBe(
      until.endsWith('12-31'),
    )
  })

  test('the extension is the exchanges’, from 2025-05-07', () => {
    const report = { periodEnd: '2024-12-31', kind: 'annual', leader: true } as const
    expect(financialDataUntil(at('2025-05-06'), report)?.until).toBe('2025-06-30')
    expect(financialDataUntil(at('2025-07-01', { route: 'interbank', venue: 'NAFMII' }), report)?.until).toBe(
      '2025-06-30',
    )
  })

  test('京东方: 2024-09-25 and 24 months, payment by 2026-09-24', () => {
    const ok = (paidOn: string) =>
      registrationFindings(at('2026-09-01'), { effectiveOn: '2024-09-25' }, paidOn, interbank)[0]
    expect(ok('2026-09-24')?.ok).toBe(true)
    expect(ok('2026-09-25')).toMatchObject({ ok: false, blocks: true })
    expect(ok('2026-09-25')?.because).toContain('缴款最晚 2026-09-24')
    expect(ok('2024-09-24')?.ok).toBe(false)
  })

  test('months as granted go before those of the rulebook; after a year the interbank market wants a filing', () => {
    const found = registrationFindings(
      at('2026-08-01', { route: 'interbank' }),
      { effectiveOn: '2025-05-26', months: 12 },
      '2026-05-27',
      interbank,
    )
    expect(found.map(({ rule, ok }) => [rule, ok])).toEqual([
      ['registration.valid', false],
      ['registration.filing', 'unknown'],
    ])
  })
})

describe('conflicts of interest', () => {
  const under = judged({ route: 'interbank' }, '2026-04-01')
  const parties: ProjectParty[] = [
    { organisation: 'issuer-1', name: '示例科技', capacity: 'issuer' },
    { organisation: 'bank-1', name: '示例银行', capacity: 'lead-underwriter' },
  ]
  const person = (more: Partial<ReviewPerson> = {}): ReviewPerson => ({
    person: 'p1',
    name: '示例甲',
    organisation: 'venue',
    declared: true,
    relations: [],
    ...more,
  })
  const refused = (more: Partial<ReviewPerson>) => recusalFindings(under, person(more), parties).map(refuses)

  test('free, when declared so; unknown when nothing was', () => {
    expect(recusalFindings(under, person(), parties)).toMatchObject([{ ok: true }])
    expect(recusalFindings(under, person({ declared: false }), parties)).toMatchObject([
      { ok: 'unknown', missing: ['无利益冲突声明'] },
    ])
  })

  test('from a party, or tied to one: withdrawn, one finding for each tie', () => {
    expect(refused({ organisation: 'bank-1' })).toEqual([true])
    expect(
      refused({
        relations: [
          { organisation: 'issuer-1', relation: 'shareholder' },
          { organisation: 'bank-1', relation: 'relative' },
        ],
      }),
    ).toEqual([true, true])
    expect(refused({ relations: [{ organisation: 'elsewhere', relation: 'shareholder' }] })).toEqual([false])
  })

  test('a former tie warns within the look-back, and is forgotten after it', () => {
    const former = (until?: string) =>
      recusalFindings(
        under,
        person({ relations: [{ organisation: 'issuer-1', relation: 'employed-before', ...(until ? { until } : {}) }] }),
        parties,
      )
    expect(former('2024-04-01')).toMatchObject([{ ok: false, blocks: false }])
    expect(former('2024-03-31')).toMatchObject([{ ok: true }])
    expect(former()).toMatchObject([{ ok: false, blocks: false }])
  })

  test('two reviewers are two persons', () => {
    expect(pairFinding(under, person(), person({ person: 'p2', name: '示例乙' })).ok).toBe(true)
    expect(refuses(pairFinding(under, person(), person({ organisation: 'other' })))).toBe(true)
  })
})
