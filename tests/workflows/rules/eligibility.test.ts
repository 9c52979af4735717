import { describe, expect, test } from 'vitest'
import { refuses } from '#workflows/kit/finding.ts'
import { type EligibilityFacts, eligibility } from '#workflows/rules/eligibility.ts'
import type { EquityInvestorFacts } from '#workflows/rules/equity-investor.ts'
import type { Judged } from '#workflows/rules/judged.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'
import type { Scope } from '#workflows/rules/scope.ts'
import { expiringTitles, type TechTitle } from '#workflows/rules/titles.ts'

const judged = (scope: Scope, on = '2026-04-01', more: Partial<Judged> = {}): Judged => ({
  on,
  parameters: parameterTable,
  scope,
  ...more,
})
const firm = judged({ route: 'interbank', venue: 'NAFMII', issuerKind: 'tech-firm' })
const fund = judged({ route: 'interbank', venue: 'NAFMII', issuerKind: 'equity-investor' })

const answer = (rule: string, under: Judged, facts: EligibilityFacts) => {
  const found = eligibility(under, facts).find((finding) => finding.rule === rule)
  if (!found) throw new Error(`no finding ${rule}`)
  return found
}
const ofFirm = (facts: EligibilityFacts, under = firm) => answer('eligibility.tech-firm', under, facts)

const certificate: TechTitle = {
  kind: 'high-tech',
  certificateNumber: 'GR202411001234',
  validFrom: '2024-10-29',
  validTo: '2027-10-28',
  evidence: 'evidence-1',
}
/** Everything said, and nothing met. */
const nothing: EligibilityFacts = {
  titles: [],
  onRelendingList: false,
  onPointsList: false,
  listedOn: null,
  coreTechnology: false,
}

describe('科技型企业: any one of four', () => {
  test.each<[string, EligibilityFacts]>([
    ['a title in force', { titles: [certificate] }],
    ['the relending list', { onRelendingList: true }],
    ['the points list', { ...nothing, onPointsList: true }],
    ['科创板', { listedOn: 'star' }],
    ['创业板', { ...nothing, listedOn: 'chinext' }],
    ['thirty patents', { ...nothing, coreTechnology: true, inventionPatents: 30, softwareFirm: false }],
    [
      'fifty copyrights of a software firm',
      { ...nothing, coreTechnology: true, inventionPatents: 0, softwareFirm: true, softwareCopyrights: 50 },
    ],
  ])('%s is enough', (_, facts) => expect(ofFirm(facts).ok).toBe(true))

  test('none of four, each on the text itself, is a refusal', () => {
    const found = ofFirm(nothing)
    expect(found).toMatchObject({ ok: false, blocks: true, basis: { standing: 'published' } })
    expect(refuses(found)).toBe(true)
  })

  test.each<[string, EligibilityFacts]>([
    ['29 patents', { coreTechnology: true, inventionPatents: 29, softwareFirm: false }],
    ['49 copyrights', { coreTechnology: true, inventionPatents: 29, softwareFirm: true, softwareCopyrights: 49 }],
    [
      '50 copyrights of another firm',
      { coreTechnology: true, inventionPatents: 29, softwareFirm: false, softwareCopyrights: 50 },
    ],
  ])('%s fails on numbers not verified: it warns and does not block', (_, facts) => {
    const found = ofFirm({ ...nothing, ...facts })
    expect(found.ok).toBe(false)
    expect(found.basis.standing).toBe('provisional')
    expect(refuses(found)).toBe(false)
  })

  test('what is not known stays unknown, and says what is missing', () => {
    expect(ofFirm({}).missing).toEqual([
      '科技称号证书',
      '科技创新再贷款或创新积分制名单证明',
      '上市板块',
      '核心技术及其应用于主营业务的说明',
    ])
    expect(ofFirm({ ...nothing, listedOn: 'main' })).toMatchObject({
      ok: 'unknown',
      missing: ['科技型上市公司的认定依据'],
    })
    expect(ofFirm({ ...nothing, titles: [{ ...certificate, evidence: null }] }).missing).toEqual([
      '高新技术企业证书（编号、名单链接）',
    ])
  })

  test('the four ways are told but refuse nobody by themselves', () => {
    const ways = eligibility(firm, { ...nothing, onPointsList: true }).filter(({ rule }) =>
      rule.startsWith('eligibility.tech-firm.'),
    )
    expect(ways.map(({ ok }) => ok)).toEqual([false, true, false, false])
    expect(ways.some(refuses)).toBe(false)
  })
})

