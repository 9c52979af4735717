import type { Block } from './blocks.ts'
import { circled } from './circled.ts'

type List = Extract<Block, { kind: 'list' }>

export type ItemMark = { words: string; ordered: boolean; deep: boolean }

/** What stands before each item: a number or a point; on the second level ① or a dash, counted anew under every item of the first. */
export function listMarks(
  { items, ordered, deeper }: List,
  numbered = (number: number) => `（${number}）`,
): ItemMark[] {
  let [top, below] = [0, 0]
  return items.map((_, at) => {
    const kind = at > 0 ? deeper?.[at] : null
    if (!kind) {
      top += 1
      below = 0
      return { words: ordered ? numbered(top) : '•', ordered: ordered === true, deep: false }
    }
    if (kind === 'bullet') return { words: '–', ordered: false, deep: true }
    below += 1
    return { words: circled(below), ordered: true, deep: true }
  })
}
