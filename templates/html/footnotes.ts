import { circled } from '../circled.ts'

/** The footnotes of a preview in order: its screen has no pages, so they are counted through and stand at its end. */
export type Footnotes = { words: string[] }

/** The mark in the line. It leads to the words at the end, which lead back. */
export function noteMark(notes: Footnotes, words: string): string {
  const number = notes.words.push(words)
  return `<sup class="doc-note-mark"><a id="doc-noteref-${number}" href="#doc-note-${number}" role="doc-noteref" aria-label="脚注${number}">${circled(number)}</a></sup>`
}

/** What stands at the end of the preview: nothing where there is no note. */
export function noteSection({ words }: Footnotes): string[] {
  if (words.length === 0) return []
  const items = words.map((said, at) => {
    const number = at + 1
    const back = `<a href="#doc-noteref-${number}" role="doc-backlink" aria-label="回到脚注${number}处">↩</a>`
    return `<li id="doc-note-${number}"><span aria-hidden="true">${circled(number)}</span> ${said} ${back}</li>`
  })
  return [`<section class="doc-footnotes" role="doc-endnotes" aria-label="脚注"><ol>${items.join('')}</ol></section>`]
}
