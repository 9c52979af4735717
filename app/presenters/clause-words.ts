import type { Inline } from '#templates/blocks.ts'
import { type Block, wordsIn } from '#templates/blocks.ts'
import { type ClausePlace, type ClauseWording, clausePlaces, type IssuerKind } from '#templates/clauses/clause.ts'
import { cellsOf, clauseLines } from '#templates/clauses/clause-text.ts'
import { type ExampleMarket, exampleCase } from '#templates/clauses/example-case.ts'
import { clauseSection } from '#templates/clauses/set-clause.ts'
import type { VersionStanding } from '#workflows/clauses/in-force.ts'
import { issuerKinds } from '#workflows/kit/seats.ts'
import type { Tone } from '../components/tone.ts'

/** Words of a clause with its blanks told apart. */
export type WordRun = { text: string; blank: boolean }
export type ClauseLineView = { when: string[]; kind: 'line' | 'item' | 'head'; cells: WordRun[][] }

const runsOf = (words: string): WordRun[] =>
  words
    .split(/\{\{\s*([^{}]*?)\s*\}\}/)
    .map((text, at) => ({ text, blank: at % 2 === 1 }))
    .filter(({ text }) => text !== '')

/** A clause as it was written: blanks by their names, conditions before their lines. */
export const writtenLines = ({ text }: Pick<ClauseWording, 'text'>): ClauseLineView[] =>
  clauseLines(text).map(({ when, kind, sign, words }) => ({
    when,
    kind: kind === 'item' ? 'item' : kind === 'caption' ? 'head' : 'line',
    cells: kind === 'row' ? cellsOf(words).map(runsOf) : [runsOf(kind === 'item' ? words : sign + words)],
  }))

const plain = (runs: readonly Inline[]): WordRun[] => [{ text: runs.map(wordsIn).join(''), blank: false }]

/** The same clause filled in for an invented deal. */
export function filledLines(wording: ClauseWording, market: ExampleMarket): { title: string; lines: ClauseLineView[] } {
  const { title, blocks } = clauseSection(wording, exampleCase(market, wording.kinds?.[0] ?? 'tech-firm'))
  return { title, lines: blocks.flatMap(linesOf) }
}

function linesOf(block: Block): ClauseLineView[] {
  const line = (kind: ClauseLineView['kind'], ...cells: WordRun[][]): ClauseLineView => ({ when: [], kind, cells })
  if (block.kind === 'paragraph') return [line('line', plain(block.text))]
  if (block.kind === 'list') return block.items.map((item) => line('item', plain(item)))
  if (block.kind !== 'table') return []
  return [
    ...(block.caption ? [line('head', plain([block.caption]))] : []),
    line('line', ...block.columns.map(({ head }) => plain([head]))),
    ...block.rows.map((row) => line('line', ...row.map(plain))),
    ...(block.note ? [line('line', plain([`注：${block.note}`]))] : []),
  ]
}

/** A title as lists show it: blanks by their names. */
export const titleWords = (title: string): string => title.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, '$1')

export const kindsWords = (kinds: readonly IssuerKind[] | undefined): string =>
  kinds === undefined ? '各类发行人' : kinds.map((kind) => issuerKinds[kind]).join('、')

/** Where a place stands in the papers of one project. */
export const chapterOf = (place: ClausePlace, route: string): string =>
  clausePlaces[place][route.startsWith('exchange') ? 'exchange' : 'interbank']

/** Where a place stands, in the chapters of both markets. */
export const chapterWords = (place: ClausePlace): string => {
  const { interbank, exchange } = clausePlaces[place]
  return interbank === exchange ? `“${interbank}”` : `银行间“${interbank}”、交易所“${exchange}”`
}

export const standings: Record<VersionStanding, { word: string; tone: Tone }> = {
  'in-force': { word: '有效', tone: 'pine' },
  coming: { word: '待生效', tone: 'azure' },
  replaced: { word: '已接替', tone: 'slate' },
  withdrawn: { word: '已停用', tone: 'cinnabar' },
}

/** In the papers of a deal a house's wording is named by the house. */
export const versionInPaper = ({ number, ownerName }: { number: number; ownerName: string | null }): string =>
  `${ownerName ?? '平台'}第 ${number} 版`

/** In the library a house's wording is seen by the house alone. */
export const versionWords = ({ number, ownerName }: { number: number; ownerName: string | null }): string =>
  `${ownerName ? '本机构' : '平台'}第 ${number} 版`
