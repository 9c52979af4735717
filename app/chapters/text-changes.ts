import type { Block } from '#templates/blocks.ts'
import { compareDocuments } from '#templates/compare/compare.ts'

export type TextChange = { before: string; after: string }

/** More than this many tell nobody anything; a chapter written anew is read as it stands. */
const most = 60

const short = (words: string): string => (words.length > 160 ? `${words.slice(0, 160)}…` : words)

/** What one text of a chapter says otherwise than another, in reading order and in short. */
export const textChanges = (before: readonly Block[], after: readonly Block[]): TextChange[] =>
  compareDocuments({ blocks: [...before], date: '' }, { blocks: [...after], date: '' })
    .changes.slice(0, most)
    .map((change) => ({ before: short(change.before), after: short(change.after) }))
