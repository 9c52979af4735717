import type { Block, DeepItem, Inline } from '../blocks.ts'
import { readInlines } from './inline-notation.ts'
import { barred, type Lines, plainOf, takeName } from './notation-lines.ts'
import { readTable } from './read-table.ts'
import { blockWords, divider, paragraphWords } from './write-notation.ts'

export type NotationError = { line: number; message: string }
export type ReadNotation = { ok: true; blocks: Block[] } | { ok: false; errors: NotationError[] }

type Paragraph = Extract<Block, { kind: 'paragraph' }>

/** Characters of one chapter; the longest of a real prospectus has some sixty thousand. */
const longestChapter = 400_000

/**
 * The blocks that a typed chapter says. `factProblem` says in a Chinese sentence what is wrong with a quote, null where
 * nothing is. Every fault is told at once, each with its line.
 */
export function readNotation(typed: string, factProblem: (ref: string) => string | null): ReadNotation {
  if (typed.length > longestChapter)
    return { ok: false, errors: [{ line: 1, message: `一章最多 ${longestChapter / 10_000} 万字，请分开编写` }] }
  const errors: NotationError[] = []
  const lines: Lines = {
    all: typed.split(/\r\n?|\n/).map((line) => line.replace(/\p{Cc}+/gu, ' ').trim()),
    at: 0,
    wrong: (message, line) => errors.push({ line: line + 1, message }),
    inline: (text, line) => {
      const read = readInlines(text, factProblem)
      if (!read.ok) errors.push({ line: line + 1, message: read.message })
      return read.ok ? read.runs : []
    },
  }
  const blocks: Block[] = []
  while (lines.at < lines.all.length) {
    const block = next(lines)
    if (block) blocks.push(block)
  }
  errors.push(...danglingReferences(lines, blocks))
  if (blocks.length === 0 && errors.length === 0) errors.push({ line: 1, message: '还没有写任何内容' })
  return errors.length > 0 ? { ok: false, errors: errors.toSorted((a, b) => a.line - b.line) } : { ok: true, blocks }
}

/** One name, one place. */
function danglingReferences({ all }: Lines, blocks: readonly Block[]): NotationError[] {
  const ids = blocks.flatMap((block) => ('id' in block && block.id ? [block.id] : []))
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice === undefined) return []
  return [{ line: all.findLastIndex((line) => line.includes(`{#${twice}}`)) + 1, message: `标识“${twice}”用了两次` }]
}

