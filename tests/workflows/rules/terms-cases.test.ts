import { describe, expect, test } from 'vitest'
import { type Answer, answerOf, fen, judgedAs } from '#tests/support/eligibility-judge.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { parseTenor, type Tenor } from '#workflows/finance/tenor.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import { type PublicationCase, publicationFindings } from '#workflows/rules/lead-time.ts'
import type { BondClass } from '#workflows/rules/scope.ts'
import { tenorFindings } from '#workflows/rules/tenor.ts'
import { type UseItem, useFindings } from '#workflows/rules/use-of-proceeds.ts'
import { financialDataFindings, prospectusFindings, registrationFindings } from '#workflows/rules/validity.ts'

/* Worked by hand from domain §2.3, §2.5, §2.6, §3.3, §7.2, §9.1 and Appendix D; the code was not asked. */

const tenor = (text: string): Tenor => {
  const parsed = parseTenor(text)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.value
}

describe('the floor of the tenor, interbank, accepted on or after 2026-03-09', () => {
  test.each<[issuer: IssuerKind, route: Route, accepted: string, tenor: string, answer: Answer]>([
    ['tech-firm', 'interbank', '2026-01-05', '180D', 'silent'],
    ['tech-firm', 'interbank', '2026-03-08', '180D', 'silent'],
    ['tech-firm', 'interbank', '2026-03-09', '180D', 'refused'],
    ['tech-firm', 'interbank', '2026-03-09', '269D', 'refused'],
    ['tech-firm', 'interbank', '2026-03-09', '270D', 'ok'],
    ['tech-firm', 'interbank', '2026-03-09', '271D', 'ok'],
    ['tech-firm', 'interbank', '2026-03-09', '1Y', 'ok'],
    ['equity-investor', 'interbank', '2026-03-08', '2Y', 'silent'],
    ['equity-investor', 'interbank', '2026-03-09', '2Y', 'refused'],
    ['equity-investor', 'interbank', '2026-03-09', '3Y', 'ok'],
    ['equity-investor', 'interbank', '2026-03-09', '5+5Y', 'ok'],
    ['equity-investor', 'interbank', '2026-03-09', '1095D', 'refused'],
    ['equity-investor', 'interbank', '2026-03-09', '1096D', 'ok'],
    ['tech-firm', 'exchange-public', '2026-06-01', '180D', 'silent'],
    ['equity-investor', 'exchange-private', '2026-06-01', '1Y', 'silent'],
    ['financial-institution', 'licence', '2026-06-01', '90D', 'silent'],
  ])('%s, %s, accepted %s: %s is %s', (issuerKind, route, on, text, answer) => {
    const found = tenorFindings(judgedAs({ route, issuerKind, on }), tenor(text), on)
    expect(answerOf(found, 'tenor.min')).toBe(answer)
  })

  test('accepted before the notice, issued after it: the day of acceptance counts', () => {
    const later = judgedAs({ route: 'interbank', issuerKind: 'tech-firm', on: '2026-03-06', judgedOn: '2026-05-01' })
    expect(tenorFindings(later, tenor('180D'))).toEqual([])
  })
})

const plan = (technology: number, whole: number, infrastructure = 0): UseItem[] =>
  [
    { use: 'project' as const, fen: technology - infrastructure, technology: true },
    { use: 'project' as const, fen: infrastructure, technology: true, infrastructure: true },
    { use: 'working-capital' as const, fen: whole - technology, technology: false },
  ].filter((item) => item.fen > 0)

