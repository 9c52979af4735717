import { type Block, type Column, facts, heading, type Inline, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, chineseNumber, markSample, money, percent, wanFigure } from '../format.ts'
import { told } from '../phrases/words.ts'
import type { CellKind, Statement } from '../stated.ts'

type Rows = Extract<Statement, { kind: 'rows' }>
type Single = Exclude<Statement, Rows>
type Worded = Extract<Statement, { value: string }>

const isProse = (one: Statement): one is Worded => one.kind === 'prose'
const isLong = (one: Statement): one is Rows | Worded => one.kind === 'rows' || isProse(one)
const isShort = (one: Statement): one is Single => !isLong(one)

/** The statements with these keys as blocks, in this order; what was not stated is left out. */
export function statedBlocks({ stated }: Pick<Dossier, 'stated'>, ...keys: string[]): Block[] {
  const said = keys.flatMap((key) => stated.find((one) => one.key === key) ?? [])
  const short = said.filter(isShort)
  const long = said.filter(isLong)
  const titled = short.length + long.length > 1
  return [
    ...(short.length > 0 ? [facts(short.map((one) => [one.label, [quoted(one)]]))] : []),
    ...long.flatMap((one, at) => [
      ...(titled ? [heading(3, `（${chineseNumber(at + 1)}）${one.label}`)] : []),
      ...(one.kind === 'rows' ? rowsTable(one, !titled) : told(one)),
    ]),
  ]
}

const quoted = (one: Single): Inline => ({ text: markSample(printed(one), one.sample), fact: one.key })

function printed({ kind, value }: Single): string {
  if (typeof value === 'number') return kind === 'fen' ? money(value) : String(value)
  return kind === 'percent' ? percent(value) : kind === 'day' ? chineseDay(value) : value
}

/** How much of the measure a column takes beside the others. */
const weights: Record<CellKind, number> = { words: 3, prose: 5, fen: 2.9, percent: 2.6, count: 1.6, day: 2.6 }

/** Nothing in an optional table is said in words, for an empty one could be read as forgotten. */
function rowsTable({ key, label, columns, value, sample }: Rows, captioned: boolean): Block[] {
  if (value.length === 0) return [paragraph([{ text: markSample('无。', sample), fact: key }])]
  const whole = columns.reduce((sum, { kind }) => sum + weights[kind], 0)
  const heads = columns.map(
    ({ label: head, kind }): Column => ({
      head: kind === 'fen' ? `${head}（万元）` : head,
      width: weights[kind] / whole,
      ...(kind === 'fen' || kind === 'percent' || kind === 'count' ? { align: 'right' } : {}),
    }),
  )
  const rows = value.map((row) =>
    columns.map(({ kind }, at): string | Inline[] => {
      const words = cellWords(kind, row[at] ?? null)
      if (at === 0) return [{ text: markSample(words, sample), fact: key }]
      return kind === 'fen' || kind === 'percent' ? markSample(words, sample && words !== '—') : words
    }),
  )
  return [table(heads, rows, captioned ? { caption: label } : {})]
}

function cellWords(kind: CellKind, value: string | number | null): string {
  if (value === null) return '—'
  if (typeof value === 'number') return kind === 'fen' ? wanFigure(value) : String(value)
  return kind === 'percent' ? percent(value) : kind === 'day' ? chineseDay(value) : value
}
