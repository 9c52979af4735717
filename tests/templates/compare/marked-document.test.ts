import { describe, expect, it } from 'vitest'
import { type Block, facts, heading, type Inline, list, paragraph, type Words, wordsIn } from '#templates/blocks.ts'
import { compareDocuments } from '#templates/compare/compare.ts'
import { redlineOf, revisedOf } from '#templates/compare/marked-document.ts'
import { passagesOf, passageText } from '#templates/compare/passages.ts'
import { documentOf, figures, longText, randomFrom, revised } from '#tests/support/two-versions.ts'
import { openPdf, rendered, wordsOf } from '../pdf/open-pdf.ts'

const old: Block[] = [
  heading(1, '第一节 发行概况'),
  paragraph('本期发行规模10亿元。'),
  paragraph('本段将被删去，其中的内容不再需要披露。'),
  list(['第一项承诺', '第二项承诺']),
  facts([
    ['票面利率', '2.10%'],
    ['期限', '3年'],
  ]),
  figures([
    ['货币资金', '1,200.00', '900.00'],
    ['存货', '88.00', '71.00'],
  ]),
]
const now: Block[] = [
  heading(1, '第一节 本期发行概况'),
  paragraph(['本期发行规模', { text: '12亿元', fact: 'offering.amount' }, '。']),
  list(['第一项承诺', '新增的一项承诺', '第二项承诺']),
  facts([
    ['票面利率', '2.15%'],
    ['期限', '3年'],
  ]),
  figures([
    ['货币资金', '1,200.00', '910.00'],
    ['应收账款', '5.00', '4.00'],
  ]),
  paragraph('末尾新增一段。'),
]

const versionsOf = (before: Block[], after: Block[]) => {
  const [one, other] = [documentOf([], before), documentOf([], after)]
  return { before: one, after: other, comparison: compareDocuments(one, other) }
}

const runsIn = (blocks: readonly Block[]): Inline[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.text
    if (block.kind === 'heading') return block.marked ?? []
    if (block.kind === 'list') return block.items.flat()
    if (block.kind === 'facts') return block.rows.flatMap(({ value }) => value)
    return block.kind === 'table' ? block.rows.flat(2) : []
  })

const said = (blocks: readonly Block[], which: (run: Words) => boolean): string[] =>
  runsIn(blocks).flatMap((run) => (typeof run !== 'string' && 'text' in run && which(run) ? [run.text] : []))

describe('a revision set in type', () => {
  const versions = versionsOf(old, now)

  it('shows in 楷体加粗 what is new, and nothing of what went', () => {
    const { blocks } = revisedOf(versions, '第2版对照第1版')
    const texts = passagesOf({ blocks: blocks.slice(1) }).map(passageText)
    expect(texts).toEqual(passagesOf(versions.after).map(passageText))
    const kai = said(blocks, ({ kai, bold }) => kai === true && bold === true)
    expect(kai).toEqual([
      ...['本期', '12亿元', '新增的一项承诺', '2.15%', '910.00', '应收账款', '5.00', '4.00'],
      '末尾新增一段。',
    ])
  })

  it('shows in the redline what went where it stood, and what came', () => {
    const { blocks } = redlineOf(versions, '第2版对照第1版')
    expect(said(blocks, ({ change }) => change === 'deleted')).toEqual([
      ...['10亿元', '本段将被删去，其中的内容不再需要披露。', '2.10%', '900.00', '存货', '88.00', '71.00'],
    ])
    const list = blocks.find((block) => block.kind === 'list')
    expect(list?.kind === 'list' && list.items).toHaveLength(3)
  })

  it('loses no change of a long text', () => {
    const random = randomFrom(11)
    const before = longText(random, 20_000)
    const [one, other] = [documentOf(before), documentOf(revised(random, before))]
    const comparison = compareDocuments(one, other)
    const runs = runsIn(redlineOf({ before: one, after: other, comparison }, '').blocks.slice(1))
    const stays = (run: Inline) => typeof run === 'string' || !('change' in run) || run.change !== 'deleted'
    const rest = runs.filter(stays).map(wordsIn).join('')
    const text = (blocks: readonly Block[]) => runsIn(blocks).map(wordsIn).join('')
    expect(rest).toBe(text(other.blocks))
    expect(
      said(redlineOf({ before: one, after: other, comparison }, '').blocks, ({ change }) => change === 'deleted').join(
        '',
      ).length,
    ).toBeGreaterThan(500)
  })

  it('tells at the end what no mark can show: the cover', () => {
    const cover = (amount: string) => ({
      ...documentOf([], [paragraph('正文')]),
      cover: {
        title: '说明书',
        issuer: '示例公司',
        facts: [{ label: '规模', value: amount }],
        parties: [],
        date: '2026年3月2日',
      },
    })
    const [one, other] = [cover('5亿元'), cover('6亿元')]
    const { blocks } = revisedOf({ before: one, after: other, comparison: compareDocuments(one, other) }, '')
    expect(blocks.slice(-2).map((block) => block.kind)).toEqual(['heading', 'paragraph'])
    expect(said(blocks, ({ kai }) => kai === true)).toEqual(['6亿元'])
  })

  it('prints the strokes in red and blue, and every word of both', async () => {
    const { bytes } = await rendered(redlineOf(versions, '第2版对照第1版'))
    const pdf = await openPdf(bytes)
    const words = wordsOf(pdf, 0)
    expect(words).toContain('本期发行规模10亿元12亿元。')
    expect(words).toContain('本段将被删去')
    const { data } = await pdf.getPage(0).render({ scale: 2, colorSpace: 'BGRA' })
    const colours = new Set<string>()
    for (let at = 0; at < data.length; at += 4) {
      const [blue, , red] = [data[at]!, data[at + 1]!, data[at + 2]!]
      if (red > blue + 90) colours.add('red')
      if (blue > red + 90) colours.add('blue')
    }
    expect([...colours].sort()).toEqual(['blue', 'red'])
  })
})
