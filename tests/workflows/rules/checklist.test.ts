import { describe, expect, test } from 'vitest'
import { type IssuerKind, type Route, routes } from '#workflows/kit/seats.ts'
import { placeOf } from '#workflows/library/library.ts'
import { type ChecklistCase, type Circumstance, checklistFor, wholeChecklist } from '#workflows/rules/checklist.ts'

const plain: ChecklistCase = {
  route: 'interbank',
  issuerKind: 'tech-firm',
  product: 'MTN',
  privatePlacement: false,
  rated: [],
  enhanced: false,
  guaranteed: false,
  titled: false,
  said: {},
}

const codes = (of: Partial<ChecklistCase>) => checklistFor({ ...plain, ...of }).map(({ code }) => code)
const exchange = { route: 'exchange-public', product: '科技创新公司债券' } as const
const licence = { route: 'licence', product: '科技创新金融债券', issuerKind: 'financial-institution' } as const

const interbankPlain = 'Y Y-1 Y-2 Y-3 Y-4 Y-5 Y-6 M ZJ C F'
const exchangePlain = '0 1-1 2-1 2-2 2-3 3-1 3-2 4-1 5-1 6-2 6-3 7-1 7-2 7-4 7-5'

describe('the papers of a filing with nothing special about it', () => {
  test.each<[string, Partial<ChecklistCase>, string]>([
    ['interbank, public', {}, interbankPlain],
    [
      'interbank, placed: agreement and list of investors in place of the trustee agreement',
      { product: 'PPN', privatePlacement: true },
      'Y Y-1 Y-2 Y-3 Y-4 Y-5 Y-7 Y-8 M ZJ C F',
    ],
    ['exchange, public', exchange, exchangePlain],
    ['exchange, private', { ...exchange, route: 'exchange-private', privatePlacement: true }, exchangePlain],
    ['licence', licence, '0 1 2 3 4 5 6 7 10 11'],
  ])('%s', (_, of, expected) => {
    expect(codes(of).join(' ')).toBe(expected)
  })
})

/** domain §4.1, §4.2, §4.5, one circumstance at a time: what comes in beside the papers of the plain case. */
const circumstances: readonly [what: string, of: Partial<ChecklistCase>, more: string][] = [
  ['issuer rated', { rated: ['issuer'] }, 'P.1 P.4'],
  ['line rated', { rated: ['line'] }, 'P.2 P.4'],
  ['guarantor rated', { rated: ['guarantor'] }, 'P.3 P.4'],
  ['guaranteed', { enhanced: true, guaranteed: true }, 'M.5 Z Z.1'],
  ['pledged, not guaranteed', { enhanced: true }, 'M.5'],
  ['equity investor', { issuerKind: 'equity-investor' }, 'M.10'],
  ['SCP', { product: 'SCP' }, 'M.11'],
  ['titles held', { titled: true }, 'ZJ-1'],
  ['safety accident', { said: { 'circumstances.safetyAccident': true } }, 'M.1'],
  ['non-standard audit opinion', { said: { 'circumstances.nonStandardAudit': true } }, 'M.2'],
  ['related parties', { said: { 'circumstances.relatedParty': true } }, 'M.3'],
  ['restructuring', { said: { 'circumstances.restructuring': true } }, 'M.4'],
  ['real estate', { said: { 'circumstances.realEstate': true } }, 'M.6'],
  ['supply chain', { said: { 'circumstances.supplyChain': true } }, 'M.7'],
  ['emergency', { said: { 'circumstances.emergency': true } }, 'M.8'],
  ['perpetual', { said: { 'circumstances.perpetual': true } }, 'M.9'],
  ['protection clauses', { said: { 'circumstances.protectionClauses': true } }, 'M.12'],
  ['other matters', { said: { 'circumstances.materialMatters': true } }, 'M.13'],
  ['exchange: rated', { ...exchange, rated: ['line'] }, '6-1'],
  ['exchange: guaranteed', { ...exchange, enhanced: true, guaranteed: true }, '6-4 6-4-1'],
  ['exchange: pledged only', { ...exchange, enhanced: true }, ''],
  ['exchange: titles held', { ...exchange, titled: true }, '7-6'],
  ['exchange: non-standard audit opinion', { ...exchange, said: { 'circumstances.nonStandardAudit': true } }, '5-2'],
  ['exchange: restructuring', { ...exchange, said: { 'circumstances.restructuring': true } }, '5-3'],
  ['exchange: longer accounts', { ...exchange, said: { 'circumstances.longerAccounts': true } }, '5-4'],
  ['exchange: summary', { ...exchange, said: { 'circumstances.summary': true } }, '1-2'],
  ['exchange: opinion of an authority', { ...exchange, said: { 'circumstances.authorityOpinion': true } }, '6-5'],
  ['exchange: exemption', { ...exchange, said: { 'circumstances.exemption': true } }, '7-3'],
  ['licence: rated and guaranteed', { ...licence, rated: ['issuer'], enhanced: true, guaranteed: true }, '8 8-1 9 9-1'],
  ['licence: non-standard audit opinion', { ...licence, said: { 'circumstances.nonStandardAudit': true } }, '5-1'],
]

