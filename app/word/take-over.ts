import type { Block, Inline } from '#templates/blocks.ts'
import { bareTitle } from '#templates/chapters/bare-title.ts'
import { mapInlines } from '#templates/chapters/map-inlines.ts'
import { type QuotedFact, quoteOf, splitQuote } from '#templates/chapters/quote-forms.ts'
import { shortestEdit } from '#templates/compare/shortest-edit.ts'
import { runsIn } from '#templates/runs-in.ts'

/** A chapter as it left for Word: in the words of its pages, and as it is kept, block by block. */
export type LeftFor = { shown: readonly Block[]; kept: readonly Block[] }

/** Words that were a quote and read otherwise now. `was` are the words the fact has in the chapter. */
export type FactChange = { key: string; was: string; now: string }

export type TakenOver = {
  blocks: Block[]
  changes: FactChange[] /** Blocks that are new or read otherwise. */
  changed: number
}

const sign = (run: Inline): string => {
  if (typeof run === 'string') return run
  if ('note' in run) return `[${run.note.map(sign).join('')}]`
  return 'ref' in run ? '所在页' : run.text
}

/** Page numbers are counted anew wherever the text is set: they are nobody's words. */
const words = (runs: readonly Inline[]): string =>
  runs
    .map(sign)
    .join('')
    .replace(/[\s\u3000]+/g, '')
    .replace(/第\d*页/g, '所在页')

/** What a block says, whatever program wrote it: the same words under the same kind of block are the same block. */
function said(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `h ${bareTitle(block.text).replace(/\s+/g, '')}`
    case 'table': {
      const heads = block.columns.map(({ head, group }) => `${group ?? ''}${head}`)
      const rows = [...block.rows, ...(block.total ? [block.total] : [])]
      return `t ${bareTitle(block.caption ?? '')}|${heads.join('|')}|${rows.map((cells) => cells.map(words).join('|')).join('\n')}|${block.note ?? ''}`
    }
    case 'facts':
      return `f ${block.rows.map(({ label, value }) => `${label}|${words(value)}`).join('\n')}`
    case 'list':
      return `l ${block.items.map((item, at) => `${block.deeper?.[at] ?? ''}${words(item)}`).join('\n')}`
    case 'chart':
      return `g ${bareTitle(block.caption)}|${block.unit}|${block.series.map(({ of, label, value }) => `${of ? `${of} ` : ''}${label}|${value}`).join('\n')}`
    case 'callout':
      return `c ${block.title}|${words(block.text)}`
    case 'paragraph':
      return `p ${words(block.text)}`
    default:
      return block.kind
  }
}

type Quotes = {
  /** How each quote of the chapter is named, by its fact and its words, and by its fact alone. */
  names: ReadonlyMap<string, string>
  /** The words that a fact has in the chapter. */
  words: ReadonlyMap<string, string>
  /** References, by where they lead and their words. */
  references: ReadonlyMap<string, Inline>
}

function quotesIn({ shown, kept }: LeftFor): Quotes {
  const [names, said, references] = [new Map<string, string>(), new Map<string, string>(), new Map<string, Inline>()]
  kept.forEach((block, at) => {
    const texts = runsIn(shown[at] ?? block).flat()
    runsIn(block)
      .flat()
      .forEach((run, place) => {
        const text = texts[place]
        if (typeof run !== 'object' || typeof text !== 'object' || !('text' in text)) return
        if ('ref' in run && text.link) references.set(`${text.link}\n${text.text}`, run)
        if (!('text' in run) || !run.fact) return
        const { key } = splitQuote(run.fact)
        names.set(`${key}\n${text.text}`, run.fact)
        if (said.has(key)) return
        names.set(key, run.fact)
        said.set(key, text.text)
      })
  })
  return { names, words: said, references }
}

/** By which a form names a change, and `restored` holds it. */
export const changeKey = ({ key, now }: Pick<FactChange, 'key' | 'now'>): string => `${key}=${now}`

/**
 * What came back in place of what left. A block that says the same is taken as it was kept, quotes, widths and all. In any
 * other a quote whose words are those of its fact is a quote again; one that reads otherwise becomes the words it is now,
 * or the quote again where `restored` names it.
 */
