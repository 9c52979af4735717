import { expect, test } from 'vitest'
import { type Block, heading, paragraph, table } from '#templates/blocks.ts'
import { openPdf, rendered, wordsOf } from '../pdf/open-pdf.ts'
import { composeHere, documentOf } from './compose-here.ts'

const figure = (at: number) => `${(at * 7919) % 9}${at % 10},286,450.${at % 10}7`
const columns = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ head: at ? `${2016 + at}年度` : '项目', width: 1 / count }))
const wide = (count: number, rows: number): Block =>
  table(
    columns(count),
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: count }, (_, at) => (at ? figure(row + at) : '营业收入')),
    ),
    { caption: '表1 近年数据', note: '注：未经审计。' },
  )

const around = (block: Block) => documentOf([heading(1, '财务'), paragraph('上文。'), block, paragraph('下文。')])

test('a table too wide for an upright page stands on pages that lie on their side, what is around it does not', () => {
  const { pages } = composeHere(around(wide(10, 60)))
  const sides = pages.map((page) => page.wide === true)
  expect(sides.at(0)).toBe(false)
  expect(sides.at(-1)).toBe(false)
  expect(sides.slice(1, -1).length).toBeGreaterThan(2)
  expect(sides.slice(1, -1)).not.toContain(false)
})

test.each([
  ['five columns', wide(5, 3)],
  [
    'a column of digests',
    table(
      ['文件', '哈希', '页数'].map((head) => ({ head, width: 1 / 3 })),
      [['募集说明书', 'a'.repeat(200), '56']],
    ),
  ],
])('%s stay upright', (_, block) => {
  const { pages } = composeHere(around(block))
  expect(pages.filter((page) => page.wide)).toEqual([])
})

test('a lying page is as wide as an upright one is high, its words within its margins, heads and number on it', async () => {
  const { bytes, pages } = await rendered(around(wide(10, 60)))
  const pdf = await openPdf(bytes)
  const words = wordsOf(pdf, 1)
  expect(words).toContain(`第2页共${pages}页`)
  expect(words).toContain('项目2017年度')
  for (let page = 1; page < pages - 1; page += 1) expect(wordsOf(pdf, page)).toContain('2025年度')
  const { data, width: across, height: down } = await pdf.getPage(1).render({ scale: 1, colorSpace: 'Gray' })
  expect([across, down]).toEqual([841, 595])
  const inked = (x: number, y: number) => (data[y * across + x] ?? 255) < 128
  const edges = Array.from({ length: down }, (_, y) => [20, across - 20].some((x) => inked(x, y)))
  expect(edges).not.toContain(true)
})