describe('each circumstance brings in its papers and no others', () => {
  test.each(circumstances)('%s', (_, of, more) => {
    const without = codes({ route: of.route ?? 'interbank', ...(of.route === 'licence' ? licence : {}) })
    const found = codes(of)
    expect(without.filter((code) => !found.includes(code))).toEqual([])
    expect(found.filter((code) => !without.includes(code)).join(' ')).toBe(more)
  })
})

test('the prospectus of project revenue notes stands in the place of the other one, and says so', () => {
  const said = { 'circumstances.projectReturn': true }
  expect(codes({ said }).join(' ')).toBe(interbankPlain.replace(' M ', ' XM '))
  const line = wholeChecklist({ ...plain, said }).find(({ code }) => code === 'M')
  expect(line).toMatchObject({
    applies: false,
    requirement: 'mandatory',
    because: '要素“项目收益票据”填为“是”，由 XM 代替',
    decidedBy: { kind: 'fact', key: 'circumstances.projectReturn' },
  })
})

describe('the whole list', () => {
  const whole = (of: Partial<ChecklistCase> = {}) => wholeChecklist({ ...plain, ...of })

  test('names every table of the 2020 form system (domain §4.1) and every file of §4.2', () => {
    const tables = `Y YB M BM XM ${Array.from({ length: 13 }, (_, at) => `M.${at + 1}`).join(' ')} C F P.1 P.2 P.3 P.4 Z Z.1 FA SG G J`
    const files = '1-1 1-2 2-1 2-2 2-3 3-1 3-2 4-1 5-1 5-2 5-3 6-1 6-2 6-3 6-4 6-5 7-1 7-2 7-3 7-4 7-5'
    const missing = (list: string, of: Partial<ChecklistCase>) =>
      list.split(' ').filter((code) => !whole(of).some((line) => line.code === code))
    expect(missing(tables, {})).toEqual([])
    expect(missing(files, exchange)).toEqual([])
  })

  test('codes are unique on every route, and every line rests on a text of the library', () => {
    for (const route of Object.keys(routes) as Route[]) {
      const lines = whole({ route })
      expect(new Set(lines.map(({ code }) => code)).size).toBe(lines.length)
      expect(lines.filter(({ basis }) => placeOf(basis) === null)).toEqual([])
    }
  })

  test('what nobody has said is unknown, asks for nothing and names the fact; what was denied says so', () => {
    const key: Circumstance = 'circumstances.safetyAccident'
    const line = (said: ChecklistCase['said']) => whole({ said }).find(({ code }) => code === 'M.1')
    expect(line({})).toMatchObject({
      applies: 'unknown',
      because: '要素“报告期内发生安全生产事故”还没有填写',
      decidedBy: { kind: 'fact', key, group: '申报情形' },
    })
    expect(line({ [key]: false })).toMatchObject({ applies: false, because: expect.stringContaining('填为“否”') })
    expect(line({ [key]: true })).toMatchObject({ applies: true, because: expect.stringContaining('填为“是”') })
  })

  test('papers of the issue and of a warrant are named and not asked for', () => {
    const apart = whole().filter(({ phase }) => phase !== 'filing')
    expect(apart.map(({ code }) => code)).toEqual(['YB', 'BM', 'J', 'FA', 'SG', 'G', '凭证'])
    expect(apart.every(({ applies, because }) => applies === false && because !== '')).toBe(true)
  })

  test.each(
    (Object.keys(routes) as Route[]).flatMap((route) =>
      (['tech-firm', 'equity-investor', 'financial-institution'] as IssuerKind[]).map((kind) => [route, kind] as const),
    ),
  )('%s, %s: five papers that the platform writes are on every list, and mandatory', (route, issuerKind) => {
    const written = whole({ route, issuerKind }).filter(
      ({ template, requirement, phase }) => template !== null && requirement === 'mandatory' && phase === 'filing',
    )
    expect(written.map(({ template }) => template)).toEqual(
      expect.arrayContaining(['application', 'checklist', 'due-diligence', 'prospectus', 'recommendation']),
    )
  })
})
