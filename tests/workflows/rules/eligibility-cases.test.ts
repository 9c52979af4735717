import { describe, expect, test } from 'vitest'
import { type Answer, answerOf, fen, judgedAs } from '#tests/support/eligibility-judge.ts'
import type { IssuerKind, Route } from '#workflows/kit/seats.ts'
import { type EligibilityFacts, eligibility } from '#workflows/rules/eligibility.ts'
import type { TitleKind } from '#workflows/rules/recognised-titles.ts'
import type { BondClass } from '#workflows/rules/scope.ts'
import type { TechTitle } from '#workflows/rules/titles.ts'

/*
 * Worked by hand from domain §1.2, §2.1–2.8 and Appendix D; the code was not asked. `refused`: a published rule says no.
 * `doubtful`: the answer is no, on a text nobody has verified, so it warns.
 */

describe('which road is open on which day to whom', () => {
  test.each<[issuer: IssuerKind, route: Route, accepted: string, regime: Answer, road: Answer]>([
    // 银行间: since 中市协发〔2025〕86号 of 2025-05-07.
    ['tech-firm', 'interbank', '2025-05-06', 'refused', 'silent'],
    ['tech-firm', 'interbank', '2025-05-07', 'ok', 'silent'],
    ['equity-investor', 'interbank', '2025-05-06', 'refused', 'silent'],
    ['equity-investor', 'interbank', '2025-05-07', 'ok', 'silent'],
    // 交易所: tech firms and investors since 2022-05-20, financial institutions since 公告〔2025〕8号.
    ['tech-firm', 'exchange-public', '2022-05-19', 'refused', 'silent'],
    ['tech-firm', 'exchange-public', '2022-05-20', 'ok', 'silent'],
    ['tech-firm', 'exchange-private', '2022-05-19', 'refused', 'silent'],
    ['tech-firm', 'exchange-private', '2022-05-20', 'ok', 'silent'],
    ['equity-investor', 'exchange-public', '2022-05-19', 'refused', 'silent'],
    ['equity-investor', 'exchange-public', '2022-05-20', 'ok', 'silent'],
    ['financial-institution', 'exchange-public', '2025-05-06', 'refused', 'silent'],
    ['financial-institution', 'exchange-public', '2025-05-07', 'ok', 'silent'],
    ['financial-institution', 'exchange-private', '2025-05-07', 'ok', 'silent'],
    ['financial-institution', 'licence', '2025-05-06', 'refused', 'silent'],
    ['financial-institution', 'licence', '2025-05-07', 'ok', 'silent'],
    // Who takes the wrong road: the text that says so was not verified.
    ['financial-institution', 'interbank', '2026-06-01', 'ok', 'doubtful'],
    ['tech-firm', 'licence', '2026-06-01', 'ok', 'doubtful'],
    ['equity-investor', 'licence', '2026-06-01', 'ok', 'doubtful'],
  ])('%s by %s, accepted %s: regime %s, road %s', (issuerKind, route, on, regime, road) => {
    const bondClass: BondClass | undefined = route.startsWith('exchange') ? 'tech-enterprise' : undefined
    const found = eligibility(judgedAs({ route, issuerKind, on, ...(bondClass ? { bondClass } : {}) }), {})
    expect([answerOf(found, 'eligibility.regime'), answerOf(found, 'eligibility.route')]).toEqual([regime, road])
  })
})

const no: EligibilityFacts = {
  titles: [],
  onRelendingList: false,
  onPointsList: false,
  listedOn: null,
  coreTechnology: false,
}
const technology = { ...no, coreTechnology: true, softwareFirm: false }

