import { type Block, list, paragraph, table } from '../blocks.ts'
import { isClauseBlank } from './blanks.ts'
import type { ClauseWording } from './clause.ts'
import type { ClauseCase, ClauseValue } from './clause-case.ts'
import { type ClauseLine, cellsOf, clauseLines } from './clause-text.ts'
import type { Section } from './compose.ts'

/** What stands for a blank that the paper has no value for: the papers of the issue name it. */
const elsewhere = (name: string): string => `本期发行文件载明的${name}`

/** Words with their blanks filled; neighbouring plain words are one run, so that a filled text is a text like any other. */
export function fillBlanks(words: string, { values }: Pick<ClauseCase, 'values'>): ClauseValue[] {
  const runs: ClauseValue[] = []
  const add = (run: ClauseValue) => {
    const last = runs.at(-1)
    if (typeof run === 'string' && typeof last === 'string') runs[runs.length - 1] = last + run
    else if (run !== '') runs.push(run)
  }
  for (const [at, part] of words.split(/\{\{\s*([^{}]*?)\s*\}\}/).entries()) {
    if (at % 2 === 0) add(part)
    else add((isClauseBlank(part) ? values[part] : undefined) ?? elsewhere(part))
  }
  return runs
}

const plain = (runs: readonly ClauseValue[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')

/** The lines that hold in this case, as blocks. Numbers run through the clause, whatever was left out. */
export function clauseBlocks(text: string, of: ClauseCase): Block[] {
  const lines = clauseLines(text).filter(({ when }) => when.every((condition) => of.conditions.has(condition)))
  const blocks: Block[] = []
  let number = 0
  for (let at = 0; at < lines.length; ) {
    const run = runFrom(lines, at)
    const [first] = run
    if (!first) break
    if (first.kind === 'item')
      blocks.push(
        list(
          run.map(({ words }) => fillBlanks(words, of)),
          true,
        ),
      )
    else if (first.kind === 'caption' || first.kind === 'row') blocks.push(tableOf(run, of))
    else if (first.kind === 'numbered') {
      number += 1
      blocks.push(paragraph(fillBlanks(`${number}. ${first.words}`, of)))
    } else blocks.push(paragraph(fillBlanks(first.words, of)))
    at += run.length
  }
  return blocks
}

/** Lines that make one block: the points of a list, a table with its caption and note, else the line alone. */
function runFrom(lines: readonly ClauseLine[], at: number): readonly ClauseLine[] {
  const first = lines[at]
  if (!first) return []
  const belongs: Partial<Record<ClauseLine['kind'], readonly ClauseLine['kind'][]>> = {
    item: ['item'],
    caption: ['row', 'note'],
    row: ['row', 'note'],
  }
  const others = belongs[first.kind] ?? []
  const rest = lines.slice(at + 1)
  const end = rest.findIndex(({ kind }) => !others.includes(kind))
  return [first, ...rest.slice(0, end < 0 ? rest.length : end)]
}

/** Of two columns the first is the wider: what is decided, and by how much. Three say what, by when and on what basis. */
const shares: Readonly<Record<number, readonly number[]>> = { 2: [0.6, 0.4], 3: [0.3, 0.34, 0.36] }

function tableOf(run: readonly ClauseLine[], of: ClauseCase): Block {
  const rows = run.filter(({ kind }) => kind === 'row').map(({ words }) => cellsOf(words))
  const [heads = [], ...body] = rows
  const widths = shares[heads.length] ?? heads.map(() => 1 / heads.length)
  const words = (kind: ClauseLine['kind']) => run.find((line) => line.kind === kind)?.words
  const [caption, note] = [words('caption'), words('note')]
  return table(
    heads.map((head, at) => ({ head: plain(fillBlanks(head, of)), width: widths[at] ?? 1 / heads.length })),
    body.map((cells) => heads.map((_, at) => fillBlanks(cells[at] ?? '', of))),
    {
      ...(caption ? { caption: plain(fillBlanks(caption, of)) } : {}),
      ...(note ? { note: plain(fillBlanks(note, of)) } : {}),
    },
  )
}

/** A clause as a section of a chapter; one of which no line holds has no block and is left out there. */
export const clauseSection = ({ title, text }: ClauseWording, of: ClauseCase): Section => ({
  title: plain(fillBlanks(title, of)),
  blocks: clauseBlocks(text, of),
})
