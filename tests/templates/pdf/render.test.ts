import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Block, facts, heading, list, paragraph, table } from '#templates/blocks.ts'
import { documentOf } from '../layout/compose-here.ts'
import { rareCharacters, sampleProspectus } from '../sample-prospectus.ts'
import { openPdf, picture, rendered, wordsOf } from './open-pdf.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('same document, same bytes', () => {
  test('two renders of a prospectus', async () => {
    const [first, second] = [await rendered(sampleProspectus()), await rendered(sampleProspectus())]
    expect(first.pages).toBeGreaterThan(25)
    expect(sha256(first.bytes)).toBe(sha256(second.bytes))
  })

  test('one changed figure changes them', async () => {
    const of = (figure: string) => rendered(documentOf([paragraph(`本期发行${figure}亿元`)]))
    expect(sha256((await of('5')).bytes)).not.toBe(sha256((await of('6')).bytes))
  })
})

describe('words come back out', () => {
  const sentence = '本期债券（科创债）发行规模5亿元，票面利率2.18%，期限3+2年；募集资金“不低于70%”用于科创领域……'

  test('of a justified paragraph with squeezed marks, to the letter', async () => {
    const { bytes } = await rendered(documentOf([heading(1, '标题'), paragraph(sentence.repeat(6))]))
    expect(wordsOf(await openPdf(bytes), 0)).toContain(sentence.repeat(6))
  })

  test('of every rare character, in text, bold, heading, 楷 and table', async () => {
    const rare = rareCharacters.join('')
    const blocks: Block[] = [
      heading(1, rare),
      paragraph([
        `正文${rare}`,
        { text: `粗${rare}`, bold: true },
        { text: `楷${rare}`, kai: true },
        { text: `粗楷${rare}`, kai: true, bold: true },
      ]),
      facts([['法定代表人', rare]]),
      list([rare]),
      table([{ head: '姓名', width: 1 }], [[rare]], { total: [rare] }),
    ]
    const words = wordsOf(await openPdf((await rendered(documentOf(blocks))).bytes), 0)
    expect(words.split(rare).length - 1).toBe(9)
    for (const label of ['正文', '粗', '楷', '粗楷']) expect(words).toContain(label + rare)
  })

  test('of the page foot on every page', async () => {
    const { bytes, pages } = await rendered(sampleProspectus({ sections: 1, rows: 20 }))
    const pdf = await openPdf(bytes)
    expect(pdf.getPageCount()).toBe(pages)
    for (let page = 1; page < pages; page++) expect(wordsOf(pdf, page)).toContain(`第${page + 1}页共${pages}页`)
  })
})

describe('watermark', () => {
  const inked = async (marks: ('draft' | 'sample')[]) => {
    const { bytes } = await rendered(documentOf([paragraph('正文')], { marks }))
    const { data } = await picture(await openPdf(bytes), 0)
    return data.filter((pixel) => pixel > 225 && pixel < 250).length
  }

  test('lies under the page as light shapes, and its word stands at the foot', async () => {
    expect(await inked([])).toBeLessThan(500)
    expect(await inked(['draft'])).toBeGreaterThan(5000)
    const { bytes } = await rendered(documentOf([paragraph('正文')], { marks: ['draft', 'sample'] }))
    expect(wordsOf(await openPdf(bytes), 0).match(/草稿|示例/g)).toEqual(expect.arrayContaining(['草稿', '示例']))
  })
})

test('every kind of block is set, in every hand', async () => {
  const runs = [
    '常',
    { text: '粗', bold: true as const },
    { text: '楷', kai: true as const },
    { text: '粗楷', bold: true as const, kai: true as const },
  ]
  const blocks: Block[] = [
    { kind: 'toc' },
    heading(3, '（一）事项'),
    ...(['note', 'kai', 'lead'] as const).map((style) => paragraph(runs, { style })),
    paragraph(runs, { align: 'right' }),
    facts([['标签', runs]]),
    list([runs]),
    list([runs], true),
    { kind: 'callout', tone: 'note', title: '提示', text: runs },
    {
      kind: 'chart',
      caption: '图',
      unit: '',
      series: [
        { label: '甲', value: '-1.5' },
        { label: '乙', value: '未披露' },
        { label: '丙', value: '3' },
      ],
    },
    { kind: 'signature', parties: [{ role: '发行人', name: '示例公司' }] },
    { kind: 'seal', of: '示例公司' },
    table([{ head: '甲', width: 1 }], [], {}),
  ]
  const { bytes } = await rendered(documentOf(blocks))
  const pdf = await openPdf(bytes)
  const words = Array.from({ length: pdf.getPageCount() }, (_, page) => wordsOf(pdf, page)).join('')
  expect(words.match(/常粗楷粗楷/g)).toHaveLength(8)
  for (const shown of ['未披露', '-1.5', '（盖章）', '年月日']) expect(words).toContain(shown)
})
