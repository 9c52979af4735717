import type { Block, FilingDocument, Inline } from '#templates/blocks.ts'
import { mapInlines } from '#templates/chapters/map-inlines.ts'
import { blocksOf, plainOf } from './blocks-of.ts'
import type { MarkedBlock, WordContent } from './marked.ts'
import { settleMarks } from './settle.ts'

/**
 * A Word file as a paper to be looked at: every revision accepted, and nothing in it leads anywhere, for whoever made it may
 * have named any address. What is not shown stands at the top.
 */
export function wordPaper(content: WordContent, title: string): FilingDocument {
  const parts: MarkedBlock[][] = [[]]
  for (const block of settleMarks(content.blocks, new Set())) {
    if (block.kind === 'paragraph' && block.level === 1) parts.push([block])
    else parts.at(-1)?.push(block)
  }
  const blocks = [notShown(content), ...parts.flatMap(partOf)].map((block) => mapInlines(block, plainRun))
  return { id: 'word', title, issuer: '', reference: '', date: '', marks: [], blocks }
}

function partOf([first, ...rest]: MarkedBlock[]): Block[] {
  if (first?.kind !== 'paragraph' || first.level !== 1) return first ? blocksOf([first, ...rest], asTyped) : []
  return [{ kind: 'heading', level: 1, text: plainOf(first.runs) }, ...blocksOf(rest, asTyped)]
}

/** Headings keep the numbers that stand in their words. */
const asTyped = { byEngine: false }

function plainRun(run: Inline): Inline {
  if (typeof run === 'string' || 'note' in run) return run
  if (!('text' in run)) return ''
  const { text, bold, kai } = run
  return { text, ...(bold ? { bold } : {}), ...(kai ? { kai } : {}) }
}

function notShown({ revisions, remarks, losses }: WordContent): Block {
  const lost = Map.groupBy(losses, ({ what }) => what)
  const counted = [...lost].map(([what, all]) => `${what} ${all.reduce((sum, { times }) => sum + times, 0)} 处`)
  const said = [
    '这里按 Word 文件的文字、标题、列表和表格排出，版式以下载的文件为准。',
    revisions.length > 0 ? `修订 ${revisions.length} 处按接受后的样子显示。` : '',
    remarks.length > 0 ? `批注 ${remarks.length} 条不显示。` : '',
    counted.length > 0 ? `不能显示：${counted.join('、')}。` : '',
  ]
  return { kind: 'callout', tone: 'note', title: '预览说明', text: [said.join('')] }
}
