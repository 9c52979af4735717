import { blocked } from '../gate/blocked.ts'
import type { WordComment } from './marked.ts'
import { lose, type WordDesk, wordLimits } from './word-desk.server.ts'
import { type Element, elementsOf, isOn } from './xml-tree.server.ts'

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
      const words = paragraphs.map(plainWords).join('\n').trim().slice(0, wordLimits.words)
      const { author, date, id } = comment.attributes
      const done = isDone(paragraphs.at(-1)?.attributes.paraId ?? '')
      return [id ?? '', { by: author?.slice(0, 80) || '佚名', at: day(date), words, done }]
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
export function noteTied({ tied }: WordDesk, { name, attributes }: Element): void {
  const id = attributes.id ?? ''
  if (name === 'commentRangeStart') tied.set(id, { words: '', open: true })
  const range = name === 'commentRangeEnd' ? tied.get(id) : undefined
  if (range) range.open = false
}

/** As many of the words as tell which are meant. */
const mostTied = 200

/** The same words are tied to every comment whose range is open. */
export function tieWords({ tied }: WordDesk, words: string): void {
  for (const range of tied.values())
    if (range.open && range.words.length < mostTied) range.words = (range.words + words).slice(0, mostTied)
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
  const about = (desk.tied.get(id)?.words ?? '').trim()
  desk.tied.delete(id)
  desk.remarks.push({ id: desk.remarks.length, ...comment, about, place: desk.place, chapter: desk.chapter })
}
