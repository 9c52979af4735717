import { describe, expect, test } from 'vitest'
import { eligibilityFactsOf } from '#app/given/eligibility-facts.ts'
import type { Row } from '#db/schema.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'
import { factCatalogue, factProblem, factsFor } from '#workflows/facts/catalogue.ts'
import { refuses } from '#workflows/kit/finding.ts'
import { type IssuerKind, issuerKinds, type Route, routes, type Venue } from '#workflows/kit/seats.ts'
import { eligibility } from '#workflows/rules/eligibility.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'
import { useFindings } from '#workflows/rules/use-of-proceeds.ts'

const cases = (Object.keys(routes) as Route[]).flatMap((route) =>
  (Object.keys(issuerKinds) as IssuerKind[]).flatMap((issuerKind) =>
    [true, false].map((real) => ({ route, issuerKind, real, venue: routes[route].venues[0] as Venue })),
  ),
)

const samplesOf = ({ route, issuerKind, real, venue }: (typeof cases)[number]) => {
  const of = { route, issuerKind, venue, product: 'MTN', placement: 'public' as const }
  return sampleFacts(sampleDeal(of, { real }))
}

describe('the catalogue of facts', () => {
  test('every fact has a label, a group and a home', () => {
    for (const [key, fact] of Object.entries(factCatalogue)) {
      expect(fact.label, key).toMatch(/[\u4e00-\u9fff]/)
      expect(fact.group, key).toMatch(/[\u4e00-\u9fff]/)
      expect(fact.scope, key).toMatch(/^(project|registration|offering|rating_action)$/)
    }
  })

  test.each([
    ['issuer.foundedOn', '2026-02-30', '请填写日期，如 2026-03-09'],
    ['issuer.registeredCapital', -1, '金额不能为负'],
    ['issuer.registeredCapital', '100', '请填写金额'],
    ['issuer.business', '', '请填写'],
    ['issuer.controller', '甲\u202e乙', '含有不可见的控制字符，请删除后重试（第 2 字，U+202E）'],
    ['fund.equityIncomeRatio', '62,5', '请填写百分数，最多四位小数，如 62.50'],
    ['science.bondClass', 'other', '请选择'],
    ['offering.bookFrom', '9点', '请填写时间，如 09:00'],
    ['fund.lastTwoYears', [{ investmentFen: 1, totalFen: 2 }], '须填最近两年，共两行'],
    ['accounts.borrowings', [{ kind: '借款', amount: 1, more: 2 }], '第1行：有不认识的栏目'],
    ['constructor', 'x', '没有“constructor”这项要素'],
  ])('%s refuses %j: %s', (key, value, sentence) => {
    expect(factProblem(key, value)).toBe(sentence)
  })

  test('facts are asked only of those they concern', () => {
    const keys = (kind: IssuerKind, route: Route) => factsFor(kind, route).map(({ key }) => key)
    expect(keys('tech-firm', 'interbank')).not.toContain('fund.exits')
    expect(keys('equity-investor', 'interbank')).toContain('fund.exits')
    expect(keys('tech-firm', 'interbank')).not.toContain('science.bondClass')
    expect(keys('tech-firm', 'exchange-public')).toContain('science.bondClass')
  })
})

describe('sample facts on every route and of every kind of issuer', () => {
  test.each(cases)('$route $issuerKind real: $real — complete and taken as they are', (of) => {
    const facts = samplesOf(of)
    for (const { key, value } of facts) expect(factProblem(key, value), key).toBeNull()
    const known = new Set(facts.map(({ key }) => key))
    const missing = factsFor(of.issuerKind, of.route).filter(
      ({ key, required }) => required !== false && !known.has(key),
    )
    expect(missing.map(({ key }) => key)).toEqual([])
    expect(facts.every(({ sample }) => sample)).toBe(true)
  })

  test.each(
    cases.filter(({ route, issuerKind }) => (route === 'licence') === (issuerKind === 'financial-institution')),
  )('$route $issuerKind real: $real — no published rule refuses it', (of) => {
    const rows = samplesOf(of).map(({ key, value }) => ({ key, value: JSON.stringify(value) }) as Row<'fact'>)
    const bondClass = of.issuerKind === 'tech-firm' ? ('tech-enterprise' as const) : ('tech-investment' as const)
    const exchange = of.route.startsWith('exchange')
    const scope = { route: of.route, venue: of.venue, issuerKind: of.issuerKind, ...(exchange ? { bondClass } : {}) }
    const judged = { on: '2026-03-16', parameters: parameterTable, scope }
    const findings = eligibility(judged, eligibilityFactsOf(rows))
    expect(findings.filter(refuses)).toEqual([])
    const whole = findings.find(({ rule }) =>
      /^eligibility\.(tech-firm|equity-investor|exchange-class|financial-institution)$/.test(rule),
    )
    expect(whole).toMatchObject({ ok: true })
    const uses = samplesOf(of).find(({ key }) => key === 'proceeds.uses')?.value as {
      use: 'research'
      amount: number
      technology: boolean
    }[]
    const items = uses.map(({ use, amount, technology }) => ({ use, fen: amount, technology }))
    expect(useFindings(judged, { amountFen: 40_000_000_000, items }).filter(refuses)).toEqual([])
  })

  test('uses as reported are kept as reported', () => {
    const of = sampleCases.interbank!
    const deal = sampleDeal(of)
    const uses = [{ use: 'fund-contribution' as const, fen: 40_000_000_000 }]
    const facts = sampleFacts({ ...deal, offering: { ...deal.offering, uses } })
    expect(facts.find(({ key }) => key === 'proceeds.uses')?.value).toMatchObject([
      { use: 'fund-contribution', amount: 40_000_000_000, technology: true },
    ])
  })
})