function next(lines: Lines): Block | null {
  const line = lines.all[lines.at] ?? ''
  if (line === '') {
    lines.at += 1
    return null
  }
  if (/^#{1,2}\*? /.test(line)) return heading(lines, line)
  if (/^#/.test(line)) {
    lines.wrong('标题写作“# 标题”（二级）或“## 标题”（三级），章的标题由平台编排', lines.at++)
    return null
  }
  if (/^[-+] /.test(line)) return list(lines, line.startsWith('+'))
  if (/^(--|\+\+) /.test(line)) {
    lines.wrong('“--”和“++”是列表的二级，写在“-”或“+”的一项之后', lines.at++)
    return null
  }
  if (line.startsWith('|') || line.startsWith(blockWords.caption)) return readTable(lines)
  return marked(lines, line) ?? paragraph(lines, line)
}

function heading(lines: Lines, line: string): Block | null {
  const [, hashes = '', star = '', said = ''] = /^(#{1,2})(\*?) +(.*)$/.exec(line) ?? []
  const { words, id } = takeName(said)
  const at = lines.at++
  if (words === '') {
    lines.wrong('标题没有文字', at)
    return null
  }
  const level = hashes === '##' ? 3 : 2
  return {
    kind: 'heading',
    level,
    text: plainOf(words),
    ...(id ? { id } : {}),
    ...(star ? { unnumbered: true as const } : {}),
  }
}

function list(lines: Lines, ordered: boolean): Block {
  const items: Inline[][] = []
  const deeper: DeepItem[] = []
  const mark = ordered ? /^(\+|--|\+\+) +/ : /^(-|--|\+\+) +/
  for (; mark.test(lines.all[lines.at] ?? ''); lines.at += 1) {
    const line = lines.all[lines.at] ?? ''
    items.push(lines.inline(line.replace(mark, ''), lines.at))
    deeper.push(line.startsWith('++') ? 'ordered' : line.startsWith('--') ? 'bullet' : null)
  }
  const levels = deeper.some((level) => level !== null) ? { deeper } : {}
  return { kind: 'list', ...(ordered ? { ordered } : {}), items, ...levels }
}

/** Blocks that begin with a word in 【】; undefined for what is none of them. */
function marked(lines: Lines, line: string): Block | null | undefined {
  const word = Object.entries(blockWords).find(([, sign]) => line.startsWith(sign))?.[0]
  const rest = line.slice((word ? blockWords[word as keyof typeof blockWords] : '').length)
  const at = lines.at
  switch (word) {
    case 'break':
      lines.at += 1
      return { kind: 'page-break' }
    case 'note':
    case 'warning': {
      lines.at += 1
      const [title, text] = halves(rest)
      if (text === null) lines.wrong(`${blockWords[word]}后面写“标题${divider}内容”`, at)
      return { kind: 'callout', tone: word, title: plainOf(title), text: lines.inline(text ?? '', at) }
    }
    case 'seal': {
      lines.at += 1
      const [of, date] = halves(rest)
      return { kind: 'seal', of: plainOf(of), ...(date === null ? {} : { date: plainOf(date) }) }
    }
    case 'facts':
      return factRows(lines)
    case 'chart':
    case 'columns':
    case 'lines':
      return chart(lines, rest, word === 'chart' ? null : word)
    case 'tableNote':
    case 'total':
      lines.at += 1
      lines.wrong(`${blockWords[word]}应紧接在表格之后`, at)
      return null
    default:
      return undefined
  }
}

/** The two halves of `甲｜乙`. */
function halves(text: string): [string, string | null] {
  const found = /^((?:\\.|[^\\｜])*)｜(.*)$/s.exec(text)
  return found ? [(found[1] ?? '').trim(), (found[2] ?? '').trim()] : [text.trim(), null]
}

type Row = { cells: string[]; at: number }

/** Rows that follow a word in 【】, of two cells or of as many as may be. */
function rowsAfter(lines: Lines, most: number): Row[] {
  const rows: Row[] = []
  const from = lines.at++
  for (; (lines.all[lines.at] ?? '').startsWith('|'); lines.at += 1) {
    const cells = barred(lines.all[lines.at] ?? '')
    if (cells.length >= 2 && cells.length <= most) rows.push({ cells, at: lines.at })
    else lines.wrong(`每行写作“| 名称 | 内容 |${most > 2 ? '”或“| 名称 | 数值 | 系列 |' : ''}”`, lines.at)
  }
  if (rows.length === 0) lines.wrong('后面没有“| 名称 | 内容 |”的行', from)
  return rows
}

function factRows(lines: Lines): Block {
  const rows = rowsAfter(lines, 2)
  return {
    kind: 'facts',
    rows: rows.map(({ cells, at }) => ({ label: plainOf(cells[0] ?? ''), value: lines.inline(cells[1] ?? '', at) })),
  }
}

function chart(lines: Lines, rest: string, form: 'columns' | 'lines' | null): Block {
  const [caption, unit] = halves(rest)
  if (unit === null) lines.wrong(`图题后面写“${divider}单位”`, lines.at)
  const { words, id } = takeName(unit ?? '')
  const series = rowsAfter(lines, 3).map(({ cells: [label = '', value = '', of] }) => ({
    label: plainOf(label),
    value: plainOf(value),
    ...(of === undefined ? {} : { of: plainOf(of) }),
  }))
  return {
    kind: 'chart',
    ...(id ? { id } : {}),
    caption: plainOf(caption),
    unit: plainOf(words),
    ...(form ? { form } : {}),
    series,
  }
}

const aligned = ['left', 'center', 'right'] as const
const styled = ['note', 'kai', 'lead'] as const

function paragraph(lines: Lines, line: string): Block {
  const at = lines.at++
  let words = line
  const take = (sign: string): boolean => {
    if (!words.startsWith(sign)) return false
    words = words.slice(sign.length).trimStart()
    return true
  }
  const align = aligned.find((one) => take(paragraphWords[one]))
  const flush = take(paragraphWords.flush)
  const style = styled.find((one) => take(paragraphWords[one]))
  const text = words === blockWords.empty ? [] : lines.inline(words, at)
  const shape: Omit<Paragraph, 'kind' | 'text'> = {
    ...(align ? { align } : {}),
    ...(flush ? { indent: false } : {}),
    ...(style ? { style } : {}),
  }
  return { kind: 'paragraph', text, ...shape }
}
