import { type Block, type Inline, wordsIn } from '../blocks.ts'
import { withRuns } from '../runs-in.ts'

/** What stands in a passage for what has no words of its own in the line: a footnote, the number of a page. */
const signs = { note: '〔注〕', page: '所在页' } as const
const pattern = /(〔注〕|所在页)/u

const signOf = (part: Inline): string =>
  typeof part === 'string' || 'text' in part ? '' : 'note' in part ? signs.note : signs.page

/** A run as a passage says it. */
export const plainText = (run: readonly Inline[]): string => run.map((part) => wordsIn(part) || signOf(part)).join('')

/**
 * Marked words with the footnotes and page numbers of the run they were made from put back where their signs stand.
 * A note whose sign is in none of them stands after the last: no mark of a revision takes a footnote from the page.
 */
export function withSigned(cells: readonly Inline[][], was: readonly Inline[][]): Inline[][] {
  const held = was.flat().filter((part) => signOf(part) !== '')
  if (held.length === 0) return [...cells]
  const take = (sign: string): Inline | undefined => {
    const at = held.findIndex((part) => signOf(part) === sign)
    return at < 0 ? undefined : held.splice(at, 1)[0]
  }
  const back = (part: Inline): Inline[] => {
    const words = wordsIn(part)
    if (typeof part !== 'string' && (!('text' in part) || part.change === 'deleted')) return [part]
    return words.split(pattern).flatMap((piece): Inline[] => {
      const signed = pattern.test(piece) ? take(piece) : undefined
      if (signed !== undefined) return [signed]
      if (piece === '') return []
      return [typeof part === 'string' ? piece : { ...part, text: piece }]
    })
  }
  const put = cells.map((run) => run.flatMap(back))
  put.at(-1)?.push(...held.filter((part) => signOf(part) === signs.note))
  return put
}

/** The block with the words of its footnotes in order, where a revision changed them. */
export function withMarkedNotes(block: Block, marked: readonly (Inline[] | null)[]): Block {
  if (marked.every((words) => words === null)) return block
  let at = 0
  return withRuns(block, (run) =>
    run.map((part) => (typeof part !== 'string' && 'note' in part ? { note: marked[at++] ?? part.note } : part)),
  )
}
