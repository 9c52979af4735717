import { isClauseBlank } from './blanks.ts'
import { type ClauseCondition, isClauseCondition } from './conditions.ts'

/**
 * The language of a clause, line by line: `1. 款` is numbered anew as it stands, `- 项` is a point of a list, `表：题` and
 * `| 栏 | 栏 |` make a table (its first row the heads, `注：` its note), anything else is a paragraph. `[条件、条件]` before a
 * line lets it stand only where all of them hold; `{{空格}}` is filled from the route and the facts.
 */
export type ClauseLine = {
  /** Its place in the text, from 1. */
  at: number
  when: ClauseCondition[]
  kind: 'numbered' | 'item' | 'caption' | 'row' | 'note' | 'paragraph'
  /** What was typed before the words, such as `2. `; on paper the number is given anew. */
  sign: string
  words: string
}

export type LineProblem = { at: number; message: string }

const kinds: readonly [ClauseLine['kind'], RegExp][] = [
  ['numbered', /^\d{1,2}[.．、]\s*/],
  ['item', /^[-－•]\s*/],
  ['caption', /^表：/],
  ['note', /^注：/],
]

/** A row's cells; the bars at both ends are its frame. */
export const cellsOf = (row: string): string[] =>
  row
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim())

export const blanksIn = (words: string): string[] =>
  [...words.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name)

function split(line: string): { said: string[]; rest: string } {
  const found = /^\[([^\]]*)\]\s*(.*)$/s.exec(line)
  if (!found) return { said: [], rest: line }
  return { said: (found[1] ?? '').split(/[、，,]/).map((word) => word.trim()), rest: found[2] ?? '' }
}

/** The lines of a text that was checked; what is no condition is passed over. */
export function clauseLines(text: string): ClauseLine[] {
  return text.split('\n').flatMap((raw, index) => {
    const line = raw.trim()
    if (line === '') return []
    const { said, rest } = split(line)
    const when = said.filter(isClauseCondition)
    if (rest.startsWith('|')) return [{ at: index + 1, when, kind: 'row' as const, sign: '', words: rest }]
    const [kind, sign] = kinds.find(([, pattern]) => pattern.test(rest)) ?? ['paragraph' as const, /^/]
    const [typed = ''] = sign.exec(rest) ?? []
    return [{ at: index + 1, when, kind, sign: typed, words: rest.slice(typed.length) }]
  })
}

const mostLines = 200
const longest = 2000

/** Everything that is wrong with a text, by line. Characters that cannot be printed are another question. */
export function clauseProblems(text: string): LineProblem[] {
  const lines = clauseLines(text)
  if (lines.length === 0) return [{ at: 1, message: '请填写条款文本' }]
  const long = text.split('\n').length > mostLines ? [{ at: mostLines + 1, message: `最多 ${mostLines} 行` }] : []
  const own = text.split('\n').flatMap((raw, index) => lineProblems(raw.trim(), index + 1))
  return [...long, ...own, ...tableProblems(lines)].sort((a, b) => a.at - b.at)
}

function lineProblems(line: string, at: number): LineProblem[] {
  const { said, rest } = split(line)
  const say = (message: string) => ({ at, message })
  const bare = rest.replace(/\{\{[^{}]*\}\}/g, '')
  return [
    ...said.filter((word) => !isClauseCondition(word)).map((word) => say(`没有“${word}”这项条件`)),
    ...blanksIn(rest)
      .filter((name) => !isClauseBlank(name))
      .map((name) => say(`没有“${name}”这个空格`)),
    ...(/[{}]/.test(bare) ? [say('花括号要成对：{{空格名称}}')] : []),
    ...(line !== '' && rest === '' ? [say('条件之后没有文字')] : []),
    ...(rest.length > longest ? [say(`一行最多 ${longest} 字，请分款`)] : []),
  ]
}

/** Rows of one table have as many cells each, two to five; a caption has a table under it, a note one above. */
function tableProblems(lines: readonly ClauseLine[]): LineProblem[] {
  return lines.flatMap((line, index): LineProblem[] => {
    const [before, after] = [lines[index - 1], lines[index + 1]]
    if (line.kind === 'caption' && after?.kind !== 'row') return [{ at: line.at, message: '表题之下应是表格的栏目' }]
    if (line.kind === 'note' && before?.kind !== 'row') return [{ at: line.at, message: '“注：”应紧接在表格之后' }]
    if (line.kind !== 'row') return []
    const count = cellsOf(line.words).length
    if (count < 2 || count > 5) return [{ at: line.at, message: '表格应有两至五栏' }]
    if (before?.kind !== 'row') {
      if (before?.kind !== 'caption') return [{ at: line.at, message: '表格之上应有表题，如“表：议案事项”' }]
      return after?.kind === 'row' ? [] : [{ at: line.at, message: '表格只有栏目，没有内容' }]
    }
    return cellsOf(before.words).length === count ? [] : [{ at: line.at, message: '各行的栏数不一致' }]
  })
}
