import { plainOf, spelledMark } from './blocks-of.ts'
import type { MarkedBlock, MarkedParagraph } from './marked.ts'
import { noteRange, readRuns } from './read-runs.server.ts'
import { alignOf, readTable } from './read-tables.server.ts'
import { lose, mark, type WordDesk } from './word-desk.server.ts'
import type { ParagraphStyle } from './word-styles.server.ts'
import { attributeOf, child, type Element, elementsOf, isOn } from './xml-tree.server.ts'

type Reading = { desk: WordDesk; blocks: MarkedBlock[]; tables: number }

/** The text of the body: paragraphs, tables and page breaks in order, through the controls that stand around them. */
export function readBlocks(desk: WordDesk, body: Element): MarkedBlock[] {
  const reading: Reading = { desk, blocks: [], tables: 0 }
  readChildren(reading, body)
  return reading.blocks
}

function readChildren(reading: Reading, element: Element): void {
  for (const one of elementsOf(element)) {
    if (one.name === 'p') readParagraph(reading, one)
    else if (one.name === 'tbl') {
      reading.tables += 1
      reading.blocks.push(readTable(reading.desk, one, reading.tables))
      reading.desk.open = null
    } else if (one.name === 'sdt') {
      if (!isContents(one)) readChildren(reading, child(one, 'sdtContent') ?? one)
    } else if (['customXml', 'sdtContent', 'ins', 'moveTo'].includes(one.name)) readChildren(reading, one)
    else if (one.name === 'altChunk') lose(reading.desk, '嵌入的外部文件')
    else noteRange(reading.desk, one)
  }
}

/** 目录 is counted anew. */
const isContents = (control: Element): boolean =>
  attributeOf(child(control, 'sdtPr', 'docPartObj', 'docPartGallery')) === 'Table of Contents'

/** Styles of ours and of Word by which a paragraph is told; programs keep the id or the name. */
const told: readonly (readonly [style: MarkedParagraph['style'], id: string, names: RegExp])[] = [
  ['note', 'Note', /^(注|附注|表注)$/],
  ['lead', 'Lead', /^(导语|引言)$/],
  ['caption', 'Caption', /^(caption|题注|表题)$/i],
  ['callout', 'Callout', /^提示$/],
]

function styleOf(id: string | undefined, style: ParagraphStyle): MarkedParagraph['style'] {
  return told.find(([, own, names]) => own === id || names.test(style.name))?.[0] ?? (style.kai ? 'kai' : undefined)
}

function readParagraph(reading: Reading, paragraph: Element): void {
  const { desk, blocks } = reading
  const properties = child(paragraph, 'pPr')
  const id = attributeOf(child(properties, 'pStyle'))
  const style = desk.looks.style(id)
  if (/^(toc|目录) ?\d*/i.test(style.name) || id === 'ContentsTitle') return
  if (child(properties, 'pPrChange')) lose(desk, '格式修订（按修订后的样子保留）')
  const outline = outlineOf(properties, style)
  const remarks = desk.remarks.length
  const { runs, breaksPage } = readRuns(desk, paragraph)
  if (isOn(child(properties, 'pageBreakBefore')) && outline === null) blocks.push({ kind: 'page-break' })
  const marks = endMarks(reading, properties)
  if (marks.length === 0 && runs.some(({ marks: own }) => own === undefined)) desk.open = null
  const made: MarkedParagraph = {
    kind: 'paragraph',
    ...headingOf(desk, outline, properties, style),
    ...(outline === null ? listOf(desk, wordsOf({ runs }), properties, style) : {}),
    ...(outline === null ? shapeOf(paragraph, id, style) : {}),
    runs: outline === null && style.bold ? runs.map((run) => ({ ...run, bold: true as const })) : runs,
    ...(marks.length > 0 ? { marks } : {}),
  }
  if (made.level > 0) standUnder(desk, made, remarks)
  if (breaksPage) blocks.push({ kind: 'page-break' })
  if (!breaksPage || runs.length > 0) blocks.push(made)
}

/** What follows stands under this heading, and so do the comments on the heading itself: those from `since` on. */
function standUnder(desk: WordDesk, heading: MarkedParagraph, since: number): void {
  desk.place = wordsOf(heading)
  if (heading.level === 1) desk.chapter = plainOf(heading.runs)
  for (const remark of desk.remarks.slice(since)) Object.assign(remark, { place: desk.place, chapter: desk.chapter })
}

const wordsOf = ({ runs }: Pick<MarkedParagraph, 'runs'>): string =>
  runs
    .filter(({ marks = [] }) => marks.every(({ change }) => change === 'inserted'))
    .map(({ text }) => text)
    .join('')
    .trim()
    .slice(0, 60)

function endMarks({ desk }: Reading, properties: Element | undefined) {
  const look = child(properties, 'rPr')
  return elementsOf(look).flatMap((one) => {
    if (one.name === 'ins' || one.name === 'moveTo') return [mark(desk, 'inserted', one, one.name === 'moveTo')]
    return one.name === 'del' || one.name === 'moveFrom' ? [mark(desk, 'deleted', one, one.name === 'moveFrom')] : []
  })
}

function outlineOf(properties: Element | undefined, style: ParagraphStyle): number | null {
  const own = attributeOf(child(properties, 'outlineLvl'))
  if (own === undefined) return style.outline
  return Number(own) < 9 ? Number(own) : null
}

function headingOf(
  desk: WordDesk,
  outline: number | null,
  properties: Element | undefined,
  style: ParagraphStyle,
): Pick<MarkedParagraph, 'level' | 'counted'> {
  if (outline === null) return { level: 0 }
  if (outline > 2) lose(desk, '四级以下的标题（按三级标题保留）')
  const numbered = (attributeOf(child(properties, 'numPr', 'numId')) ?? style.numbering ?? '0') !== '0'
  const level = outline === 0 ? 1 : outline === 1 ? 2 : 3
  return { level, ...(numbered ? { counted: true as const } : {}) }
}

function listOf(
  desk: WordDesk,
  words: string,
  properties: Element | undefined,
  style: ParagraphStyle,
): Pick<MarkedParagraph, 'list' | 'deep'> {
  // Our own copies spell the point or the number, so that copied text keeps it.
  const lead = spelledMark.exec(words)?.[1]
  if (lead) return { list: /[•–]/.test(lead) ? 'bullet' : 'ordered', ...(/[•\d]/.test(lead) ? {} : { deep: true }) }
  const number = attributeOf(child(properties, 'numPr', 'numId')) ?? style.numbering
  if (number === undefined || number === null || number === '0') return {}
  const level = attributeOf(child(properties, 'numPr', 'ilvl')) ?? '0'
  if (Number(level) > 1) lose(desk, '三级以下的列表（按二级保留）')
  return {
    list: desk.looks.ordered(number, level) ? 'ordered' : 'bullet',
    ...(level === '0' ? {} : { deep: true as const }),
  }
}

function shapeOf(paragraph: Element, id: string | undefined, style: ParagraphStyle) {
  const align = alignOf(paragraph)
  const kind = styleOf(id, style)
  const indent = child(paragraph, 'pPr', 'ind')
  const flush =
    align === undefined && [attributeOf(indent, 'firstLineChars'), attributeOf(indent, 'firstLine')].includes('0')
  return {
    ...(align ? { align } : {}),
    ...(kind ? { style: kind } : {}),
    ...(flush ? { flush: true as const } : {}),
  }
}
