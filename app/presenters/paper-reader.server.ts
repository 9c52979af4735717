import type { Row } from '#db/schema.ts'
import { markedWords } from '../filings/found-words.ts'
import { pageBreak } from '../gate/inspection.ts'
import { readingOf } from '../gate/keep-reading.server.ts'
import { isDrawn, pictureWidths } from '../gate/picture-response.server.ts'

export type ReaderPage = {
  number: number
  title: string
  picture: { src: string; srcSet: string; width: number; height: number } | null
  /** Its text; the words looked for are marked. */
  words: { words: string; marked: boolean }[]
  /** How much text it has, or why none. */
  said: string
  /** It holds the words looked for. */
  found: boolean
}

export type PaperReader = {
  pages: ReaderPage[]
  /** Address of a page that shows the words of a Word file with their headings and tables. */
  frame: string | null
  /** What of the file is not shown here, as sentences. */
  notes: string[]
  summary: string
  previous: string | null
  next: string | null
  /** Words looked for in the whole file, and where they stand. */
  words: string
  found: { summary: string; pages: { label: string; href: string }[] } | null
  /** Where the form that looks for words goes, and what it takes along. */
  search: { action: string; hidden: Record<string, string> } | null
}

export type ReaderAddress = {
  /** Of the page with the reader, and what its address must keep. */
  path: string
  keep: Record<string, string>
  /** Before the number of a page. */
  pictures: string
  /** Where a Word file can be looked at as headings, paragraphs and tables. */
  frame?: string
  words: string | null
  page: string | null
}

/** Pages of one view: what a browser without scripts loads at once. */
const pagesAtOnce = 20
/** Letters of one part of a format without pages. */
const partLetters = 4000
const mostFound = 60
const mostAsked = 100
/** Points of A4, for what was read before the sheets were kept. */
const a4 = [595, 842] as const

/** What nobody sees finds nothing, and would turn the sentence that says so. */
const wordsAsked = (typed: string | null): string =>
  [...(typed ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').trim()].slice(0, mostAsked).join('')

/** A file from outside as it can be looked at here: its pages one under another, each with its text, some at a time. */
export function presentReader(reading: Row<'file_reading'>, address: ReaderAddress): PaperReader {
  const drawn = isDrawn(reading.kind)
  const texts = drawn ? pageTexts(reading) : partsOf(reading.words)
  const unit = drawn ? '页' : '部分'
  const words = wordsAsked(address.words)
  const wordless = texts.filter((text) => text === '').length
  const marked = words.length > 1 ? texts.map((text) => markedWords(text, words)) : []
  const hits = marked.flatMap((pieces, at) => (pieces.some((piece) => piece.marked) ? [at + 1] : []))
  const named = Number(address.page)
  const at = Number.isInteger(named) && named >= 1 && named <= texts.length ? named : (hits[0] ?? 1)
  const first = Math.floor((at - 1) / pagesAtOnce) * pagesAtOnce
  const shown = texts.slice(first, first + pagesAtOnce)
  const to = (page: number) => hrefOf(address, words, page)
  const { sizes } = readingOf(reading)
  return {
    pages: shown.map((text, index) => {
      const number = first + index + 1
      return {
        number,
        title: `第 ${number} ${unit}`,
        picture: drawn ? pictureOf(address.pictures, number, sizes[number - 1] ?? a4) : null,
        words: text === '' ? [] : (marked[number - 1] ?? [{ words: text, marked: false }]),
        said: saidOf(reading.kind, text),
        found: hits.includes(number),
      }
    }),
    frame: (reading.kind === 'docx' && address.frame) || null,
    notes: notesOf(reading, address),
    summary:
      shown.length < texts.length
        ? `第 ${first + 1}–${first + shown.length} ${unit}，共 ${texts.length} ${unit}`
        : `共 ${texts.length} ${unit}`,
    previous: first > 0 ? to(first - pagesAtOnce + 1) : null,
    next: first + pagesAtOnce < texts.length ? to(first + pagesAtOnce + 1) : null,
    words,
    found: words === '' ? null : foundIn(words, hits, { unit, to, wordless }),
    search: reading.words === '' ? null : { action: `${address.path}#preview`, hidden: address.keep },
  }
}

function pageTexts({ pages, words }: Row<'file_reading'>): string[] {
  const texts = words.split(pageBreak)
  return Array.from({ length: Math.max(1, pages ?? 1) }, (_, at) => (texts[at] ?? '').trim())
}

/** Whole lines together; a longer one is a part of its own. */
function partsOf(words: string): string[] {
  const parts = ['']
  for (const line of words.split('\n')) {
    const held = parts.at(-1) ?? ''
    if (held !== '' && held.length + line.length > partLetters) parts.push(line)
    else parts[parts.length - 1] = held === '' ? line : `${held}\n${line}`
  }
  return parts
}

function hrefOf({ path, keep }: ReaderAddress, words: string, page: number): string {
  const query = new URLSearchParams({ ...keep, ...(words === '' ? {} : { q: words }), page: String(page) })
  return `${path}?${query}#page-${page}`
}

function pictureOf(address: string, page: number, [width, height]: readonly [number, number]): ReaderPage['picture'] {
  const at = (pixels: number) => `${address}/${page}?w=${pixels}`
  return {
    src: at(pictureWidths[0]),
    srcSet: pictureWidths.map((pixels) => `${at(pixels)} ${pixels}w`).join(', '),
    width: Math.max(1, width),
    height: Math.max(1, height),
  }
}

const saidOf = (kind: string, text: string): string =>
  text !== ''
    ? `${[...text.replace(/\s/g, '')].length} 字`
    : kind === 'pdf'
      ? '没有读出文字（空白页、扫描件，或者文件过长），检索不到'
      : '没有可显示的文字'

function notesOf(reading: Row<'file_reading'>, { frame }: ReaderAddress): string[] {
  if (reading.kind === 'docx') return frame ? [] : ['Word 文件在这里只显示文字，版面、图片、修订和批注请下载后查看。']
  if (reading.kind === 'xlsx') return ['工作簿在这里只显示单元格里的文字，数字和版面请下载后查看。']
  const apart = readingOf(reading).fonts.filter(({ embedded }) => !embedded)
  return apart.length > 0
    ? [`有 ${apart.length} 种字体没有嵌入文件，这里的图像可能缺字或字形不同，以下载的文件为准。`]
    : []
}

/** `wordless`: how many could not be looked through. */
type Told = { unit: string; to: (page: number) => string; wordless: number }

function foundIn(words: string, hits: readonly number[], { unit, to, wordless }: Told): PaperReader['found'] {
  if (words.length < 2) return { summary: '请至少输入两个字', pages: [] }
  const apart = wordless > 0 ? `；有 ${wordless} ${unit}没有读出文字，查不到` : ''
  const more = hits.length > mostFound ? `，只列前 ${mostFound} 处` : ''
  const said = hits.length > 0 ? `${hits.length} ${unit}写有“${words}”${more}` : `没有哪一${unit}写有“${words}”`
  return {
    summary: `${said}${apart}`,
    pages: hits.slice(0, mostFound).map((page) => ({ label: `第 ${page} ${unit}`, href: to(page) })),
  }
}