describe('科技型企业 in the interbank market: any one of four', () => {
  test.each<[name: string, facts: EligibilityFacts, answer: Answer]>([
    ['none of the four', no, 'refused'],
    ['nothing said', {}, 'unknown'],
    ['one said, three not', { titles: [] }, 'unknown'],
    ['on the relending list', { ...no, onRelendingList: true }, 'ok'],
    ['on the points list', { ...no, onPointsList: true }, 'ok'],
    ['lists not said', { ...no, onRelendingList: undefined }, 'unknown'],
    ['listed on 科创板', { ...no, listedOn: 'star' }, 'ok'],
    ['listed on 创业板', { ...no, listedOn: 'chinext' }, 'ok'],
    ['listed on 北交所: within “等”? not verified', { ...no, listedOn: 'bse' }, 'unknown'],
    ['listed on the main board: not verified', { ...no, listedOn: 'main' }, 'unknown'],
    ['29 patents', { ...technology, inventionPatents: 29 }, 'doubtful'],
    ['30 patents', { ...technology, inventionPatents: 30 }, 'ok'],
    ['31 patents', { ...technology, inventionPatents: 31 }, 'ok'],
    ['30 patents without core technology', { ...no, inventionPatents: 30 }, 'refused'],
    ['core technology, patents not said', technology, 'unknown'],
    ['49 copyrights of a software firm', software(49), 'doubtful'],
    ['50 copyrights of a software firm', software(50), 'ok'],
    ['50 copyrights of no software firm', { ...software(50), softwareFirm: false }, 'doubtful'],
    ['29 patents, 50 copyrights, software', { ...software(50), inventionPatents: 29 }, 'ok'],
  ])('%s', (_, facts, answer) => {
    const found = eligibility(judgedAs({ route: 'interbank', issuerKind: 'tech-firm', on: '2026-06-01' }), facts)
    expect(answerOf(found, 'eligibility.tech-firm')).toBe(answer)
  })
})

function software(softwareCopyrights: number): EligibilityFacts {
  return { ...no, coreTechnology: true, softwareFirm: true, inventionPatents: 0, softwareCopyrights }
}

const held = (kind: TitleKind, more: Partial<TechTitle> = {}): EligibilityFacts => ({
  ...no,
  titles: [
    {
      kind,
      certificateNumber: 'GR202411001234',
      validFrom: '2024-01-01',
      validTo: '2027-12-31',
      evidence: 'e',
      ...more,
    },
  ],
})

describe('titles: recognised by then, granted, in force on the day of acceptance, evidenced', () => {
  test.each<[name: string, accepted: string, facts: EligibilityFacts, answer: Answer]>([
    ['高新, the day before it ends', '2026-05-30', held('high-tech', { validTo: '2026-05-31' }), 'ok'],
    ['高新, on its last day (U15: counts)', '2026-05-31', held('high-tech', { validTo: '2026-05-31' }), 'ok'],
    [
      '高新, the day after: the text demands force',
      '2026-06-01',
      held('high-tech', { validTo: '2026-05-31' }),
      'refused',
    ],
    ['小巨人, on its last day', '2026-05-31', held('little-giant', { validTo: '2026-05-31' }), 'ok'],
    ['小巨人, the day after: practice only', '2026-06-01', held('little-giant', { validTo: '2026-05-31' }), 'doubtful'],
    ['高新, the day before its grant', '2026-05-31', held('high-tech', { validFrom: '2026-06-01' }), 'refused'],
    ['高新, on the day of its grant', '2026-06-01', held('high-tech', { validFrom: '2026-06-01' }), 'ok'],
    ['科技型中小企业, to the end of its year', '2026-12-31', held('tech-sme', { validTo: '2026-12-31' }), 'ok'],
    ['创新型中小企业', '2026-06-01', held('innovative-sme'), 'ok'],
    ['专精特新中小企业', '2026-06-01', held('specialised-sme'), 'ok'],
    ['制造业单项冠军', '2026-06-01', held('single-champion'), 'ok'],
    [
      '国家技术创新示范企业, by list without end',
      '2026-06-01',
      held('innovation-demonstration', { validTo: null }),
      'ok',
    ],
    ['企业技术中心, the day before it counts', '2026-03-08', held('technology-centre', { validTo: null }), 'refused'],
    ['企业技术中心, from 2026-03-09', '2026-03-09', held('technology-centre', { validTo: null }), 'ok'],
    ['科改示范, the day before it counts', '2026-03-08', held('reform-demonstration', { validTo: null }), 'refused'],
    ['科改示范, from 2026-03-09', '2026-03-09', held('reform-demonstration', { validTo: null }), 'ok'],
    ['智能制造, the day before it counts', '2026-03-08', held('smart-factory', { validTo: null }), 'refused'],
    ['智能制造, from 2026-03-09', '2026-03-09', held('smart-factory', { validTo: null }), 'ok'],
    ['高新 without evidence', '2026-06-01', held('high-tech', { evidence: null }), 'unknown'],
    ['高新 without a number', '2026-06-01', held('high-tech', { certificateNumber: ' ' }), 'unknown'],
  ])('%s', (_, on, facts, answer) => {
    const found = eligibility(judgedAs({ route: 'interbank', issuerKind: 'tech-firm', on }), facts)
    expect(answerOf(found, 'eligibility.tech-firm')).toBe(answer)
  })

  test('expiry after acceptance does not judge the acceptance anew', () => {
    const facts = held('high-tech', { validTo: '2026-05-31' })
    const later = judgedAs({ route: 'interbank', issuerKind: 'tech-firm', on: '2026-05-31', judgedOn: '2026-09-01' })
    expect(answerOf(eligibility(later, facts), 'eligibility.tech-firm')).toBe('ok')
  })
})