describe('use of proceeds: shares exact to the fen', () => {
  const whole = 10_000_000_00
  test.each<[name: string, bondClass: BondClass | undefined, technology: number, answer: Answer]>([
    ['科创升级类 at 69.99 %', 'tech-upgrade', 6_999_000_00, 'refused'],
    ['科创升级类 one fen below 70 %', 'tech-upgrade', 7_000_000_00 - 1, 'refused'],
    ['科创升级类 at exactly 70.00 %', 'tech-upgrade', 7_000_000_00, 'ok'],
    ['科创升级类 one fen above 70 %', 'tech-upgrade', 7_000_000_00 + 1, 'ok'],
    ['科创投资类 one fen below 70 %', 'tech-investment', 7_000_000_00 - 1, 'refused'],
    ['科创投资类 at exactly 70.00 %', 'tech-investment', 7_000_000_00, 'ok'],
    ['科创孵化类 one fen below 70 %', 'tech-incubation', 7_000_000_00 - 1, 'refused'],
    ['科创孵化类 at exactly 70.00 %', 'tech-incubation', 7_000_000_00, 'ok'],
    ['科创企业类 is not ring-fenced', 'tech-enterprise', 1_000_000_00, 'ok'],
    ['no class, no published share', undefined, 7_000_000_00, 'unknown'],
  ])('%s', (_, bondClass, technology, answer) => {
    const under = { route: 'exchange-public', on: '2026-06-01' } as const
    const judged = judgedAs({ ...under, ...(bondClass ? { bondClass } : {}) })
    const found = useFindings(judged, { amountFen: whole, items: plan(technology, whole) })
    expect(answerOf(found, 'use.technology')).toBe(answer)
  })

  test.each<[name: string, route: Route, accepted: string, answer: Answer]>([
    ['interbank sets no share that was seen', 'interbank', '2026-06-01', 'unknown'],
    ['the day before the exchanges set one', 'exchange-public', '2022-05-19', 'unknown'],
    ['the day the exchanges set one', 'exchange-public', '2022-05-20', 'refused'],
    ['private placement as well', 'exchange-private', '2026-06-01', 'refused'],
  ])('%s', (_, route, on, answer) => {
    const judged = judgedAs({ route, on, ...(route === 'interbank' ? {} : { bondClass: 'tech-upgrade' as const }) })
    const found = useFindings(judged, { amountFen: whole, items: plan(6_999_999_99, whole) })
    expect(answerOf(found, 'use.technology')).toBe(answer)
  })

  test.each<[name: string, bondClass: BondClass, infrastructure: number, answer: Answer]>([
    ['孵化设施 one fen below 30 %', 'tech-incubation', 3_000_000_00 - 1, 'ok'],
    ['孵化设施 at exactly 30.00 %', 'tech-incubation', 3_000_000_00, 'ok'],
    ['孵化设施 one fen above 30 %', 'tech-incubation', 3_000_000_00 + 1, 'refused'],
    ['other classes have no such limit', 'tech-upgrade', 5_000_000_00, 'silent'],
  ])('%s', (_, bondClass, infrastructure, answer) => {
    const judged = judgedAs({ route: 'exchange-public', on: '2026-06-01', bondClass })
    const found = useFindings(judged, { amountFen: whole, items: plan(8_000_000_00, whole, infrastructure) })
    expect(answerOf(found, 'use.infrastructure')).toBe(answer)
  })

  test.each<[name: string, planned: number, answer: Answer]>([
    ['uses one fen short of the amount', whole - 1, 'refused'],
    ['uses equal to the amount', whole, 'ok'],
    ['uses one fen over', whole + 1, 'refused'],
  ])('%s', (_, total, answer) => {
    const items: UseItem[] = [{ use: 'research', fen: total, technology: true }]
    const found = useFindings(judgedAs({ route: 'interbank', on: '2026-06-01' }), { amountFen: whole, items })
    expect(answerOf(found, 'use.sum')).toBe(answer)
  })

  test.each<[name: string, route: Route, spentOn: string, answer: Answer]>([
    ['twelve months before issue to the day', 'exchange-public', '2025-06-10', 'ok'],
    ['a day earlier', 'exchange-public', '2025-06-09', 'refused'],
    ['on the day of issue', 'exchange-public', '2026-06-10', 'ok'],
    ['after the issue', 'exchange-public', '2026-06-11', 'refused'],
    ['interbank, a day earlier: not published', 'interbank', '2025-06-09', 'doubtful'],
  ])('spending to be replaced: %s', (_, route, spentOn, answer) => {
    const judged = judgedAs({ route, on: '2026-05-01', issueOn: '2026-06-10' })
    const items: UseItem[] = [{ use: 'equity-investment', fen: fen(100), technology: true, spentOn }]
    expect(answerOf(useFindings(judged, { amountFen: fen(100), items }), 'use.replacement')).toBe(answer)
  })
})

