import { type Block, type FilingDocument, type Inline, wordsIn } from '#templates/blocks.ts'
import { circled } from '#templates/circled.ts'
import { headCells } from '#templates/head-cells.ts'
import { printedDay } from '#templates/layout/set-signing.ts'
import { listMarks } from '#templates/list-marks.ts'
import { chartCaption, plotOf, tickWords } from '#templates/plot.ts'
import type { RenderedHeading } from '#templates/render.ts'
import { runsIn } from '#templates/runs-in.ts'
import { settled } from '#templates/settled.ts'

const bare = (words: string): string => words.replace(/\s/g, '')

/** What stands in a line for the mark of a footnote, whatever its number on its page. */
export const noteMark = '①'

type Pages = ReadonlyMap<string, number>

const partSaid = (part: Inline, pages: Pages): string => {
  if (typeof part !== 'string' && 'note' in part) return noteMark
  return typeof part !== 'string' && 'ref' in part ? `第${pages.get(part.ref)}页` : wordsIn(part)
}

const headOf = (block: Extract<Block, { kind: 'table' }>): string =>
  bare(
    headCells(block.columns)
      .flat()
      .map(({ head }) => head)
      .join(''),
  )

/** A drawn chart: its legend, its scale, its labels, then figure by figure. */
export function drawnWords(chart: Extract<Block, { kind: 'chart' }>): string {
  const { series, ticks, labels } = plotOf(chart)
  const figures = series.flatMap(({ points }) => points.map((point) => point?.said ?? ''))
  return bare([...series.map(({ of }) => of), ...ticks.map(tickWords), ...labels, ...figures].join(''))
}

function signed({ parties }: Extract<Block, { kind: 'signature' }>): string {
  return parties
    .map(({ role, name, persons = [], date }) => {
      const places = persons.length > 0 ? persons.join('') : '法定代表人或授权代表（签字或盖章）：'
      return `${role}：${name}${places}${date ? printedDay(date) : '年月日'}`
    })
    .join('')
}

function said(block: Block, contents: string, pages: Pages): string {
  const run = (parts: readonly Inline[]): string => parts.map((part) => partSaid(part, pages)).join('')
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'paragraph':
      return run(block.text)
    case 'facts':
      return block.rows.map(({ label, value }) => label + run(value)).join('')
    case 'table': {
      const cells = [...block.rows, block.total ?? []].flat()
      return [block.caption ?? '', headOf(block), ...cells.map(run), block.note ?? ''].join('')
    }
    case 'list':
      return block.items.map((item, at) => `${listMarks(block)[at]?.words}${run(item)}`).join('')
    case 'signature':
      return signed(block)
    case 'seal':
      return `${block.of}（盖章）${block.date ? printedDay(block.date) : '年月日'}`
    case 'callout':
      return block.title + run(block.text)
    case 'toc':
      return `目录${contents}`
    case 'page-break':
      return ''
    case 'chart':
      return chartCaption(block) + drawnWords(block)
    default:
      throw new Error(`not written out: ${block.kind}`)
  }
}

function coverSaid({ cover }: FilingDocument): string {
  if (!cover) return ''
  const pairs = [...cover.facts, ...cover.parties.map(({ label, name }) => ({ label, value: name }))]
  return [
    cover.title.startsWith(cover.issuer) ? '' : cover.issuer,
    cover.title,
    cover.subtitle ?? '',
    ...pairs.map(({ label, value }) => `${label}：${value}`),
    printedDay(cover.date),
  ].join('')
}

/** All that the pages of a document are to say, in order and without white space: nothing less and nothing more. */
export function saidByDocument(written: FilingDocument, headings: readonly RenderedHeading[]): string {
  const document = settled(written)
  const pages = pagesOf(document, headings)
  const contents = headings.filter(({ level }) => level < 3).map(({ title, page }) => `${title}${page}`)
  return bare(coverSaid(document) + document.blocks.map((block) => said(block, contents.join(''), pages)).join(''))
}

/** Where the headings that have an id stand. */
function pagesOf({ blocks }: FilingDocument, headings: readonly RenderedHeading[]): Pages {
  const ids = blocks.flatMap((block) => (block.kind === 'heading' ? [block.id ?? ''] : []))
  return new Map(headings.slice(headings.length - ids.length).map(({ page }, at) => [ids[at] ?? '', page]))
}

/** The words of the footnotes in order, without white space. */
export function notesOf(written: FilingDocument, headings: readonly RenderedHeading[]): string[] {
  const document = settled(written)
  const pages = pagesOf(document, headings)
  return document.blocks
    .flatMap((block) => runsIn(block).flat())
    .flatMap((part) =>
      typeof part !== 'string' && 'note' in part ? [bare(part.note.map((each) => partSaid(each, pages)).join(''))] : [],
    )
}

/**
 * Takes the footnotes off the pages, whose feet they stand at: each page counts its own from ①, in the lines as below them.
 * Gives the page with `mark` for every number; throws where the two do not agree.
 */
export function notesTaker(notes: readonly string[], mark = noteMark): (page: string) => string {
  let next = 0
  return (page) => {
    for (let count = notes.length - next; count > 0; count -= 1) {
      const foot = notes.slice(next, next + count).map((words, at) => circled(at + 1) + words)
      if (!page.endsWith(foot.join(''))) continue
      next += count
      const body = page.slice(0, page.length - foot.join('').length)
      const called = [...body.matchAll(/[\u2460-\u2473]/g)].map(([number]) => number)
      const asked = foot.map((_, at) => circled(at + 1))
      if (called.join() !== asked.join()) throw new Error(`a page calls ${called} and explains ${asked}`)
      return body.replace(/[\u2460-\u2473]/g, mark)
    }
    return page
  }
}

/** Head rows, which a table says again on each page that it reaches. */
export const headRows = (document: FilingDocument): string[] =>
  document.blocks.flatMap((block) => (block.kind === 'table' ? [headOf(block)] : []))
