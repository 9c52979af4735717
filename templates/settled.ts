import type { Block, FilingDocument, Inline, Numbering, NumberStyle, Reference } from './blocks.ts'
import { chineseNumber } from './format.ts'
import { tellParts, withRuns } from './runs-in.ts'

/** What a reference may name. `number` is as it is cited, 第六章 or 表6-1; null where nothing is counted. */
type Target = { title: string; number: string | null }

const numbers: Record<NumberStyle, (at: number) => string> = {
  chapter: (at) => `第${chineseNumber(at)}章 `,
  section: (at) => `第${chineseNumber(at)}节 `,
  clause: (at) => `${chineseNumber(at)}、`,
  point: (at) => `（${chineseNumber(at)}）`,
  item: (at) => `${at}. `,
  subitem: (at) => `（${at}）`,
}

/** As another place cites it: 第六章, 一, （一）, 1. */
const cited = (number: string): string => number.replace(/[、.]?\s*$/u, '')

type Counted = { block: Block; number: string | null }

/** Counts the blocks of a document in order. Each heading begins its deeper levels anew; a chapter, its tables and charts. */
function counter({ headings, captions }: Numbering) {
  const counts = [0, 0, 0]
  let chapter: number | null = null
  const captioned = new Map<string, number>()
  const heading = (block: Extract<Block, { kind: 'heading' }>): Counted => {
    const at = block.level - 1
    counts.fill(0, at + 1)
    const style = headings[at]
    const counted = style && !block.unnumbered
    if (counted) counts[at] = (counts[at] ?? 0) + 1
    if (at === 0) chapter = counted ? (counts[0] ?? 0) : null
    if (!counted) return { block, number: null }
    const number = numbers[style](counts[at] ?? 0)
    return { block: { ...block, text: `${number}${block.text}` }, number: cited(number) }
  }
  const caption = (word: '表' | '图'): string => {
    const series = chapter === null ? word : `${word}${chapter}-`
    const at = (captioned.get(series) ?? 0) + 1
    captioned.set(series, at)
    return `${series}${at}`
  }
  return (block: Block): Counted => {
    if (block.kind === 'heading') return heading(block)
    const drawn = block.kind === 'chart'
    if (!captions || !(drawn || block.kind === 'table') || !block.caption) return { block, number: null }
    const number = caption(drawn ? '图' : '表')
    return { block: { ...block, caption: `${number} ${block.caption}` }, number }
  }
}

function targetOf(block: Block): { id: string; title: string } | null {
  if (block.kind === 'heading') return block.id ? { id: block.id, title: block.text } : null
  if (block.kind !== 'table' && block.kind !== 'chart') return null
  return block.id && block.caption ? { id: block.id, title: block.caption } : null
}

const isReference = (part: Inline): part is Reference => typeof part !== 'string' && 'ref' in part

/** Tells the references of a block, those in its notes as well. */
const tellReferences = (block: Block, tell: (reference: Reference) => void): void =>
  tellParts(block, (part) => {
    if (isReference(part)) tell(part)
  })

/** References by number and title as words with a link; one to a page stays, and so does one that leads nowhere. */
function resolved(run: readonly Inline[], targets: ReadonlyMap<string, Target>): Inline[] {
  return run.map((part) => {
    if (typeof part === 'string' || 'text' in part) return part
    if ('note' in part) return { note: resolved(part.note, targets) }
    const target = targets.get(part.ref)
    const text = part.as === 'page' ? null : part.as === 'number' ? target?.number : target?.title
    return text ? { text, link: `#${part.ref}` } : part
  })
}

/**
 * The document with its numbers spelled and its references by number and title in words, so that whoever sets, compares
 * or searches it need not count. Blocks keep their places. What counts nothing and refers nowhere comes back as it is.
 */
export function settled<D extends Pick<FilingDocument, 'blocks' | 'numbering'>>(document: D): D {
  const { numbering, blocks } = document
  let refers = false
  for (const block of blocks)
    tellReferences(block, () => {
      refers = true
    })
  if (!numbering && !refers) return document
  const count = numbering ? counter(numbering) : (block: Block): Counted => ({ block, number: null })
  const targets = new Map<string, Target>()
  const counted = blocks.map((before) => {
    const { block, number } = count(before)
    const target = targetOf(before)
    if (target && !targets.has(target.id)) targets.set(target.id, { title: target.title, number })
    return block
  })
  const spelled = refers ? counted.map((block) => withRuns(block, (run) => resolved(run, targets))) : counted
  const done = { ...document, blocks: spelled }
  delete done.numbering
  return done
}

/** The refusal of a text that refers to what it does not hold. `message` is a sentence for whoever wrote it. */
export type MissingTarget = { ok: false; reason: 'missing-target'; message: string }

/** What a settled document refers to and does not hold, each with the heading it is named under; null if all is there. */
export function missingTargets({ blocks }: FilingDocument): MissingTarget | null {
  const held = new Set(blocks.flatMap((block) => targetOf(block)?.id ?? []))
  const lost = new Map<string, string>()
  let under = ''
  for (const block of blocks) {
    if (block.kind === 'heading') under = block.text
    tellReferences(block, ({ ref, as }) => {
      const why = !held.has(ref) ? '文件中没有这个标题、表或者图' : as === 'page' ? null : '它没有编号'
      if (why && !lost.has(ref)) lost.set(ref, `${under ? `“${under}”一节` : '正文'}引用的“${ref}”：${why}`)
    })
  }
  if (lost.size === 0) return null
  const list = [...lost.values()].join('；')
  return { ok: false, reason: 'missing-target', message: `文件中有${lost.size}处引用落空，未生成文件。${list}。` }
}
