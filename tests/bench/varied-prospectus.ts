import { type Block, type FilingDocument, heading, paragraph, table } from '#templates/blocks.ts'
import { type Random, randomFrom } from '#tests/support/two-versions.ts'

/** The 3,755 characters of level 1 of GB/T 2312, by their rows and cells. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb18030')
  const characters: string[] = []
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character)
    }
  return characters
}

const oneOf = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!
const upTo = (random: Random, count: number): number => Math.floor(random() * count)

/** Words of two to four characters; a text of them needs more glyphs than any real prospectus, so fonts weigh more. */
function lexicon(random: Random): string[] {
  const characters = commonCharacters()
  const word = () => Array.from({ length: 2 + upTo(random, 3) }, () => oneOf(random, characters)).join('')
  return Array.from({ length: 6000 }, word)
}

const amount = (random: Random): string => (random() * 1e6).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')

function sentence(random: Random, words: readonly string[]): string {
  const clause = () => Array.from({ length: 2 + upTo(random, 4) }, () => oneOf(random, words)).join('')
  const clauses = Array.from({ length: 2 + upTo(random, 3) }, clause)
  const kind = random()
  if (kind < 0.25) clauses.push(`金额为${amount(random)}万元，占比${(random() * 100).toFixed(2)}%`)
  else if (kind < 0.4) clauses.push(`其中“${clause()}”（${clause()}）`)
  return `${clauses.join('，')}。`
}

const figures = (random: Random, words: readonly string[], at: number): Block =>
  table(
    [
      { head: '项目', width: 0.34, align: 'left' },
      ...['2025年度', '2024年度', '2023年度'].map((head) => ({ head, width: 0.18, align: 'right' as const })),
      { head: '变动', width: 0.12, align: 'right' },
    ],
    Array.from({ length: 9 }, () => [
      oneOf(random, words) + oneOf(random, words),
      ...[0, 1, 2].map(() => amount(random)),
      `${(random() * 90).toFixed(2)}%`,
    ]),
    { caption: `表${at + 1} ${oneOf(random, words)}情况（单位：万元）` },
  )

const [chapters, sections, paragraphs] = [14, 9, 5]

/**
 * A text of some two hundred pages out of blocks that every peer can set as well: headings, paragraphs, tables and the
 * contents. The same every time.
 */
export function variedProspectus(): FilingDocument {
  const random = randomFrom(20261015)
  const words = lexicon(random)
  const text = () => Array.from({ length: 3 + upTo(random, 4) }, () => sentence(random, words)).join('')
  const blocks: Block[] = [{ kind: 'toc' }]
  for (let chapter = 0; chapter < chapters; chapter += 1) {
    blocks.push({ kind: 'page-break' }, heading(1, `第${chapter + 1}章 ${oneOf(random, words)}`, `c${chapter}`))
    for (let section = 0; section < sections; section += 1) {
      blocks.push(heading(2, `${section + 1}、${oneOf(random, words)}${oneOf(random, words)}`))
      for (let at = 0; at < paragraphs; at += 1) {
        if (at === 3) blocks.push(heading(3, `（${at}）${oneOf(random, words)}`))
        blocks.push(paragraph(text()))
      }
      if (section < 8) blocks.push(figures(random, words, chapter * 8 + section))
    }
  }
  blocks.push(paragraph('联系人：\u{2A6A5}\u{2020C}。'))
  return {
    id: 'varied-prospectus',
    title: '示例云岭新材料科技股份有限公司募集说明书',
    issuer: '示例云岭新材料科技股份有限公司',
    reference: '示例〔2026〕1号',
    date: '2026-01-15',
    marks: [],
    blocks,
  }
}
