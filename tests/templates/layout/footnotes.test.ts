import { describe, expect, test } from 'vitest'
import { type Block, facts, type Inline, list, paragraph, table } from '#templates/blocks.ts'
import { circled } from '#templates/circled.ts'
import { type Element, type Page, typeArea } from '#templates/layout/page.ts'
import { openPdf, rendered, wordsOf } from '../pdf/open-pdf.ts'
import { composeHere, documentOf, lettersOf, linesOn } from './compose-here.ts'

const note = (words: string): Inline => ({ note: [words] })
const filling = (lines: number): Block => paragraph(Array.from({ length: lines }, () => '甲').join('\n'))

const elementsOf = (root: Element, role: Element['role']): Element[] =>
  [root, ...root.children.flatMap((child) => elementsOf(child, role))].filter((each) => each.role === role)

/** Numbers that stand in the lines of a page, and those before its footnotes. */
function numbersOn(page: Page): { called: string[]; explained: string[] } {
  const marks = page.placed.flatMap(({ slab }) => slab.marks)
  const numbers = (role: Element['role']) =>
    marks.flatMap((mark) => (mark.kind === 'text' && mark.element?.role === role ? [lettersOf(mark.text)] : []))
  return { called: numbers('Reference'), explained: numbers('Lbl').filter((label) => /[①-⑳]/.test(label)) }
}

describe('a footnote', () => {
  test('stands under the page of the line that calls it, wherever the page ends; each page counts from ①', () => {
    for (let lines = 24; lines < 34; lines++) {
      const blocks = [
        filling(lines),
        paragraph(['乙', note('第一注'), '丙', note('第二注')]),
        paragraph(['丁', note('第三注')]),
      ]
      const { pages } = composeHere(documentOf(blocks))
      for (const page of pages) {
        const { called, explained } = numbersOn(page)
        expect(explained).toEqual(called)
        expect(called).toEqual(called.map((_, at) => circled(at + 1)))
      }
      expect(pages.flatMap((page) => numbersOn(page).called)).toHaveLength(3)
    }
  })

  test('never meets the text above it, and keeps to the type area', () => {
    const blocks = Array.from({ length: 60 }, (_, at) =>
      paragraph(['文字'.repeat(20 + (at % 7) * 9), note('注'.repeat(30 + (at % 5) * 60))]),
    )
    const { pages } = composeHere(documentOf(blocks))
    expect(pages.length).toBeGreaterThan(5)
    for (const { placed } of pages) {
      const strips = placed.filter(({ top }) => top > 0).map(({ top, slab }) => ({ top, bottom: top + slab.height }))
      for (const [at, { top, bottom }] of strips.entries()) {
        expect(bottom).toBeLessThanOrEqual(typeArea.bottom + 0.02)
        expect(top).toBeGreaterThanOrEqual((strips[at - 1]?.bottom ?? 0) - 0.02)
      }
    }
  })

  test('that is too long for its page begins there and goes on under the next, and loses nothing', () => {
    const blocks = [
      filling(18),
      paragraph(['乙', note('长'.repeat(2400))]),
      filling(10),
      paragraph(['丙', note('后注')]),
    ]
    const { pages } = composeHere(documentOf(blocks))
    const parts = pages.map((page) => linesOn(page).join('').match(/长/g)?.length ?? 0)
    expect(parts.reduce((sum, count) => sum + count, 0)).toBe(2400)
    expect(parts.filter((count) => count > 0).length).toBeGreaterThan(1)
    expect(linesOn(pages[0]).join('')).toMatch(/乙.*长/)
    expect(pages.flatMap((page) => numbersOn(page).explained)).toHaveLength(2)
  })

  test('that is longer than what is left at the end gets pages of its own', () => {
    const { pages } = composeHere(documentOf([paragraph(['乙', note('长'.repeat(9000))])]))
    expect(pages.flatMap(linesOn).join('').match(/长/g)).toHaveLength(9000)
  })

  test('may be called from a list, a cell, a row of facts and a box', () => {
    const blocks: Block[] = [
      list([['项', note('列项注')]]),
      table([{ head: '头', width: 1 }], [[['格', note('单元格注')]]]),
      facts([['标签', ['值', note('要素注')]]]),
      { kind: 'callout', tone: 'note', title: '提示', text: ['框', note('提示注')] },
    ]
    const { pages } = composeHere(documentOf(blocks))
    expect(linesOn(pages[0]).slice(-8)).toEqual(['①', '列项注', '②', '单元格注', '③', '要素注', '④', '提示注'])
  })
})

describe('for whoever hears the page read', () => {
  test('the number is a reference in its place among the words, and the note has an id', () => {
    const { structure } = composeHere(documentOf([paragraph(['甲', note('一'), '乙', note('二')]), paragraph('丙')]))
    const [first] = elementsOf(structure, 'P').filter(({ children }) => children.length > 0)
    expect(first?.children.map(({ role }) => role)).toEqual([
      'Span',
      'Reference',
      'Span',
      'Reference',
      'Span',
      'Note',
      'Note',
    ])
    expect(elementsOf(structure, 'Note').map(({ id }) => id)).toEqual(['note-1', 'note-2'])
  })

  test('every number leads to its note', () => {
    const { pages } = composeHere(documentOf([filling(20), paragraph(['甲', note('一')])]))
    const links = pages
      .flatMap(({ placed }) => placed.flatMap(({ slab }) => slab.marks))
      .filter((mark) => mark.kind === 'link')
    expect(links.map(({ to }) => (typeof to === 'string' ? to : to.page))).toEqual([0])
    expect(links.every(({ to }) => typeof to !== 'string' && (to.top ?? 0) > typeArea.bottom - 60)).toBe(true)
  })
})

test('the words of line and note come out of the file again, in order', async () => {
  const { bytes } = await rendered(
    documentOf([paragraph(['营业收入', note('取自审计报告。'), '增长。']), paragraph('完。')]),
  )
  expect(wordsOf(await openPdf(bytes), 0)).toContain('营业收入①增长。完。①取自审计报告。')
})

test('up to fifty are numbered in circles', () => {
  expect([1, 20, 21, 35, 36, 50, 51].map(circled)).toEqual(['①', '⑳', '㉑', '㉟', '㊱', '㊿', '（51）'])
})
