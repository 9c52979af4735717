import type { Row } from '#db/schema.ts'
import type { Block } from '#templates/blocks.ts'

/** Only what our own readers made comes here (templates/chapters, app/word); it is ours and is trusted. */
export const keptBlocks = ({ blocks }: Pick<Row<'chapter_text'>, 'blocks'>): Block[] | null =>
  blocks === null ? null : JSON.parse(blocks)

/** The last text of each chapter made by an instant. */
export function standingTexts(texts: readonly Row<'chapter_text'>[], at: string): Map<string, Row<'chapter_text'>> {
  const standing = new Map<string, Row<'chapter_text'>>()
  for (const text of texts.toSorted((a, b) => a.number - b.number))
    if (text.made_at <= at) standing.set(text.chapter, text)
  return standing
}

/** Written chapters as they stood at an instant, quotes still by name; generated ones are not among them. */
export function standingBlocks(texts: readonly Row<'chapter_text'>[], at: string): Map<string, Block[]> {
  const written = new Map<string, Block[]>()
  for (const [chapter, text] of standingTexts(texts, at)) {
    const blocks = keptBlocks(text)
    if (blocks) written.set(chapter, blocks)
  }
  return written
}