describe('validity of what the papers quote', () => {
  test.each<[name: string, signed: string, on: string, answer: Answer]>([
    ['six months to the day', '2026-01-15', '2026-07-15', 'ok'],
    ['the day after', '2026-01-15', '2026-07-16', 'doubtful'],
    ['from 31 August: the last day of February', '2025-08-31', '2026-02-28', 'ok'],
    ['and the day after that', '2025-08-31', '2026-03-01', 'doubtful'],
  ])('prospectus, %s', (_, signed, on, answer) => {
    expect(answerOf(prospectusFindings(judgedAs({ route: 'interbank', on }), signed), 'prospectus.valid')).toBe(answer)
  })

  type Kind = 'annual' | 'half-year' | 'quarter'
  test.each<[report: string, kind: Kind, leader: boolean, venue: Venue, on: string, answer: Answer]>([
    ['2025-12-31', 'annual', false, 'SSE', '2026-06-30', 'ok'],
    ['2025-12-31', 'annual', false, 'SSE', '2026-07-01', 'doubtful'],
    ['2025-12-31', 'annual', true, 'SSE', '2026-08-31', 'ok'],
    ['2025-12-31', 'annual', true, 'SSE', '2026-09-01', 'refused'],
    ['2025-12-31', 'annual', true, 'SZSE', '2026-08-31', 'ok'],
    ['2025-12-31', 'annual', true, 'BSE', '2026-09-01', 'refused'],
    ['2025-06-30', 'half-year', true, 'SSE', '2026-04-30', 'ok'],
    ['2025-06-30', 'half-year', true, 'SSE', '2026-05-01', 'refused'],
    ['2025-06-30', 'half-year', false, 'SSE', '2025-12-31', 'ok'],
    ['2025-06-30', 'half-year', false, 'SSE', '2026-01-01', 'doubtful'],
    ['2025-09-30', 'quarter', true, 'SSE', '2026-03-31', 'ok'],
    ['2025-09-30', 'quarter', true, 'SSE', '2026-04-01', 'doubtful'],
    ['2025-12-31', 'annual', true, 'NAFMII', '2026-07-01', 'doubtful'],
  ])('accounts to %s (%s, leader %s) at %s on %s: %s', (periodEnd, kind, leader, venue, on, answer) => {
    const judged = judgedAs({ route: venue === 'NAFMII' ? 'interbank' : 'exchange-public', venue, on })
    expect(answerOf(financialDataFindings(judged, { periodEnd, kind, leader }), 'financial-data.valid')).toBe(answer)
  })

  test.each<[name: string, route: Route, effective: string, paid: string, answer: Answer]>([
    // Appendix D 4: the last day 2026-09-25 is a holiday (中秋), so the money has to be there the day before.
    ['京东方: paid on the last working day', 'exchange-public', '2024-09-25', '2026-09-24', 'ok'],
    ['京东方: on the last day, a holiday', 'exchange-public', '2024-09-25', '2026-09-25', 'refused'],
    ['interbank: on its last day', 'interbank', '2024-06-10', '2026-06-10', 'ok'],
    ['interbank: the day after', 'interbank', '2024-06-10', '2026-06-11', 'refused'],
    ['no-objection letter: twelve months, not verified', 'exchange-private', '2025-06-10', '2026-06-11', 'doubtful'],
    ['before it takes effect', 'interbank', '2026-06-11', '2026-06-10', 'refused'],
  ])('registration, %s', (_, route, effectiveOn, paidOn, answer) => {
    const calendar = route === 'interbank' ? calendars.interbank : calendars.sse
    const found = registrationFindings(judgedAs({ route, on: '2026-06-01' }), { effectiveOn }, paidOn, calendar)
    expect(answerOf(found, 'registration.valid')).toBe(answer)
  })
})

describe('papers stand so many working days before the day of issue, by the interbank calendar', () => {
  // Issue on Tuesday 2026-06-16: three days before is Thursday the 11th, two Friday the 12th, one Monday the 15th.
  test.each<[of: PublicationCase, published: string, issue: string, answer: Answer]>([
    ['first-public', '2026-06-11', '2026-06-16', 'ok'],
    ['first-public', '2026-06-12', '2026-06-16', 'refused'],
    ['later-public', '2026-06-12', '2026-06-16', 'ok'],
    ['later-public', '2026-06-15', '2026-06-16', 'refused'],
    ['scp', '2026-06-15', '2026-06-16', 'ok'],
    ['scp', '2026-06-16', '2026-06-16', 'refused'],
    ['private', '2026-06-15', '2026-06-16', 'ok'],
    ['private', '2026-06-16', '2026-06-16', 'refused'],
    // 春节 2026: off 2/15 to 2/23, and 2/14 and 2/28 are worked. Three before Tuesday 2/24: 2/14, 2/13, 2/12.
    ['first-public', '2026-02-12', '2026-02-24', 'ok'],
    ['first-public', '2026-02-13', '2026-02-24', 'refused'],
    ['scp', '2026-02-14', '2026-02-24', 'ok'],
  ])('%s, published %s for %s: %s', (of, published, issue, answer) => {
    const judged = judgedAs({ route: 'interbank', on: '2026-01-05', judgedOn: published, issueOn: issue })
    expect(answerOf(publicationFindings(judged, of, published, issue, calendars.interbank), 'publication.lead')).toBe(
      answer,
    )
  })

  test('the exchanges set none that was seen', () => {
    const judged = judgedAs({ route: 'exchange-public', on: '2026-06-01' })
    expect(publicationFindings(judged, 'first-public', '2026-06-16', '2026-06-16', calendars.sse)).toEqual([])
  })
})
