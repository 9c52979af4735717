import { describe, expect, test } from 'vitest'
import { type Block, heading, type Inline, paragraph } from '#templates/blocks.ts'
import { compareDocuments } from '#templates/compare/compare.ts'
import { redlineOf, revisedOf } from '#templates/compare/marked-document.ts'
import { type MergedCell, mergedTable } from '#templates/merged-cells.ts'
import { documentOf } from '../layout/compose-here.ts'

const compared = (old: Block[], now: Block[], rest = {}) => {
  const [before, after] = [documentOf(old, rest), documentOf(now, rest)]
  return { before, after, comparison: compareDocuments(before, after) }
}
const note = (words: string): Inline => ({ note: [words] })
const page: Inline = { ref: 'fin', as: 'page' }
const target = heading(1, '财务', 'fin')

const textOf = (blocks: readonly Block[]) => blocks.find((block) => block.kind === 'paragraph')?.text

describe('a footnote', () => {
  const old = [paragraph(['营业收入', note('取自2024年审计报告。'), '增长5%', note('未经审计。'), '。']), target]

  test('whose words changed is a change of its own, marked in the note', () => {
    const versions = compared(old, [
      paragraph(['营业收入', note('取自2025年审计报告。'), '增长5%', note('未经审计。'), '。']),
      target,
    ])
    expect(versions.comparison.changes.map(({ before, after }) => [before, after])).toEqual([
      ['取自2024年审计报告。', '取自2025年审计报告。'],
    ])
    const [, said] = revisedOf(versions, '').blocks
    expect(said).toMatchObject({
      text: [
        '营业收入',
        { note: expect.arrayContaining([{ kai: true, bold: true, text: '2025年' }]) },
        '增长5%',
        note('未经审计。'),
        '。',
      ],
    })
  })

  test('stays in its place when the words around it change', () => {
    const versions = compared(old, [
      paragraph(['营业收入', note('取自2024年审计报告。'), '增长6%', note('未经审计。'), '，见', page, '。']),
      target,
    ])
    const { blocks } = revisedOf(versions, '')
    expect(textOf(blocks)).toEqual([
      '营业收入',
      note('取自2024年审计报告。'),
      '增长',
      { kai: true, bold: true, text: '6%' },
      note('未经审计。'),
      { kai: true, bold: true, text: '，见' },
      page,
      '。',
    ])
  })

  test('that came is there, and one that went is struck', () => {
    const without = [paragraph('营业收入增长5%。'), target]
    expect(
      textOf(revisedOf(compared(without, old), '').blocks)?.filter(
        (part) => typeof part !== 'string' && 'note' in part,
      ),
    ).toHaveLength(2)
    const struck = JSON.stringify(redlineOf(compared(old, without), '').blocks)
    expect(struck).toContain('{"text":"取自2024年审计报告。","change":"deleted"}')
  })
})

test('numbers that the engine counts are compared as they are printed', () => {
  const numbering = { headings: ['chapter', null, null] } as const
  const { comparison } = compared(
    [heading(1, '甲'), heading(1, '丙')],
    [heading(1, '甲'), heading(1, '乙'), heading(1, '丙')],
    { numbering },
  )
  expect(comparison.changes.map(({ after }) => after)).toEqual(['第二章 乙', '第三章 丙'])
})

describe('a table with merged cells', () => {
  const columns = ['类别', '项目', '金额'].map((head) => ({ head, width: 1 / 3 }))
  const tableOf = (...rows: MergedCell[][]): Block => mergedTable(columns, rows)
  const before = tableOf([{ text: '资产', rows: 2 }, '现金', '1'], ['存货', '2'], [{ text: '说明', columns: 2 }, '3'])
  const spansOf = (blocks: readonly Block[]) => blocks.find((block) => block.kind === 'table')?.spans

  test('keeps them where no row went from among them', () => {
    const versions = compared(
      [before],
      [tableOf([{ text: '资产', rows: 2 }, '现金', '9'], ['存货', '2'], [{ text: '说明', columns: 2 }, '3'])],
    )
    expect(spansOf(redlineOf(versions, '').blocks)).toEqual([
      { row: 0, column: 0, rows: 2, columns: 1 },
      { row: 2, column: 0, rows: 1, columns: 2 },
    ])
  })

  test('shows a row that is gone from under a cell, so the cell reaches over it no longer', () => {
    const old = tableOf([{ text: '资产', rows: 3 }, '现金', '1'], ['应收账款', '7'], ['存货', '2'])
    const now = tableOf([{ text: '资产', rows: 2 }, '现金', '1'], ['存货', '2'])
    const { blocks } = redlineOf(compared([old], [now]), '')
    const marked = blocks.find((block) => block.kind === 'table')
    expect(marked?.rows).toHaveLength(3)
    expect(marked?.spans).toEqual([])
    expect(JSON.stringify(marked?.rows)).toContain('应收账款')
  })
})