describe('a title and its days', () => {
  const holds = (on: string, title: Partial<TechTitle> = {}, more: Partial<Judged> = {}) =>
    ofFirm({ ...nothing, titles: [{ ...certificate, ...title }] }, { ...firm, on, ...more })

  test('good on the day it begins and on the day it ends', () => {
    expect(holds('2025-06-01', { validFrom: '2025-06-02' }).ok).toBe(false)
    expect(holds('2025-06-02', { validFrom: '2025-06-02' }).ok).toBe(true)
    expect(holds('2027-10-28').ok).toBe(true)
    expect(holds('2027-10-29')).toMatchObject({ ok: false, blocks: true })
  })

  test('the day of expiry is a parameter', () => {
    const strict = parameterTable.map((row) => (row.key === 'title.expiry-day-counts' ? { ...row, value: 'no' } : row))
    expect(holds('2027-10-28', {}, { parameters: strict }).ok).toBe(false)
    expect(holds('2027-10-27', {}, { parameters: strict }).ok).toBe(true)
  })

  test('acceptance fixes it: an expiry afterwards changes nothing of the past', () => {
    expect(holds('2028-01-01', {}, { acceptedOn: '2027-10-01' })).toMatchObject({ ok: true, judgedOn: '2027-10-01' })
  })

  test('a title added on 2026-03-09 is none before', () => {
    const centre: Partial<TechTitle> = { kind: 'technology-centre', validFrom: '2024-01-01', validTo: null }
    expect(holds('2026-03-08', centre).ok).toBe(false)
    expect(holds('2026-03-09', centre).ok).toBe(true)
  })

  test('another title that has run out only warns: that it must be in force was published for 高新技术企业 alone', () => {
    expect(refuses(holds('2028-01-01', { kind: 'little-giant' }))).toBe(false)
    expect(refuses(holds('2028-01-01'))).toBe(true)
  })

  test('one that runs out on the way is announced, and blocks once it has', () => {
    const on = (day: string) => expiringTitles({ ...firm, on: day }, [certificate], '2028-01-31')
    expect(on('2027-10-28')).toMatchObject([
      { ok: 'unknown', blocks: false, missing: ['高新技术企业复审或重新认定的证明'] },
    ])
    expect(on('2027-10-29').map(refuses)).toEqual([true])
    expect(expiringTitles(firm, [certificate], '2027-10-27')).toEqual([])
  })
})

describe('股权投资机构: any one of four', () => {
  const ofFund = (facts: EquityInvestorFacts, under = fund) => answer('eligibility.equity-investor', under, facts)
  const none: EquityInvestorFacts = { registered: false, soundOperation: false, stateCapitalPilot: false }
  const record: EquityInvestorFacts = {
    ...none,
    lastTwoYears: [
      { investmentFen: 40, totalFen: 100 },
      { investmentFen: 60, totalFen: 100 },
    ],
    largestBusiness: false,
    foundedOn: '2023-04-01',
    fullCycle: true,
    exitsInThreeYears: 3,
  }

  test.each<[string, EquityInvestorFacts]>([
    ['registered and sound', { registered: true, soundOperation: true }],
    ['a mean share of exactly 50 %', record],
    [
      'the largest business below that',
      {
        ...record,
        lastTwoYears: [
          { investmentFen: 1, totalFen: 100 },
          { investmentFen: 1, totalFen: 100 },
        ],
        largestBusiness: true,
      },
    ],
    ['a pilot', { ...none, stateCapitalPilot: true }],
    ['recognised otherwise', { ...none, recognisedOtherwise: true }],
  ])('%s is enough', (_, facts) => expect(ofFund(facts).ok).toBe(true))

  test.each<[string, EquityInvestorFacts]>([
    [
      'a mean share just below 50 %',
      {
        lastTwoYears: [
          { investmentFen: 4_000_000_000_000_000, totalFen: 8_000_000_000_000_001 },
          { investmentFen: 1, totalFen: 2 },
        ],
      },
    ],
    ['one day short of three years', { foundedOn: '2023-04-02' }],
    ['two exits', { exitsInThreeYears: 2 }],
    ['no full cycle', { fullCycle: false }],
  ])('%s is a refusal when nothing else is met', (_, facts) => {
    const found = ofFund({ ...record, ...facts })
    expect(found.ok).toBe(false)
    expect(refuses(found)).toBe(true)
  })

  test('the mean is of the two shares, not the share of the two sums', () => {
    const years: EquityInvestorFacts = {
      lastTwoYears: [
        { investmentFen: 10, totalFen: 10 },
        { investmentFen: 0, totalFen: 990 },
      ],
    }
    expect(ofFund({ ...record, ...years }).ok).toBe(true)
  })

  test('nothing said is nothing known', () => {
    expect(ofFund({})).toMatchObject({ ok: 'unknown' })
    expect(ofFund({}).missing).toContain('成立日期')
  })
})

