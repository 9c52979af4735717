import { blocked } from '../gate/blocked.ts'
import type { WordComment } from './marked.ts'
import { lose, type WordDesk, wordLimits } from './word-desk.server.ts'
import { type Element, elementsOf, isOn } from './xml-tree.server.ts'

/** So many UTF-16 units at most, none of them half a character: what is kept comes back from the database as it went in. */
const cut = (words: string, most: number): string =>
  words
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed()

/** What nobody sees would turn the lines of the page that shows it. */
const seen = (words: string): string => words.replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')

const day = (at: string | undefined): string | null => (at && /^\d{4}-\d{2}-\d{2}T/.test(at) ? at.slice(0, 25) : null)

/** Comments by their number. Word keeps in a part of its own which threads are resolved, by the paragraph that ends each. */
export function commentsOf(root: Element | undefined, threads: Element | undefined): Map<string, WordComment> {
  const lines = elementsOf(elementsOf(threads).find(({ name }) => name === 'commentsEx'))
  const threadOf = new Map(lines.map(({ attributes }) => [attributes.paraId ?? '', attributes]))
  const isDone = (paragraph: string): boolean => {
    const thread = threadOf.get(paragraph)
    const above = threadOf.get(thread?.paraIdParent ?? '')
    return [thread, above].some((one) => one?.done === '1' || one?.done === 'true')
  }
  const all = elementsOf(elementsOf(root).find(({ name }) => name === 'comments'))
  return new Map(
    all.map((comment) => {
      const paragraphs = elementsOf(comment).filter(({ name }) => name === 'p')
      const words = cut(seen(paragraphs.map(plainWords).join('\n')).trim(), wordLimits.words)
      const { author, date, id } = comment.attributes
      const done = isDone(paragraphs.at(-1)?.attributes.paraId ?? '')
      return [id ?? '', { by: cut(seen(author ?? ''), 80) || '佚名', at: day(date), words, done }]
    }),
  )
}

/** Words without look; what somebody has hidden stays hidden. */
function plainWords(element: Element): string {
  const look = elementsOf(element).find(({ name }) => name === 'rPr')
  if (isOn(elementsOf(look).find(({ name }) => name === 'vanish'))) return ''
  return element.children
    .map((one) => {
      if (typeof one === 'string') return element.name === 't' ? one : ''
      return one.name === 'tab' || one.name === 'br' ? ' ' : one.name === 'instrText' ? '' : plainWords(one)
    })
    .join('')
}

/** Where the words begin and end that a comment is tied to; they may stand in several paragraphs. */
export function noteTied({ tied, tying }: WordDesk, { name, attributes }: Element): void {
  if (name !== 'commentRangeStart' && name !== 'commentRangeEnd') return
  const id = attributes.id ?? ''
  const before = tied.get(id)
  if (before) tying.delete(before)
  if (name === 'commentRangeEnd') return
  const range = { words: '' }
  tied.set(id, range)
  tying.add(range)
}

/** As many of the words as tell which are meant. */
const mostTied = 200

/** The same words are tied to every comment whose range is open. A full one is not looked at again: a file may open thousands. */
export function tieWords({ tying }: WordDesk, words: string): void {
  if (words === '') return
  for (const range of tying) {
    range.words = cut(range.words + words, mostTied)
    if (range.words.length >= mostTied - 1) tying.delete(range)
  }
}

/** A comment where its mark stands. One of which the file holds no words is named as lost. */
export function remark(desk: WordDesk, id: string): void {
  const comment = desk.comments.get(id)
  if (!comment || comment.words === '') {
    lose(desk, '批注')
    return
  }
  if (desk.remarks.length >= wordLimits.remarks)
    throw blocked(`批注超过 ${wordLimits.remarks} 条，请在 Word 中先处理一部分再带回`)
  const range = desk.tied.get(id)
  const about = seen(range?.words ?? '').trim()
  if (range) desk.tying.delete(range)
  desk.tied.delete(id)
  desk.remarks.push({ id: desk.remarks.length, ...comment, about, place: desk.place, chapter: desk.chapter })
}
