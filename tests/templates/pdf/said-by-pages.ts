import { type Block, type FilingDocument, type Inline, wordsIn } from '#templates/blocks.ts'
import { printedDay } from '#templates/layout/set-signing.ts'
import type { RenderedHeading } from '#templates/render.ts'

const bare = (words: string): string => words.replace(/\s/g, '')
const run = (parts: readonly Inline[]): string => parts.map(wordsIn).join('')

const headOf = (block: Extract<Block, { kind: 'table' }>): string =>
  bare(block.columns.map(({ head }) => head).join(''))

function signed({ parties }: Extract<Block, { kind: 'signature' }>): string {
  return parties
    .map(({ role, name, persons = [], date }) => {
      const places = persons.length > 0 ? persons.join('') : '法定代表人或授权代表（签字或盖章）：'
      return `${role}：${name}${places}${date ? printedDay(date) : '年月日'}`
    })
    .join('')
}

function said(block: Block, contents: string): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'paragraph':
      return run(block.text)
    case 'facts':
      return block.rows.map(({ label, value }) => label + run(value)).join('')
    case 'table': {
      const cells = [...block.rows, block.total ?? []].flat()
      return [block.caption ?? '', headOf(block), ...cells.map(run), block.note ?? ''].join('')
    }
    case 'list':
      return block.items.map((item, at) => `${block.ordered ? `（${at + 1}）` : '•'}${run(item)}`).join('')
    case 'signature':
      return signed(block)
    case 'seal':
      return `${block.of}（盖章）${block.date ? printedDay(block.date) : '年月日'}`
    case 'callout':
      return block.title + run(block.text)
    case 'toc':
      return `目录${contents}`
    case 'page-break':
      return ''
    default:
      throw new Error(`not written out: ${block.kind}`)
  }
}

function coverSaid({ cover }: FilingDocument): string {
  if (!cover) return ''
  const pairs = [...cover.facts, ...cover.parties.map(({ label, name }) => ({ label, value: name }))]
  return [
    cover.title.startsWith(cover.issuer) ? '' : cover.issuer,
    cover.title,
    cover.subtitle ?? '',
    ...pairs.map(({ label, value }) => `${label}：${value}`),
    printedDay(cover.date),
  ].join('')
}

/** All that the pages of a document are to say, in order and without white space: nothing less and nothing more. */
export function saidByDocument(document: FilingDocument, headings: readonly RenderedHeading[]): string {
  const contents = headings.filter(({ level }) => level < 3).map(({ title, page }) => `${title}${page}`)
  return bare(coverSaid(document) + document.blocks.map((block) => said(block, contents.join(''))).join(''))
}

/** Head rows, which a table says again on each page that it reaches. */
export const headRows = (document: FilingDocument): string[] =>
  document.blocks.flatMap((block) => (block.kind === 'table' ? [headOf(block)] : []))
