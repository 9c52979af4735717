import type { FilingDocument } from '#templates/blocks.ts'
import { chineseDay, money, percent, wan, yi, yuan } from '#templates/format.ts'
import type { RenderedHeading } from '#templates/render.ts'
import { comparable, type FigureKey } from '#workflows/rules/consistency.ts'
import type { DossierParts } from './dossier/build.server.ts'
import { headingPath } from './heading-path.ts'
import { ownHeadings, type PrintedLine, printedLines } from './printed-headings.server.ts'

/** One figure as a version prints it: where first, and in which words. */
export type PrintedFigure = {
  figure: FigureKey
  value: string
  words: string
  heading: string | null
  page: number | null
}

/** A figure of a dossier: its value, the ways of writing it, and words that must stand on the same line. */
type Reading = { value: string | number; ways: string[]; near?: readonly string[] }
type Read = (dossier: DossierParts) => Reading | null

const name = (value: string | undefined, near?: readonly string[]): Reading | null =>
  value === undefined || value === '' ? null : { value, ways: [value], ...(near ? { near } : {}) }
const amount = (fen: number | null | undefined, near: readonly string[]): Reading | null =>
  fen === null || fen === undefined
    ? null
    : { value: fen, ways: [...new Set([money(fen), yi(fen), wan(fen), yuan(fen)])], near }
const day = (iso: string | undefined, near: readonly string[]): Reading | null =>
  iso === undefined ? null : { value: iso, ways: [chineseDay(iso), iso], near }
const ratio = (value: string | undefined, near: readonly string[]): Reading | null =>
  value === undefined ? null : { value, ways: [percent(value)], near }
const tenor =
  (at: number): Read =>
  ({ offering }) =>
    name(offering?.lines[at]?.tenorWords)
const party =
  (capacity: string): Read =>
  ({ parties }) =>
    name(parties?.find((one) => one.capacity === capacity)?.name)

const readings: Record<FigureKey, Read> = {
  'issuer.name': ({ issuer }) => name(issuer?.name.value),
  'issuer.creditCode': ({ issuer }) => name(issuer?.creditCode.value),
  'issuer.legalRepresentative': ({ issuer }) => name(issuer?.legalRepresentative.value, ['法定代表人']),
  'offering.name': ({ offering }) => name(offering?.name),
  'registration.amount': ({ registration }) => amount(registration?.amount, ['注册', '额度', '总额', '申请', '不超过']),
  'offering.amount': ({ offering }) => amount(offering?.amount, ['本期', '发行金额', '发行规模', '计划']),
  'line.1.tenor': tenor(0),
  'line.2.tenor': tenor(1),
  'offering.bookOn': ({ offering }) => day(offering?.bookOn, ['簿记']),
  'offering.paymentOn': ({ offering }) => day(offering?.paymentOn, ['缴款']),
  'offering.valueOn': ({ offering }) => day(offering?.valueOn, ['起息']),
  'proceeds.techRatio': ({ proceeds }) => ratio(proceeds?.techRatio, ['科技创新', '科创']),
  'rating.issuer': ({ rating }) => name(rating?.issuer?.symbol.value, ['主体', '信用等级', '评级']),
  'rating.bond': ({ rating }) => name(rating?.bond?.value, ['债项']),
  'accounts.debtRatio': ({ accounts }) => ratio(accounts?.periods.at(-1)?.debtRatio, ['资产负债率']),
  'science.researchRatio': ({ science }) => ratio(latestResearch(science)?.ratio, ['研发', '年度']),
  'party.lead-underwriter': party('lead-underwriter'),
  'party.auditor': party('auditor'),
  'arrangement.provider': ({ arrangements }) => name(arrangements?.[0]?.provider),
}

const latestResearch = (science: DossierParts['science']) =>
  science?.research.toSorted((a, b) => a.year - b.year).at(-1)

/** The key figures that a document really prints, each where it first stands. What a dossier holds and no page says is none. */
export function figuresIn(
  document: FilingDocument,
  set: readonly RenderedHeading[],
  dossier: DossierParts,
): PrintedFigure[] {
  const lines = printedLines(document)
  const headings = ownHeadings(document, set)
  return (Object.keys(readings) as FigureKey[]).flatMap((figure): PrintedFigure[] => {
    const reading = readings[figure](dossier)
    const value = reading ? comparable(figure, reading.value) : null
    const found = reading ? firstLine(lines, reading) : undefined
    if (value === null || !found) return []
    const at = found.line.heading
    const heading = headingPath(headings, at) || '封面'
    return [{ figure, value, words: found.way, heading, page: headings[at]?.page ?? 1 }]
  })
}

function firstLine(
  lines: readonly PrintedLine[],
  { ways, near }: Reading,
): { line: PrintedLine; way: string } | undefined {
  const patterns = ways.map((way) => ({ way, pattern: whole(way) }))
  for (const line of lines) {
    if (near && !near.some((word) => line.words.includes(word))) continue
    const hit = patterns.find(({ pattern }) => pattern.test(line.words))
    if (hit) return { line, way: hit.way }
  }
  return undefined
}

/** The words as a whole: `AA` is not in `AAA`, `4亿元` not in `14亿元`. */
const whole = (way: string): RegExp =>
  new RegExp(`(?<![0-9A-Za-z.,+])${way.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![0-9A-Za-z+])`, 'u')
