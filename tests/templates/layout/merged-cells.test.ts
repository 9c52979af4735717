import { describe, expect, test } from 'vitest'
import type { Block } from '#templates/blocks.ts'
import { type Element, type Page, typeArea } from '#templates/layout/page.ts'
import { type MergedCell, mergedTable } from '#templates/merged-cells.ts'
import { openPdf, rendered, wordsOf } from '../pdf/open-pdf.ts'
import { composeHere, documentOf, lettersOf, linesOn } from './compose-here.ts'

const columns = [
  { head: '类别', width: 0.25 },
  { head: '项目', width: 0.25 },
  { head: '年末', width: 0.25, group: '合并' },
  { head: '年度', width: 0.25, group: '合并' },
]
const rowsOf = (kind: string, count: number): MergedCell[][] =>
  Array.from({ length: count }, (_, at) => [
    ...(at === 0 ? [{ text: kind, rows: count }] : []),
    `${kind}${at}`,
    '1.00',
    '2.00',
  ])
const tableOf = (rows: MergedCell[][]): Block => mergedTable(columns, rows, { caption: '数据' })

const elementsOf = (root: Element, role: Element['role']): Element[] =>
  [root, ...root.children.flatMap((child) => elementsOf(child, role))].filter((each) => each.role === role)

const middleOf = (page: Page | undefined, words: string): number => {
  for (const { top, slab } of page?.placed ?? [])
    for (const mark of slab.marks)
      if (mark.kind === 'text' && lettersOf(mark.text) === words) return top + mark.baseline
  throw new Error(`no ${words}`)
}

describe('a cell over several rows', () => {
  test('stands in their middle, once', () => {
    const { pages } = composeHere(documentOf([tableOf(rowsOf('资产', 5))]))
    expect(linesOn(pages[0]).filter((line) => line === '资产')).toHaveLength(1)
    expect(middleOf(pages[0], '资产')).toBeCloseTo(middleOf(pages[0], '资产2'), 1)
  })

  test('says its words again where a page cuts it, with （续）, as decoration', () => {
    const { pages, structure } = composeHere(documentOf([tableOf([...rowsOf('资产', 70), ...rowsOf('负债', 4)])]))
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.map((page) => linesOn(page).filter((line) => line === '资产').length)).toEqual([
      1,
      ...pages.slice(1).map(() => 0),
    ])
    for (const page of pages.slice(1)) expect(linesOn(page).filter((line) => line === '资产（续）')).toHaveLength(1)
    expect(elementsOf(structure, 'TD').find(({ span }) => span?.rows === 70)).toBeDefined()
    for (const page of pages)
      for (const mark of page.placed.flatMap(({ slab }) => slab.marks))
        if (mark.kind === 'text' && lettersOf(mark.text) === '资产（续）') expect(mark.element).toBeUndefined()
  })

  test('that is taller than its rows makes room in the last of them, wherever the page ends', () => {
    const tall = '很长的类别名称'.repeat(9)
    for (let before = 20; before < 30; before++) {
      const filling = Array.from({ length: before }, (_, at): MergedCell[] => [`行${at}`, '甲', '1', '2'])
      const { pages } = composeHere(documentOf([tableOf([...filling, ...rowsOf(tall, 2)])]))
      expect(pages.flatMap(linesOn).join('').split('（续）').join('')).toContain(tall.slice(0, 7))
      for (const { placed } of pages)
        for (const { top, slab } of placed)
          for (const mark of slab.marks)
            if (mark.kind === 'text' && top > 0) expect(top + mark.baseline).toBeLessThanOrEqual(typeArea.bottom + 0.02)
    }
  })

  test('whose words fill half a page is set in its first row, and nothing is lost', () => {
    const { pages } = composeHere(documentOf([tableOf(rowsOf('字'.repeat(600), 3).map((row) => row.slice(0, 4)))]))
    expect(pages.flatMap(linesOn).join('').match(/字/g)?.length).toBeGreaterThanOrEqual(600)
  })
})

describe('a cell over several columns', () => {
  test('has their width, and asks no single one of them for it', () => {
    const wide = '这一行的说明横跨两列，比其中任何一列都宽得多得多'
    const { pages } = composeHere(documentOf([tableOf([['甲', { text: wide, columns: 3 }], ...rowsOf('乙', 2)])]))
    expect(linesOn(pages[0])).toContain(wide)
  })
})

describe('a head of two levels', () => {
  test('is printed whole on every page, and cells say what they stand under', () => {
    const { pages, structure } = composeHere(documentOf([tableOf(rowsOf('资产', 70))]))
    for (const page of pages)
      expect(linesOn(page).filter((line) => ['类别', '项目', '合并', '年末', '年度'].includes(line))).toHaveLength(5)
    const heads = elementsOf(structure, 'TH')
    expect(heads.map(({ span }) => span ?? null)).toEqual([
      { rows: 2, columns: 1 },
      { rows: 2, columns: 1 },
      { rows: 1, columns: 2 },
      null,
      null,
    ])
    const ids = heads.map(({ id }) => id)
    expect(new Set(ids).size).toBe(5)
    const [, , , last] = elementsOf(structure, 'TR')[2]?.children ?? []
    expect(last?.headers).toEqual([ids[2], ids[4]])
  })
})

test('the words of a table come out of the file row by row', async () => {
  const { bytes } = await rendered(documentOf([tableOf([...rowsOf('资产', 2), ...rowsOf('负债', 2)])]))
  expect(wordsOf(await openPdf(bytes), 0)).toContain(
    '类别项目合并年末年度资产资产01.002.00资产11.002.00负债负债01.002.00',
  )
})

test('a row that lacks a cell is refused', () => {
  expect(() => mergedTable(columns, [['甲', '乙', '1']])).toThrow('row 1')
})
