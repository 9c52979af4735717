import { factTag } from '#templates/word/fact-control.ts'
import type { Mark, MarkedRun } from './marked.ts'
import { noteTied, remark, tieWords } from './read-remarks.server.ts'
import { lose, mark, tell, type WordDesk } from './word-desk.server.ts'
import { isKai } from './word-styles.server.ts'
import { attributeOf, child, type Element, elementsOf, isOn } from './xml-tree.server.ts'

/** What stands around a run: the edits it is in, the link, the fact, and whether a field shows a page number here. */
type Around = {
  marks: readonly Mark[]
  link?: string
  fact?: string
  /** Notes hold no notes. */
  inNote: boolean
}

/** The field that is open: its code is not text, and what it shows of pages is counted anew. */
type Field = { depth: number; code: string; shows: boolean }

export type RunsRead = { runs: MarkedRun[]; breaksPage: boolean }

/** The words of a paragraph with their look, links, notes and edits. */
export function readRuns(desk: WordDesk, paragraph: Element, inNote = false): RunsRead {
  const read: RunsRead & { field: Field } = {
    runs: [],
    breaksPage: false,
    field: { depth: 0, code: '', shows: true },
  }
  readChildren(desk, paragraph, { marks: [], inNote }, read)
  return { runs: joined(read.runs), breaksPage: read.breaksPage }
}

type Reading = RunsRead & { field: Field }

const passed = new Set(['smartTag', 'customXml', 'sdtContent', 'fldSimple', 'dir', 'bdo', 'ruby', 'rubyBase'])

function readChildren(desk: WordDesk, element: Element, around: Around, read: Reading): void {
  for (const one of elementsOf(element)) readOne(desk, one, around, read)
}

function readOne(desk: WordDesk, one: Element, around: Around, read: Reading): void {
  const { name } = one
  if (name === 'r') readRun(desk, one, around, read)
  else if (name === 'ins' || name === 'del' || name === 'moveTo' || name === 'moveFrom') {
    const change = name === 'ins' || name === 'moveTo' ? 'inserted' : 'deleted'
    const made = mark(desk, change, one, name.startsWith('move'))
    readChildren(desk, one, { ...around, marks: [...around.marks, made] }, read)
  } else if (name === 'hyperlink') readChildren(desk, one, { ...around, ...linkOf(desk, one) }, read)
  else if (name === 'sdt') {
    const fact = factTag(attributeOf(child(one, 'sdtPr', 'tag')) ?? '')
    if (fact?.startsWith('@')) say(desk, { text: '', page: fact.slice(1) }, around, read)
    else readChildren(desk, one, fact === null ? around : { ...around, fact }, read)
  } else if (passed.has(name)) readChildren(desk, one, around, read)
  else {
    noteRange(desk, one)
    if (name === 'oMath' || name === 'oMathPara') lose(desk, '公式')
  }
}

function linkOf(desk: WordDesk, element: Element): { link?: string } {
  const target = desk.links.get(element.attributes.id ?? '')
  if (target && /^(https?:|mailto:)/i.test(target)) return { link: target }
  return {}
}

/** The ranges of moves and comments begin and end beside the words, also between paragraphs. */
export function noteRange(desk: WordDesk, element: Element): void {
  const { moving } = desk
  const { name, attributes } = element
  noteTied(desk, element)
  if (name === 'moveFromRangeStart') moving.from = attributes.name ?? null
  if (name === 'moveToRangeStart') moving.to = attributes.name ?? null
  if (name === 'moveFromRangeEnd') moving.from = null
  if (name === 'moveToRangeEnd') moving.to = null
}

function readRun(desk: WordDesk, run: Element, around: Around, read: Reading): void {
  const look = child(run, 'rPr')
  if (isOn(child(look, 'vanish'))) {
    lose(desk, '隐藏文字')
    return
  }
  if (child(look, 'rPrChange')) lose(desk, '格式修订（按修订后的样子保留）')
  const shape = {
    ...(isOn(child(look, 'b')) ? { bold: true as const } : {}),
    ...(isKai(child(look, 'rFonts')) ? { kai: true as const } : {}),
  }
  for (const part of elementsOf(run)) {
    const text = textOf(desk, part, read)
    if (text !== null) say(desk, { ...shape, text }, around, read)
    if (part.name === 'footnoteReference' || part.name === 'endnoteReference') readNote(desk, part, around, read)
  }
}