describe('the exchanges', () => {
  const enterprise = judged({
    route: 'exchange-public',
    venue: 'SSE',
    issuerKind: 'tech-firm',
    bondClass: 'tech-enterprise',
  })
  const ofClass = (facts: EligibilityFacts, under = enterprise) => answer('eligibility.exchange-class', under, facts)
  const low: EligibilityFacts = {
    researchFen3y: 499,
    revenueFen3y: 10_000,
    technologyRevenueFen: 499,
    revenueFen: 1000,
    inventionPatents: 29,
    softwareFirm: false,
  }
  test.each<[string, EligibilityFacts]>([
    ['5.00 %', { researchFen3y: 500 }],
    ['8000.00 万元', { researchFen3y: 8_000_000_000, revenueFen3y: 900_000_000_000 }],
    ['50.0 %', { technologyRevenueFen: 500 }],
    ['30 patents', { inventionPatents: 30 }],
    ['50 copyrights', { softwareFirm: true, softwareCopyrights: 50 }],
  ])('exactly %s is enough', (_, facts) => expect(ofClass({ ...low, ...facts }).ok).toBe(true))

  test('one fen, one patent, one copyright below each is not, and warns only', () => {
    const found = ofClass({
      ...low,
      researchFen3y: 7_999_999_999,
      revenueFen3y: 900_000_000_000,
      softwareFirm: true,
      softwareCopyrights: 49,
    })
    expect(found.ok).toBe(false)
    expect(refuses(found)).toBe(false)
    expect(found.because).toContain('低于 8000.00万元')
  })

  test('a class must be chosen; the other classes ask what they are', () => {
    expect(ofClass({}, judged({ route: 'exchange-public', issuerKind: 'tech-firm' })).missing).toEqual([
      '科技创新公司债券类别',
    ])
    const park = judged({ route: 'exchange-private', issuerKind: 'tech-firm', bondClass: 'tech-incubation' })
    expect(ofClass({ parkOperator: true }, park).ok).toBe(true)
    expect(ofClass({}, park)).toMatchObject({ ok: 'unknown', missing: ['园区或孵化机构认定文件'] })
  })
})

describe('the door', () => {
  const regime = (scope: Scope, on: string) =>
    eligibility(judged(scope, on), {}).find(({ rule }) => rule === 'eligibility.regime')
  test('opens on its day', () => {
    const scope: Scope = { route: 'interbank', issuerKind: 'tech-firm' }
    expect(regime(scope, '2025-05-07')?.ok).toBe(true)
    const early = regime(scope, '2025-05-06')
    expect(early).toMatchObject({ ok: false, because: '2025-05-06 该路径尚未受理科技创新债券（自 2025-05-07 起）' })
    expect(early && refuses(early)).toBe(true)
    expect(regime({ route: 'exchange-public', issuerKind: 'tech-firm' }, '2023-01-05')?.ok).toBe(true)
    expect(regime({ route: 'exchange-public', issuerKind: 'financial-institution' }, '2025-05-06')?.ok).toBe(false)
  })

  test('financial institutions take the licence in the interbank market, and only they do', () => {
    const route = (scope: Scope) => eligibility(judged(scope), {}).find(({ rule }) => rule === 'eligibility.route')
    expect(route({ route: 'licence', issuerKind: 'financial-institution' })).toBeUndefined()
    expect(route({ route: 'interbank', issuerKind: 'financial-institution' })).toMatchObject({
      ok: false,
      blocks: false,
    })
    expect(route({ route: 'licence', issuerKind: 'tech-firm' })).toMatchObject({ ok: false })
  })

  test('a bank at the exchange warns; a licence wants the opinion of the regulator', () => {
    const bank = eligibility(judged({ route: 'exchange-public', issuerKind: 'financial-institution' }), {
      institution: 'bank',
    })
    expect(bank.at(-1)).toMatchObject({ rule: 'eligibility.bank-at-exchange', ok: false, blocks: false })
    const licence = eligibility(judged({ route: 'licence', issuerKind: 'financial-institution' }), {
      institution: 'bank',
    })
    expect(licence.at(-1)).toMatchObject({
      rule: 'eligibility.regulator-opinion',
      ok: 'unknown',
      missing: ['监管部门意见'],
    })
    expect(() => eligibility(judged({ route: 'licence' }), {})).toThrow(RangeError)
  })
})
