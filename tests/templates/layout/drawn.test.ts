import { describe, expect, test } from 'vitest'
import { type Block, heading, paragraph, table } from '#templates/blocks.ts'
import { paper } from '#templates/layout/page.ts'
import { plotOf } from '#templates/plot.ts'
import { openPdf, picture, rendered, wordsOf } from '../pdf/open-pdf.ts'
import { composeHere, documentOf } from './compose-here.ts'

const chart = (form: 'columns' | 'lines', values: string[]): Extract<Block, { kind: 'chart' }> => ({
  kind: 'chart',
  form,
  caption: '营业收入',
  unit: '万元',
  series: values.map((value, at) => ({ label: `${2023 + at}年`, of: '发行人', value })),
})

describe('a drawn chart', () => {
  test('has round figures at its side, zero among them', () => {
    const ticks = (...values: string[]) => plotOf(chart('columns', values)).ticks
    expect(ticks('320,450.00', '402,118.90')).toEqual([0, 100000, 200000, 300000, 400000, 500000])
    expect(ticks('9.73%', '10.26%')).toEqual([0, 5, 10, 15])
    expect(ticks('-120', '80')).toEqual([-150, -100, -50, 0, 50, 100])
    expect(ticks('0.3')).toEqual([0, 0.1, 0.2, 0.3])
    expect(ticks('未披露')).toEqual([0, 1])
  })

  test('says every figure in words, as a figure with its caption', () => {
    const { structure } = composeHere(documentOf([chart('lines', ['9.73%', '未披露'])]))
    const figure = structure.children.find(({ role }) => role === 'Figure')
    expect(figure?.alt).toBe('折线图：营业收入（单位：万元）。发行人：2023年9.73%、2024年未披露。')
    expect(structure.children.map(({ role }) => role)).toContain('Caption')
  })

  test('draws a column as high as its figure', async () => {
    const inked = async (value: string) => {
      const { bytes } = await rendered(documentOf([chart('columns', ['1000', value])]))
      const { data } = await picture(await openPdf(bytes), 0)
      return data.filter((pixel) => pixel > 70 && pixel < 110).length
    }
    const [half, whole] = [await inked('500'), await inked('1000')]
    expect(whole / half).toBeGreaterThan(1.25)
    expect(whole / half).toBeLessThan(1.4)
  })

  test('prints its figures as words', async () => {
    const { bytes } = await rendered(documentOf([chart('columns', ['320.00', '-402.90'])]))
    const words = wordsOf(await openPdf(bytes), 0)
    for (const said of ['营业收入（单位：万元）', '320.00', '-402.90', '2024年', '发行人'])
      expect(words).toContain(said)
  })
})

describe('the place for a seal across the sheets', () => {
  const wide = table(
    Array.from({ length: 10 }, (_, at) => ({ head: `${2016 + at}年度`, width: 0.1 })),
    Array.from({ length: 3 }, () => Array.from({ length: 10 }, () => '9,286,450.37')),
  )
  const blocks = [heading(1, '标题'), paragraph('正文。'), wide]

  test('is on every page of a paper that asks for it, covers and pages that lie as well, and on no other', async () => {
    const cover = { title: '协议', issuer: '示例', facts: [], parties: [], date: '2026-01-15' }
    for (const seamSeal of [true, false]) {
      const { bytes, pages } = await rendered(documentOf(blocks, { cover, ...(seamSeal ? { seamSeal } : {}) }))
      const pdf = await openPdf(bytes)
      expect(pages).toBe(3)
      for (let page = 0; page < pages; page++) expect(wordsOf(pdf, page).includes('骑缝章')).toBe(seamSeal)
    }
  })

  test('one sheet alone has no seam', () => {
    const { pages } = composeHere(documentOf([paragraph('正文。')], { seamSeal: true }))
    expect(
      pages.flatMap(({ placed }) => placed.flatMap(({ slab }) => slab.marks)).map(({ kind }) => kind),
    ).not.toContain('ring')
  })

  test('lies outside the text, at the edge away from the binding, and is no part of what is read', () => {
    const { pages } = composeHere(documentOf(blocks, { seamSeal: true }))
    const rings = pages.map((page) =>
      page.placed.flatMap(({ slab }) => slab.marks).filter((mark) => mark.kind === 'ring'),
    )
    expect(rings.map((each) => each.length)).toEqual([1, 1])
    const [[upright], [lying]] = rings as [(typeof rings)[0], (typeof rings)[0]]
    expect(upright?.x).toBe(paper.width)
    expect(lying?.y).toBe(paper.width)
    // The sheet that lies is turned to the binding: what is left of its ring is below that of the others.
    expect(paper.height - (lying?.x ?? 0)).toBeCloseTo(upright?.y ?? 0, 6)
    for (const page of pages)
      for (const { slab, decoration } of page.placed)
        if (slab.marks.some(({ kind }) => kind === 'ring')) expect(decoration).toBe(true)
  })
})