/** The words of one part of a run; null where it has none. Fields say what they show, page numbers nothing. */
function textOf(desk: WordDesk, part: Element, read: Reading): string | null {
  const { name, attributes } = part
  const { field } = read
  if (name === 'fldChar') noteField(field, attributes.fldCharType ?? '')
  if (name === 'instrText') field.code += wordsIn(part)
  const shown = field.depth === 0 || (field.shows && !/^\s*PAGE/.test(field.code))
  if (name === 't' || name === 'delText') return shown ? wordsIn(part) : null
  if (name === 'tab') return '\t'
  if (name === 'cr' || (name === 'br' && !['page', 'column'].includes(attributes.type ?? ''))) return '\n'
  if (name === 'noBreakHyphen') return '-'
  if (name === 'sym') lose(desk, '符号字体的字符')
  if (name === 'drawing' || name === 'pict' || name === 'object') lose(desk, drawnWord(part))
  if (name === 'AlternateContent') lose(desk, drawnWord(part))
  if (name === 'commentReference') remark(desk, attributes.id ?? '')
  if (name === 'br' && attributes.type === 'page') read.breaksPage = true
  return null
}

function noteField(field: Field, type: string): void {
  if (type === 'begin') {
    field.depth += 1
    if (field.depth === 1) Object.assign(field, { code: '', shows: false })
  }
  if (type === 'separate' && field.depth === 1) field.shows = true
  if (type === 'end') field.depth = Math.max(0, field.depth - 1)
}

const wordsIn = ({ children }: Element): string =>
  children
    .filter((one) => typeof one === 'string')
    .join('')
    .replace(/[\r\n]+/g, ' ')

const holds = (element: Element, names: readonly string[]): boolean =>
  elementsOf(element).some((one) => names.includes(one.name) || holds(one, names))

function drawnWord(part: Element): string {
  if (holds(part, ['txbxContent', 'textbox'])) return '文本框'
  if (holds(part, ['chart'])) return '图表对象'
  return part.name === 'object' ? '嵌入对象' : '图片'
}

function readNote(desk: WordDesk, part: Element, around: Around, read: Reading): void {
  const note = desk.notes.get(`${part.name === 'endnoteReference' ? 'end' : 'foot'} ${part.attributes.id ?? ''}`)
  if (around.inNote || !note) return
  const paragraphs = elementsOf(note).filter(({ name }) => name === 'p')
  const runs = paragraphs.flatMap((one, at) => [...(at > 0 ? [{ text: '\n' }] : []), ...readRuns(desk, one, true).runs])
  const [first, ...rest] = runs
  // Word puts a blank behind the mark of a note, which is none of its words.
  const words = first
    ? [{ ...first, text: first.text.trimStart() }, ...rest].filter(({ text, page }) => text !== '' || page)
    : []
  if (words.length > 0) read.runs.push({ text: '', note: words, ...marked(around) })
}

const marked = ({ marks }: Around) => (marks.length > 0 ? { marks: [...marks] } : {})

function say(desk: WordDesk, run: MarkedRun, around: Around, read: Reading): void {
  if (around.marks.length > 0) tell(desk, around.marks, run.text)
  else if (run.text.trim() !== '') desk.open = null
  if (around.marks.every(({ change }) => change === 'inserted')) tieWords(desk, run.text)
  read.runs.push({
    ...run,
    ...(around.link ? { link: around.link } : {}),
    ...(around.fact ? { fact: around.fact } : {}),
    ...marked(around),
  })
}

const lookOf = ({ text: _, ...look }: MarkedRun): string => JSON.stringify(look)

/** Word cuts words into runs by when they were typed: neighbours that look alike are one. */
function joined(runs: readonly MarkedRun[]): MarkedRun[] {
  const all: MarkedRun[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (last && !run.note && !last.note && !run.page && lookOf(last) === lookOf(run))
      all[all.length - 1] = { ...last, text: last.text + run.text }
    else all.push(run)
  }
  return all
}