const noFund: EligibilityFacts = {
  registered: false,
  soundOperation: false,
  lastTwoYears: [
    { investmentFen: 0, totalFen: 100 },
    { investmentFen: 0, totalFen: 100 },
  ],
  largestBusiness: false,
  foundedOn: '2010-01-01',
  fullCycle: true,
  exitsInThreeYears: 3,
  stateCapitalPilot: false,
}
const income = (first: number, second: number): EligibilityFacts => ({
  ...noFund,
  lastTwoYears: [
    { investmentFen: first, totalFen: 10_000 },
    { investmentFen: second, totalFen: 10_000 },
  ],
})

describe('股权投资机构 in the interbank market: any one of four', () => {
  test.each<[name: string, facts: EligibilityFacts, answer: Answer]>([
    ['none of the four', noFund, 'refused'],
    ['nothing said', {}, 'unknown'],
    ['sound and registered', { ...noFund, registered: true, soundOperation: true }, 'ok'],
    ['sound, not registered', { ...noFund, soundOperation: true }, 'refused'],
    ['registered, soundness not said', { ...noFund, registered: true, soundOperation: undefined }, 'unknown'],
    ['income 49.99 % in the mean', income(5000, 4998), 'refused'],
    ['income exactly 50.00 %', income(5000, 5000), 'ok'],
    ['income 50.01 %', income(5000, 5002), 'ok'],
    ['40 % and 60 %: the mean counts', income(4000, 6000), 'ok'],
    ['49.99 %, but the largest business', { ...income(5000, 4998), largestBusiness: true }, 'ok'],
    ['49.99 %, rank of businesses not said', { ...income(5000, 4998), largestBusiness: undefined }, 'unknown'],
    ['founded three years ago to the day', { ...income(5000, 5000), foundedOn: '2023-06-01' }, 'ok'],
    ['founded a day less than three years ago', { ...income(5000, 5000), foundedOn: '2023-06-02' }, 'refused'],
    ['two exits in three years', { ...income(5000, 5000), exitsInThreeYears: 2 }, 'refused'],
    ['three exits', { ...income(5000, 5000), exitsInThreeYears: 3 }, 'ok'],
    ['without the whole cycle', { ...income(5000, 5000), fullCycle: false }, 'refused'],
    ['state-capital pilot', { ...noFund, stateCapitalPilot: true }, 'ok'],
    ['recognised otherwise', { ...noFund, recognisedOtherwise: true }, 'ok'],
  ])('%s', (_, facts, answer) => {
    const found = eligibility(judgedAs({ route: 'interbank', issuerKind: 'equity-investor', on: '2026-06-01' }), facts)
    expect(answerOf(found, 'eligibility.equity-investor')).toBe(answer)
  })
})

const noClass: EligibilityFacts = {
  researchFen3y: fen(7_999),
  revenueFen3y: fen(1_000_000),
  technologyRevenueFen: 0,
  revenueFen: fen(300_000),
  inventionPatents: 0,
  softwareFirm: false,
}

