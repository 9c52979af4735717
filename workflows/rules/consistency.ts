import { Exact } from '../finance/exact.ts'

/** How the value of a figure is compared: names by their letters, amounts in fen, ratios as numbers, days as days. */
export type FigureKind = 'name' | 'fen' | 'percent' | 'day'

type Figure = { label: string; kind: FigureKind }

/** What must read the same wherever it is printed (peers A.8 row 15; exchanges: 一致性承诺函, domain §4.2). */
export const keyFigures = {
  'issuer.name': { label: '发行人名称', kind: 'name' },
  'issuer.creditCode': { label: '统一社会信用代码', kind: 'name' },
  'issuer.legalRepresentative': { label: '法定代表人', kind: 'name' },
  'offering.name': { label: '债券名称', kind: 'name' },
  'registration.amount': { label: '注册金额', kind: 'fen' },
  'offering.amount': { label: '本期发行金额', kind: 'fen' },
  'line.1.tenor': { label: '期限', kind: 'name' },
  'line.2.tenor': { label: '品种二期限', kind: 'name' },
  'offering.bookOn': { label: '簿记建档日', kind: 'day' },
  'offering.paymentOn': { label: '缴款日', kind: 'day' },
  'offering.valueOn': { label: '起息日', kind: 'day' },
  'proceeds.techRatio': { label: '投向科技创新领域的比例', kind: 'percent' },
  'rating.issuer': { label: '主体评级', kind: 'name' },
  'rating.bond': { label: '债项评级', kind: 'name' },
  'accounts.debtRatio': { label: '最近一期资产负债率', kind: 'percent' },
  'science.researchRatio': { label: '最近一年研发投入占比', kind: 'percent' },
  'party.lead-underwriter': { label: '主承销商', kind: 'name' },
  'party.auditor': { label: '审计机构', kind: 'name' },
  'arrangement.provider': { label: '增信机构', kind: 'name' },
} as const satisfies Record<string, Figure>

export type FigureKey = keyof typeof keyFigures

export const isFigureKey = (key: string): key is FigureKey => Object.hasOwn(keyFigures, key)

/** One paper saying one figure: in which version, under which heading, from which page (null: not known). */
export type Statement = {
  figure: FigureKey
  /** In the form that is compared, from `comparable`. */
  value: string
  /** As printed. */
  words: string
  filing: string
  paper: string
  version: number
  heading: string | null
  page: number | null
  /** When the version was made (ISO): of two that differ, the later is nearer to the facts. */
  madeAt: string
  source: 'generated' | 'uploaded'
}

export type Disagreement = {
  figure: FigureKey
  label: string
  /** Who says what, each value with the papers that say it; the value of the latest version first. */
  sides: { value: string; words: string; said: Statement[] }[]
  /** One sentence that names every place. */
  because: string
  /** Generated papers that say otherwise than the latest generated one: printing them again mends it. */
  outdated: string[]
}

/** A value in the form in which it is compared; null for one that cannot be read. Brackets and blanks make no difference. */
export function comparable(figure: FigureKey, value: string | number): string | null {
  const { kind } = keyFigures[figure]
  const plain = String(value).normalize('NFKC').replace(/\s+/gu, '').replace(/%$/, '')
  if (plain === '') return null
  if (kind === 'name') return plain
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(plain) ? plain : null
  return /^-?\d+(\.\d+)?$/.test(plain) ? new Exact(plain).toString() : null
}

/** Figures that current versions of the papers of one filing print with more than one value. */
export function disagreements(statements: readonly Statement[]): Disagreement[] {
  return (Object.keys(keyFigures) as FigureKey[]).flatMap((figure) => {
    const said = statements.filter((statement) => statement.figure === figure).toSorted(latestFirst)
    const values = [...new Set(said.map(({ value }) => value))]
    if (values.length < 2) return []
    const sides = values.map((value) => {
      const same = said.filter((statement) => statement.value === value)
      return { value, words: same[0]?.words ?? value, said: same }
    })
    const { label } = keyFigures[figure]
    return [
      {
        figure,
        label,
        sides,
        because: `${label}不一致：${sides.map(sideWords).join('；')}。`,
        outdated: outdated(said),
      },
    ]
  })
}

const latestFirst = (a: Statement, b: Statement): number =>
  b.madeAt.localeCompare(a.madeAt) || a.filing.localeCompare(b.filing)

function outdated(latest: readonly Statement[]): string[] {
  const generated = latest.filter(({ source }) => source === 'generated')
  const newest = generated[0]
  return [...new Set(generated.filter(({ value }) => value !== newest?.value).map(({ filing }) => filing))]
}

const sideWords = ({ words, said }: Disagreement['sides'][number]): string =>
  `${said.map(placeWords).join('、')}写 ${words}`

/** `募集说明书（第2版）“第三章 发行条款”（第 12 页）` */
export function placeWords({ paper, version, heading, page, source }: Statement): string {
  const place = heading === null ? (source === 'uploaded' ? '经上传人确认' : '') : `“${heading}”`
  return `${paper}（第${version}版）${place}${page === null ? '' : `（第 ${page} 页）`}`
}
