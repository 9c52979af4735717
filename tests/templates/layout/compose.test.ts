import { describe, expect, test } from 'vitest'
import { type Block, heading, paragraph, table } from '#templates/blocks.ts'
import { type Slab, typeArea } from '#templates/layout/page.ts'
import { paginate } from '#templates/layout/paginate.ts'
import { sampleProspectus } from '../sample-prospectus.ts'
import { composeHere, documentOf, lettersOf, linesOn } from './compose-here.ts'

const longTable = (rows: number, cell = (at: number) => `第${at}项`) =>
  table(
    [
      { head: '项目', width: 0.5 },
      { head: '金额', width: 0.5 },
    ],
    Array.from({ length: rows }, (_, at) => [cell(at), `${at},000.00`]),
    { caption: '表1 明细', total: ['合计', '9,999.00'], note: '注：示例。' },
  )

describe('tables', () => {
  test('the head row is printed on every page that the table reaches, the caption once', () => {
    const { pages } = composeHere(documentOf([heading(1, '测试文件'), longTable(90)]))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(linesOn(page).filter((line) => line === '项目')).toHaveLength(1)
    expect(pages.flatMap(linesOn).filter((line) => line === '表1 明细')).toHaveLength(1)
  })

  test('every row is printed once, on one page, above the foot', () => {
    const { pages } = composeHere(documentOf([longTable(90)]))
    const printed = pages.flatMap(linesOn)
    for (let at = 0; at < 90; at++) expect(printed.filter((line) => line === `第${at}项`)).toHaveLength(1)
    for (const page of pages)
      for (const { top, slab } of page.placed.filter(({ top }) => top > 0)) {
        expect(top).toBeGreaterThanOrEqual(typeArea.top - 0.01)
        expect(top + slab.height).toBeLessThanOrEqual(typeArea.bottom + 0.02)
      }
  })

  test('the total stays with the row before it, wherever the page ends', () => {
    for (let rows = 20; rows < 32; rows++) {
      const { pages } = composeHere(documentOf([longTable(rows)]))
      const withTotal = linesOn(pages.find((page) => linesOn(page).includes('合计')))
      expect(withTotal).toContain(`第${rows - 1}项`)
    }
  })

  test('a row taller than a page is cut at line ends and loses nothing', () => {
    const long = '长'.repeat(3000)
    const { pages } = composeHere(documentOf([longTable(3, (at) => (at === 1 ? long : '短'))]))
    expect(pages.flatMap(linesOn).join('').match(/长/g)).toHaveLength(3000)
  })

  test('a figure too wide for its column is not cut: the column takes room from the others', () => {
    const block = table(
      [
        { head: '说明', width: 0.9 },
        { head: '数', width: 0.1 },
      ],
      [['说明文字', '123,456,789,012.34']],
    )
    const { pages } = composeHere(documentOf([block]))
    expect(linesOn(pages[0])).toContain('123,456,789,012.34')
  })
})

describe('headings', () => {
  test('a heading is never the last thing on a page', () => {
    for (let lines = 20; lines < 34; lines++) {
      const blocks: Block[] = [
        paragraph(Array.from({ length: lines }, () => '甲').join('\n')),
        heading(2, '一、节'),
        paragraph('乙'.repeat(60)),
      ]
      const { pages } = composeHere(documentOf(blocks))
      for (const page of pages) expect(linesOn(page).at(-1)).not.toBe('一、节')
    }
  })

  test('a document without a cover opens with its title, once', () => {
    const untitled = composeHere(documentOf([paragraph('正文')]))
    expect(linesOn(untitled.pages[0])).toEqual(['测试文件', '正文'])
    const titled = composeHere(documentOf([heading(1, '自拟标题'), paragraph('正文')]))
    expect(linesOn(titled.pages[0])).toEqual(['自拟标题', '正文'])
  })
})

describe('contents', () => {
  test('each entry names the page on which its heading is printed, and links to it', () => {
    const { pages, anchors } = composeHere(sampleProspectus({ sections: 1, rows: 20 }))
    const listed = anchors.filter(({ level }) => level < 3)
    expect(listed.length).toBeGreaterThan(20)
    for (const { title, page } of listed) expect(linesOn(pages[page ?? -1])).toContain(title)
    const contents = pages.filter((page) =>
      page.placed.some(({ slab }) =>
        slab.marks.some((mark) => mark.kind === 'link' && typeof mark.to !== 'string' && mark.element?.role === 'Link'),
      ),
    )
    const numbers = contents.flatMap(linesOn).filter((line) => /^\d+$/.test(line))
    expect(numbers).toEqual(listed.map(({ page }) => String((page ?? -1) + 1)))
  })

  test('the contents stand on pages of their own', () => {
    const { pages } = composeHere(
      documentOf([paragraph('前言'), { kind: 'toc' }, heading(1, '第一章'), paragraph('正文')]),
    )
    expect(pages.map((page) => linesOn(page)[0])).toEqual(['测试文件', '目\u3000录', '第一章'])
  })
})

describe('signing', () => {
  test('name, day and place of a seal are never cut apart', () => {
    for (let lines = 18; lines < 30; lines++) {
      const blocks: Block[] = [
        paragraph(Array.from({ length: lines }, () => '甲').join('\n')),
        { kind: 'seal', of: '示例银行股份有限公司', date: '2026-01-15' },
      ]
      const { pages } = composeHere(documentOf(blocks))
      const sealed = linesOn(pages.find((page) => linesOn(page).includes('（盖章）')))
      expect(sealed.slice(-3)).toEqual(['示例银行股份有限公司', '（盖章）', '2026年1月15日'])
    }
  })
})

describe('running heads', () => {
  test('each page says which it is of how many; the cover says only its marks', () => {
    const { pages } = composeHere(sampleProspectus({ sections: 1, rows: 10 }))
    const running = pages.map(({ placed }) =>
      placed
        .filter(({ top }) => top === 0)
        .flatMap(({ slab }) => slab.marks)
        .flatMap((mark) => (mark.kind === 'text' ? [lettersOf(mark.text)] : [])),
    )
    expect(running[0]).toEqual(['草稿\u3000示例'])
    for (const [at, words] of running.entries())
      if (at > 0) expect(words).toContain(`第 ${at + 1} 页 共 ${pages.length} 页`)
  })
})

test('lines that are all kept to the next fill page after page, none of them measured to the end of all', () => {
  let looked = 0
  const slabs = new Proxy(
    Array.from({ length: 2000 }, (): Slab => ({ height: 20, marks: [], keep: true })),
    {
      get: (all, name) => {
        looked += 1
        return Reflect.get(all, name)
      },
    },
  )
  const pages = paginate(slabs)
  expect(pages.flatMap(({ placed }) => placed)).toHaveLength(2000)
  expect(looked).toBeLessThan(2000 * 300)
})

describe('the end of a paper', () => {
  const party = '示例科技股份有限公司'
  test.each<[string, Block]>([
    ['a seal', { kind: 'seal', of: party, date: '2026-01-15' }],
    ['a name at the right', paragraph(party, { align: 'right' })],
  ])('%s never stands alone on a page: the words above go with it', (_, end) => {
    for (let lines = 20; lines < 40; lines++) {
      const body = Array.from({ length: lines }, () => paragraph('甲'))
      const { pages } = composeHere(documentOf([...body, paragraph('特此公告。'), end]))
      const last = pages.findLast((page) => linesOn(page).includes(party))
      expect(linesOn(last), String(lines)).toContain('特此公告。')
    }
  })
})