export function takeOver(
  left: LeftFor,
  returned: readonly Block[],
  facts: (key: string) => QuotedFact | null,
  restored: ReadonlySet<string> = new Set(),
): TakenOver {
  const twins = twinsOf(left.shown, returned)
  const quotes = quotesIn(left)
  const changes = new Map<string, FactChange>()
  let changed = 0
  const blocks = returned.map((block, at) => {
    const twin = twins.get(at)
    if (twin !== undefined) return left.kept[twin] ?? block
    changed += 1
    return mapInlines(namedAgain(left.shown, drawnAgain(left.shown, block)), (run) => {
      if (typeof run !== 'object' || !('text' in run) || run.fact === undefined) return run
      const { fact: key, ...rest } = run
      const plain = Object.keys(rest).length === 1 ? rest.text : rest
      if (key.startsWith('#')) return quotes.references.get(`${key}\n${run.text}`) ?? plain
      const name = quotes.names.get(`${key}\n${run.text}`) ?? exactQuote(key, run.text, facts)
      if (name) return { ...run, fact: name, text: '' }
      const change = { key, now: run.text, was: quotes.words.get(key) ?? '' }
      changes.set(changeKey(change), change)
      const whole = quotes.names.get(key)
      return whole && restored.has(changeKey(change)) ? { ...run, fact: whole, text: '' } : plain
    })
  })
  return { blocks, changes: [...changes.values()], changed: changed + missing(left.shown, twins) }
}

/** A chart whose figures were edited in Word is drawn as it was. */
function drawnAgain(shown: readonly Block[], block: Block): Block {
  if (block.kind !== 'chart') return block
  const was = shown.find((one) => one.kind === 'chart' && bareTitle(one.caption) === bareTitle(block.caption))
  if (was?.kind !== 'chart') return block
  const names = [...new Set(was.series.flatMap(({ of }) => (of ? [of] : [])))]
  return {
    ...block,
    ...(was.form ? { form: was.form } : {}),
    series: block.series.map(({ label, value }) => {
      const of = names.find((name) => label.startsWith(`${name} `))
      return of ? { of, label: label.slice(of.length + 1), value } : { label, value }
    }),
  }
}

const titleOf = (block: Block): string | null =>
  block.kind === 'heading'
    ? block.text
    : block.kind === 'table' || block.kind === 'chart'
      ? (block.caption ?? null)
      : null

/** Under the same title it has the name by which it is referred to. */
function namedAgain(shown: readonly Block[], block: Block): Block {
  const title = titleOf(block)
  if (title === null) return block
  const was = shown.find((one) => one.kind === block.kind && bareTitle(titleOf(one) ?? '') === bareTitle(title))
  if (was?.kind === 'heading' && block.kind === 'heading' && was.id) return { ...block, id: was.id }
  if (was?.kind === 'table' && block.kind === 'table' && was.id) return { ...block, id: was.id }
  return was?.kind === 'chart' && block.kind === 'chart' && was.id ? { ...block, id: was.id } : block
}

function exactQuote(key: string, text: string, facts: (key: string) => QuotedFact | null): string | null {
  const fact = facts(key)
  const name = fact ? quoteOf(key, fact, text) : null
  return name && !splitQuote(name).form.startsWith('=') ? name : null
}

const missing = (shown: readonly Block[], twins: ReadonlyMap<number, number>): number => {
  const found = new Set(twins.values())
  return shown.filter((_, at) => !found.has(at)).length
}

/** For each returned block the one it is, where it says the same in the same order. */
function twinsOf(shown: readonly Block[], returned: readonly Block[]): Map<number, number> {
  const numbers = new Map<string, number>()
  const number = (block: Block): number => {
    const words = said(block)
    const known = numbers.get(words) ?? numbers.size
    numbers.set(words, known)
    return known
  }
  const edit = shortestEdit(shown.map(number), returned.map(number))
  return new Map([...(edit ?? [])].flatMap((b, a) => (b < 0 ? [] : [[b, a] as const])))
}
