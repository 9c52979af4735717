import { describe, expect, test } from 'vitest'
import { wordCopy } from '#app/filings/word-copy.server.ts'
import { inspectHere } from '#app/gate/inspect.server.ts'
import { blocksOf } from '#app/word/blocks-of.ts'
import { readWord } from '#app/word/read-word.server.ts'
import type { Block, DeepItem } from '#templates/blocks.ts'
import { compareDocuments } from '#templates/compare/compare.ts'
import { redlineOf } from '#templates/compare/marked-document.ts'
import { previewHtml } from '#templates/html/preview.ts'
import { openPdf, rendered, wordsOf } from '../pdf/open-pdf.ts'
import { composeHere, documentOf, lettersOf } from './compose-here.ts'

type List = Extract<Block, { kind: 'list' }>

const listOf = (items: readonly [words: string, level?: DeepItem][], ordered?: true): List => ({
  kind: 'list',
  ...(ordered ? { ordered } : {}),
  items: items.map(([words]) => [words]),
  deeper: items.map(([, level = null]) => level),
})
const list = listOf(
  [['甲项'], ['甲一', 'ordered'], ['甲二', 'ordered'], ['乙项'], ['乙一', 'bullet'], ['乙二', 'ordered'], ['丙项']],
  true,
)

describe('a list of two levels', () => {
  test('is counted anew under each item, on the pages as when it is copied from them', async () => {
    const { bytes } = await rendered(documentOf([list]))
    expect(wordsOf(await openPdf(bytes), 0)).toContain('（1）甲项①甲一②甲二（2）乙项–乙一①乙二（3）丙项')
  })

  test('stands further in, and is a list within the list for whoever hears it', () => {
    const { pages, structure: root } = composeHere(documentOf([list]))
    const marks = pages.flatMap(({ placed }) => placed.flatMap(({ slab }) => slab.marks))
    const at = (words: string) => {
      const mark = marks.find((one) => one.kind === 'text' && lettersOf(one.text) === words)
      return mark?.kind === 'text' ? mark.x : Number.NaN
    }
    expect(at('甲一')).toBeGreaterThan(at('甲项'))
    expect(at('乙一') - at('乙二')).toBeLessThan(0)
    const shape = (element: typeof root): unknown[] =>
      element.children.filter(({ role }) => role === 'L' || role === 'LI').map((child) => [child.role, ...shape(child)])
    expect(JSON.stringify(shape(root))).toContain('["L",["LI"],["L",["LI"],["LI"]],["LI"],["L",["LI"],["LI"]],["LI"]]')
  })

  test('a list as long as a chapter is gone through once for its preview', () => {
    let looked = 0
    const items = new Proxy(
      Array.from({ length: 1000 }, () => ['项']),
      {
        get: (all, name) => {
          looked += 1
          return Reflect.get(all, name)
        },
      },
    )
    expect(previewHtml(documentOf([{ kind: 'list', items }])).match(/<li>/g)).toHaveLength(1000)
    expect(looked).toBeLessThan(50_000)
  })

  test('in the preview its items stand inside the one they belong to', () => {
    expect(previewHtml(documentOf([list]))).toContain(
      '<ol class="doc-list"><li>甲项<ol class="doc-list doc-list-below"><li>甲一</li><li>甲二</li></ol></li><li>乙项<ul class="doc-list doc-list-below"><li>乙一</li></ul><ol class="doc-list doc-list-below"><li>乙二</li></ol></li><li>丙项</li></ol>',
    )
  })

  test('goes out to Word and comes back the same', async () => {
    const bytes = wordCopy(documentOf([{ kind: 'heading', level: 1, text: '第一章' }, list]))
    const read = readWord(bytes, await inspectHere(bytes))
    expect(read.ok && read.content.losses).toEqual([])
    expect(read.ok && blocksOf(read.content.blocks.slice(1), { byEngine: false })).toEqual([list])
  })

  test('where an item is gone, those that stay keep their level', () => {
    const before = documentOf([list])
    const after = documentOf([listOf([['甲项'], ['甲二', 'ordered'], ['乙项'], ['乙一', 'bullet']], true)])
    const { blocks } = redlineOf({ before, after, comparison: compareDocuments(before, after) }, '对照')
    const marked = blocks.find((block): block is List => block.kind === 'list')
    const levels = marked?.items.map((item, at) => [
      item.map((run) => (typeof run === 'string' ? run : 'text' in run ? run.text : '')).join(''),
      marked.deeper?.[at],
    ])
    expect(levels).toEqual(
      expect.arrayContaining([
        ['甲项', null],
        ['甲二', 'ordered'],
        ['乙项', null],
        ['乙一', 'bullet'],
      ]),
    )
  })
})
