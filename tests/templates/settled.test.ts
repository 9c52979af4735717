import { describe, expect, test } from 'vitest'
import { type Block, heading, type Inline, paragraph, table } from '#templates/blocks.ts'
import { renderPdf } from '#templates/render.ts'
import { settled } from '#templates/settled.ts'
import { composeHere, documentOf, linesOn } from './layout/compose-here.ts'

const see = (ref: string, as: 'number' | 'title' | 'page'): Inline => ({ ref, as })
const unnumbered = (text: string): Block => ({ kind: 'heading', level: 1, text, unnumbered: true })
const captioned = (caption: string, id?: string): Block =>
  table([{ head: '甲', width: 1 }], [['1']], { caption, ...(id ? { id } : {}) })
const chart = (caption: string): Block => ({ kind: 'chart', caption, unit: '', series: [] })
const numbering = { headings: ['chapter', 'clause', 'point'], captions: true } as const

const titles = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [block.text]
      : block.kind === 'table' || block.kind === 'chart'
        ? [block.caption ?? '']
        : [],
  )

describe('numbers', () => {
  const blocks = [
    unnumbered('声明'),
    heading(2, '提示'),
    captioned('附表'),
    heading(1, '释义'),
    heading(1, '财务', 'finance'),
    captioned('数据', 'data'),
    heading(2, '分析'),
    heading(3, '资产'),
    heading(3, '负债'),
    heading(2, '债务'),
    heading(3, '结构'),
    chart('趋势'),
    captioned('结构'),
  ]

  test('are counted by level; each heading begins its deeper levels anew, each chapter its tables and charts', () => {
    expect(titles(settled(documentOf(blocks, { numbering })).blocks)).toEqual([
      ...[
        '声明',
        '一、提示',
        '表1 附表',
        '第一章 释义',
        '第二章 财务',
        '表2-1 数据',
        '一、分析',
        '（一）资产',
        '（二）负债',
      ],
      ...['二、债务', '（一）结构', '图2-1 趋势', '表2-2 结构'],
    ])
  })

  test('are those of the venue', () => {
    const exchange = { headings: ['section', 'item', 'subitem'] } as const
    const said = titles(settled(documentOf(blocks.slice(3, 8), { numbering: exchange })).blocks)
    expect(said).toEqual(['第一节 释义', '第二节 财务', '数据', '1. 分析', '（1）资产'])
  })

  test('are spelled once: a settled text is settled for good, and one that counts nothing is as it was', () => {
    const once = settled(documentOf(blocks, { numbering }))
    expect(settled(once)).toBe(once)
    const plain = documentOf(blocks)
    expect(settled(plain)).toBe(plain)
  })
})

describe('references', () => {
  const targets = [heading(1, '财务', 'finance'), captioned('数据', 'data')]

  test('by number and title are words that lead there, in footnotes as well', () => {
    const words = paragraph([see('finance', 'number'), see('finance', 'title'), { note: [see('data', 'number')] }])
    const [said] = settled(documentOf([words, ...targets], { numbering })).blocks
    expect(said).toMatchObject({
      text: [
        { text: '第一章', link: '#finance' },
        { text: '财务', link: '#finance' },
        { note: [{ text: '表1-1', link: '#data' }] },
      ],
    })
  })

  test('to a page print the page on which the target stands, and lead there', () => {
    for (const between of [0, 30, 4000]) {
      const filling = paragraph(Array.from({ length: between }, () => '甲').join('\n'))
      const { pages, anchors } = composeHere(
        documentOf([paragraph(['见', see('finance', 'page'), '及', see('data', 'page'), '。']), filling, ...targets]),
      )
      const page = (anchors.find(({ id }) => id === 'finance')?.page ?? -1) + 1
      expect(linesOn(pages[0])).toContain(`见第${page}页及第${page}页。`)
      expect(linesOn(pages[page - 1])).toContain('财务')
      const links = pages[0]?.placed.flatMap(({ slab }) => slab.marks).filter(({ kind }) => kind === 'link')
      expect(links).toHaveLength(2)
    }
  })

  test('move no line: a paragraph ends where it ended before its pages were known', () => {
    const words = (at: number) => paragraph(['字'.repeat(30 + at), see('finance', 'page'), '字'.repeat(40)])
    for (let at = 0; at < 12; at++) {
      const { pages } = composeHere(documentOf([words(at), ...targets]))
      const lines = linesOn(pages[0]).filter((line) => line.includes('字'))
      expect(lines.join('')).toBe(`${'字'.repeat(30 + at)}第1页${'字'.repeat(40)}`)
    }
  })

  test.each([
    ['a heading that is not there', [paragraph([see('gone', 'page')])], '“gone”：文件中没有这个标题'],
    ['a title that is not there', [heading(2, '上文'), paragraph([see('gone', 'title')])], '“上文”一节引用的“gone”'],
    ['a number of what is not counted', [paragraph([see('finance', 'number')]), ...targets], '“finance”：它没有编号'],
    ['a place in a footnote', [paragraph([{ note: [see('gone', 'number')] }])], '“gone”'],
  ])('to %s are refused at print, by name', async (_, blocks, words) => {
    const printed = await renderPdf(documentOf([heading(1, '标题'), ...blocks]))
    expect(printed).toMatchObject({ ok: false, reason: 'missing-target' })
    if (!printed.ok) expect(printed.message).toContain(words)
  })
})
