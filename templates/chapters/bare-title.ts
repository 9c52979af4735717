import type { Block } from '../blocks.ts'

const spelled =
  /^(第[一二三四五六七八九十百零\d]+[章节]\s*|[一二三四五六七八九十]+、\s*|（([一二三四五六七八九十]+|\d{1,2})）\s*|[表图]\s*\d+(-\d+)?\s+|\d+(\.\d+)+[.、]?\s+|\d+[.、]\s*(?!\d))/

/** A heading or a caption without the number before it. */
export const bareTitle = (words: string): string => words.trim().replace(spelled, '')

/** Blocks without the numbers that the engine sets before headings and captions, should somebody have typed them. */
export const withoutNumbers = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => {
    if (block.kind === 'heading') return { ...block, text: bareTitle(block.text) }
    if (block.kind === 'chart') return { ...block, caption: bareTitle(block.caption) }
    return block.kind === 'table' && block.caption ? { ...block, caption: bareTitle(block.caption) } : block
  })
