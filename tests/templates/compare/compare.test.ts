import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, facts, heading, list, paragraph, table } from '#templates/blocks.ts'
import { compareDocuments } from '#templates/compare/compare.ts'
import { tokensOf } from '#templates/compare/tokens.ts'
import { documentOf, figures, longText, randomFrom, revised } from '#tests/support/two-versions.ts'
import { asOneText, crumbsIn, textAfter, textBefore } from './one-text.ts'

const compare = (old: Block[], now: Block[]) => compareDocuments(documentOf([], old), documentOf([], now))
const marked = (old: string, now: string) =>
  asOneText(compare([paragraph(old)], [paragraph(now)]))
    .map(({ op, text }) => (op === 'same' ? text : op === 'deleted' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
    .replace('text ', '')
    .trim()

const words = fc.array(
  fc.constantFrom(
    '公司',
    '发行人',
    '，',
    '。',
    '718.29',
    '1,000万元',
    '12%',
    '2025年3月31日',
    'SiC',
    '𪚥',
    '研发',
    ' ',
  ),
  { maxLength: 24 },
)
const text = words.map((parts) => parts.join(''))
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((said) => paragraph(said)),
  text.map((said) => heading(1, said)),
  fc.array(text, { maxLength: 3 }).map((items) => list(items)),
  fc.array(fc.tuple(text, text), { maxLength: 3 }).map(facts),
  fc.integer({ min: 1, max: 3 }).chain((count) =>
    fc.array(fc.array(text, { minLength: count, maxLength: count }), { maxLength: 4 }).map((rows) =>
      table(
        Array.from({ length: count }, () => ({ head: '列', width: 1 / count })),
        rows,
      ),
    ),
  ),
)
const blocks = fc.array(block, { maxLength: 9 })

describe('the comparison of two versions', () => {
  it('gives both texts back exactly, whatever they are', () => {
    fc.assert(
      fc.property(blocks, blocks, fc.boolean(), (old, now, shuffled) => {
        const other = shuffled ? [...old.slice(2), ...now, ...old.slice(0, 2)] : now
        const comparison = compare(old, other)
        expect(textBefore(comparison)).toBe(textBefore(compare(old, old)))
        expect(textAfter(comparison)).toBe(textBefore(compare(other, other)))
      }),
      { numRuns: 400 },
    )
  })

  it('says nothing about a text that is the same', () => {
    fc.assert(fc.property(blocks, (same) => compare(same, structuredClone(same)).changes.length === 0))
  })

  it('keeps amounts, dates and percentages whole', () => {
    expect(tokensOf('截至2025年3月31日为718.29万元，占55.83%。')).toEqual(
      expect.arrayContaining(['2025年3月31日', '718.29万元', '55.83%']),
    )
    expect(marked('研发投入31,208.44万元，占比为8.72%。', '研发投入31,218.44万元，占比为8.75%。')).toBe(
      '研发投入[-31,208.44万元-]{+31,218.44万元+}，占比为[-8.72%-]{+8.75%+}。',
    )
    expect(marked('利率为-1.5%', '利率为1.5%')).toBe('利率为[--1.5%-]{+1.5%+}')
  })

  it('finds a moved paragraph, and what changed in it on the way', () => {
    const sentences = longText(randomFrom(7), 2_000)
    const [first = '', ...rest] = sentences
    const edited = first.replace('。', '。主承销商已核查。')
    const { changes, rows } = compareDocuments(documentOf(sentences), documentOf([...rest, edited]))
    expect(changes.map(({ kind }) => kind)).toEqual(['moved'])
    const come = rows.find((row) => row.kind === 'inserted')
    expect(come?.kind === 'inserted' && come.cells?.[0]?.runs.filter(({ op }) => op !== 'same')).toEqual([
      { op: 'inserted', text: '主承销商已核查。' },
    ])
  })

  it('compares tables cell by cell, and knows a row by its label', () => {
    const rows = [
      ['货币资金', '1,200.00', '900.00'],
      ['应收账款', '310.50', '299.10'],
      ['存货', '88.00', '71.00'],
    ]
    const now = [rows[0]!, ['应收账款', '999.99', '299.10'], ['合同资产', '5.00', '4.00'], rows[2]!]
    const { changes, rows: told } = compare([figures(rows)], [figures(now)])
    expect(changes.map(({ kind, after }) => `${kind} ${after}`)).toEqual([
      'changed 应收账款\t999.99\t299.10',
      'inserted 合同资产\t5.00\t4.00',
    ])
    const changed = told.find((row) => row.kind === 'changed')
    expect(changed?.kind === 'changed' && changed.cells.map(({ runs }) => runs.map(({ op }) => op))).toEqual([
      ['same'],
      ['deleted', 'inserted'],
      ['same'],
    ])
  })

  it('finds the column that came', () => {
    const old = table(
      [
        { head: '项目', width: 0.5 },
        { head: '金额', width: 0.5 },
      ],
      [['研发投入', '10.00']],
    )
    const now = table(
      [
        { head: '项目', width: 0.4 },
        { head: '占比', width: 0.2 },
        { head: '金额', width: 0.4 },
      ],
      [['研发投入', '8.00%', '10.00']],
    )
    const told = compare([old], [now]).rows.filter((row) => row.kind === 'changed')
    expect(told.map((row) => row.kind === 'changed' && row.cells.map(({ only }) => only))).toEqual([
      [undefined, 'after', undefined],
      [undefined, 'after', undefined],
    ])
  })

  it('counts the changes of each chapter', () => {
    const old = [
      heading(1, '第一章 释义'),
      paragraph('甲指发行人。'),
      heading(1, '第二章 风险'),
      paragraph('风险较小。'),
    ]
    const now = [
      heading(1, '第一章 释义'),
      paragraph('甲指发行人。'),
      heading(1, '第二章 风险'),
      paragraph('风险较大。'),
      paragraph('新增一段。'),
    ]
    const { chapters } = compare(old, now)
    expect(chapters.map(({ title, changes }) => [title, changes])).toEqual([
      ['封面及正文之前', 0],
      ['第一章 释义', 0],
      ['第二章 风险', 2],
    ])
  })

  it('tells the day of the paper from a change of substance', () => {
    const dated = (date: string, words: string) => ({ ...documentOf([], [paragraph(words)]), date })
    const { changes } = compareDocuments(
      dated('2026-03-02', '签署日期：2026年3月2日'),
      dated('2026-03-09', '签署日期：2026年3月9日'),
    )
    expect(changes.map(({ dated: only }) => only)).toEqual([true])
    const other = compareDocuments(
      dated('2026-03-02', '2026年3月2日，余额10亿元'),
      dated('2026-03-09', '2026年3月9日，余额11亿元'),
    )
    expect(other.changes.map(({ dated: only }) => only)).toEqual([false])
  })

  it('leaves no confetti in a long text, and misses no change', () => {
    const random = randomFrom(42)
    const old = longText(random, 40_000)
    const now = revised(random, old)
    const comparison = compareDocuments(documentOf(old), documentOf(now))
    expect(crumbsIn(asOneText(comparison))).toBeLessThanOrEqual(4)
    expect(textAfter(comparison)).toBe(textBefore(compareDocuments(documentOf(now), documentOf(now))))
  })

  it('is done soon with two texts that have nothing in common', () => {
    const [old, now] = [longText(randomFrom(1), 60_000), longText(randomFrom(2), 60_000)]
    const foreign = now.map((said, at) => `${at}${[...said].reverse().join('')}`)
    const comparison = compareDocuments(documentOf(old), documentOf(foreign))
    expect(textAfter(comparison)).toBe(textBefore(compareDocuments(documentOf(foreign), documentOf(foreign))))
  })
})