describe('classes of 科技创新公司债券 at the exchanges: tests not verified, so none refuses', () => {
  test.each<[name: string, bondClass: BondClass | undefined, facts: EligibilityFacts, answer: Answer]>([
    ['科创企业类: none', 'tech-enterprise', noClass, 'doubtful'],
    ['research 4.99 % of revenue', 'tech-enterprise', { ...noClass, revenueFen3y: fen(160_301) }, 'doubtful'],
    [
      'research exactly 5.00 %',
      'tech-enterprise',
      { ...noClass, researchFen3y: fen(7_500), revenueFen3y: fen(150_000) },
      'ok',
    ],
    [
      'research 7999.99万元',
      'tech-enterprise',
      { ...noClass, researchFen3y: fen(8_000) - 1_000_000 / 100 },
      'doubtful',
    ],
    ['research exactly 8000.00万元', 'tech-enterprise', { ...noClass, researchFen3y: fen(8_000) }, 'ok'],
    [
      'sci-tech revenue 49.99 %',
      'tech-enterprise',
      { ...noClass, technologyRevenueFen: 4999, revenueFen: 10_000 },
      'doubtful',
    ],
    [
      'sci-tech revenue exactly 50.00 %',
      'tech-enterprise',
      { ...noClass, technologyRevenueFen: 5000, revenueFen: 10_000 },
      'ok',
    ],
    ['29 patents', 'tech-enterprise', { ...noClass, inventionPatents: 29 }, 'doubtful'],
    ['30 patents', 'tech-enterprise', { ...noClass, inventionPatents: 30 }, 'ok'],
    [
      '49 copyrights, software',
      'tech-enterprise',
      { ...noClass, softwareFirm: true, softwareCopyrights: 49 },
      'doubtful',
    ],
    ['50 copyrights, software', 'tech-enterprise', { ...noClass, softwareFirm: true, softwareCopyrights: 50 }, 'ok'],
    ['科创企业类: nothing said', 'tech-enterprise', {}, 'unknown'],
    ['科创升级类, in the field', 'tech-upgrade', { inTechnologyField: true }, 'ok'],
    ['科创升级类, not in the field', 'tech-upgrade', { inTechnologyField: false }, 'doubtful'],
    ['科创投资类, registered', 'tech-investment', { registered: true }, 'ok'],
    ['科创投资类, not registered', 'tech-investment', { registered: false }, 'doubtful'],
    ['科创孵化类, a park operator', 'tech-incubation', { parkOperator: true }, 'ok'],
    ['科创孵化类, not said', 'tech-incubation', {}, 'unknown'],
    ['no class chosen', undefined, {}, 'unknown'],
  ])('%s', (_, bondClass, facts, answer) => {
    const under = { route: 'exchange-public', issuerKind: 'tech-firm', on: '2026-06-01' } as const
    const found = eligibility(judgedAs({ ...under, ...(bondClass ? { bondClass } : {}) }), facts)
    expect(answerOf(found, 'eligibility.exchange-class')).toBe(answer)
  })
})

describe('金融机构', () => {
  test.each<[name: string, route: Route, facts: EligibilityFacts, rule: string, answer: Answer]>([
    ['a bank by licence', 'licence', { institution: 'bank' }, 'financial-institution', 'ok'],
    [
      'a securities firm at an exchange',
      'exchange-public',
      { institution: 'securities-firm' },
      'financial-institution',
      'ok',
    ],
    ['kind not said', 'licence', {}, 'financial-institution', 'unknown'],
    ['the opinion is there', 'licence', { institution: 'bank', regulatorOpinion: true }, 'regulator-opinion', 'ok'],
    ['the opinion is missing', 'licence', { institution: 'bank' }, 'regulator-opinion', 'unknown'],
    ['no opinion asked at an exchange', 'exchange-public', { institution: 'leasing' }, 'regulator-opinion', 'silent'],
    [
      'a bank at an exchange: not verified',
      'exchange-private',
      { institution: 'bank' },
      'bank-at-exchange',
      'doubtful',
    ],
    ['a broker at an exchange', 'exchange-private', { institution: 'securities-firm' }, 'bank-at-exchange', 'silent'],
  ])('%s', (_, route, facts, rule, answer) => {
    const found = eligibility(judgedAs({ route, issuerKind: 'financial-institution', on: '2026-06-01' }), facts)
    expect(answerOf(found, `eligibility.${rule}`)).toBe(answer)
  })
})
