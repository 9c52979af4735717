import type { FilingDocument } from '#templates/blocks.ts'
import { previewHtml } from '#templates/html/preview.ts'
import { renderPdf } from '#templates/render.ts'
import { wordParts } from '#templates/word/word-parts.ts'
import { openPdf, wordsOf } from '../pdf/open-pdf.ts'
import { headRows } from '../pdf/said-by-pages.ts'

/**
 * The words of a document as each of its forms has them, its footnotes at the end. What belongs to a form and not to the
 * document is taken away: white space, the marks of list items and of footnotes, the word at a seal's place, colons
 * between label and value, lines to write on, and the number of a page that is referred to, which only pages have.
 */
const bare = (words: string): string =>
  words.replace(/\s|：|（盖章）|（\d+）|•|_|第\d*页|所在页|↩|[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]/g, '')

const plain = (html: string): string =>
  html
    .replace(/<svg[\s\S]*?<\/svg>|<nav[\s\S]*?<\/nav>|<ul class="doc-marks">[\s\S]*?<\/ul>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '&')

/** An issuer that opens the title is not said twice on pages; the preview says it. */
function withoutSecondIssuer({ cover }: FilingDocument, html: string): string {
  return cover?.title.startsWith(cover.issuer) ? html.replace(/<p class="doc-cover-issuer">[\s\S]*?<\/p>/, '') : html
}

export const htmlSays = (document: FilingDocument): string =>
  bare(plain(withoutSecondIssuer(document, previewHtml(document))))

/** The footnotes by themselves, in order. */
const notesOf = (document: FilingDocument): string[] =>
  (previewHtml(document).match(/<li id="doc-note-\d+">[\s\S]*?<\/li>/g) ?? []).map((item) => bare(plain(item)))

function partSays(document: FilingDocument, path: string): string {
  const data = wordParts(document).find((part) => part.path === path)?.data
  if (typeof data !== 'string') return ''
  const paragraphs = data.match(/<w:p>[\s\S]*?<\/w:p>|<w:p [\s\S]*?<\/w:p>/g) ?? []
  const said = paragraphs
    .filter((paragraph) => !/<w:pStyle w:val="(TOC\d|ContentsTitle)"/.test(paragraph))
    .map((paragraph) => {
      const words = plain((paragraph.match(/<w:t(?: [^>]*)?>[\s\S]*?<\/w:t>/g) ?? []).join(''))
      return paragraph.includes('<w:pStyle w:val="ListItem"') ? words.replace(/^\d+\./, '') : words
    })
  return bare(said.join(''))
}

export const wordSays = (document: FilingDocument): string =>
  partSays(document, 'word/document.xml') + partSays(document, 'word/footnotes.xml')

/** Takes the footnotes off the foot of their page. */
function notesTaker(notes: readonly string[]): (page: string) => string {
  let left = notes
  return (page) => {
    for (let count = left.length; count > 0; count -= 1) {
      const foot = left.slice(0, count).join('')
      if (!page.endsWith(foot)) continue
      left = left.slice(count)
      return page.slice(0, -foot.length)
    }
    return page
  }
}

/** Takes the contents off the pages that they fill: what they say of pages is theirs alone. */
function contentsTaker(contents: string): (page: string) => string {
  let left = contents
  return (page) => {
    const at = left === contents ? page.indexOf(left.slice(0, 8)) : 0
    if (at < 0) return page
    let taken = 0
    while (taken < left.length && page[at + taken] === left[taken]) taken += 1
    left = left.slice(taken)
    return page.slice(0, at) + page.slice(at + taken)
  }
}

/** `awaited` decides whether a head row at the top of a page begins a table or only repeats it. */
export async function pdfSays(document: FilingDocument, awaited: string): Promise<string> {
  const printed = await renderPdf(document)
  if (!printed.ok) throw new Error(printed.message)
  const pdf = await openPdf(printed.bytes)
  const running = document.reference.replace(/\s/g, '')
  const entries = printed.headings.filter(({ level }) => level < 3).map(({ title, page }) => `${title}${page}`)
  const hasContents = document.blocks.some(({ kind }) => kind === 'toc')
  const withoutContents = contentsTaker(hasContents ? bare(`目录${entries.join('')}`) : '')
  const notes = notesOf(document)
  const withoutNotes = notesTaker(notes)
  const heads = headRows(document).map(bare)
  let said = ''
  for (let page = 0; page < printed.pages; page += 1) {
    const words = wordsOf(pdf, page)
    const body =
      document.cover && page === 0
        ? words.replace(/(草稿|示例|骑缝章)+$/, '')
        : words.slice(0, words.lastIndexOf(running))
    const here = withoutNotes(withoutContents(bare(body)))
    const head = heads.find((row) => here.startsWith(row) && !awaited.startsWith(row, said.length))
    said += head ? here.slice(head.length) : here
  }
  pdf.destroy()
  return said + notes.join('')
}
