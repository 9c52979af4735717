import { describe, expect, test } from 'vitest'
import { wordCopy } from '#app/filings/word-copy.server.ts'
import { inspectHere } from '#app/gate/inspect.server.ts'
import { blocksOf } from '#app/word/blocks-of.ts'
import { readWord } from '#app/word/read-word.server.ts'
import { settleMarks } from '#app/word/settle.ts'
import type { Block, Inline } from '#templates/blocks.ts'
import { cutChapter } from '#templates/chapters/cut-chapter.ts'
import { mapInlines } from '#templates/chapters/map-inlines.ts'
import { notationOf } from '#templates/chapters/write-notation.ts'
import { dueDiligence } from '#templates/due-diligence.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { dossiers } from '#tests/support/dossiers.ts'
import { documentOf } from '#tests/templates/layout/compose-here.ts'

async function contentOf(bytes: Uint8Array) {
  const read = readWord(bytes, await inspectHere(bytes))
  if (!read.ok) throw new Error(read.message)
  return read.content
}

/** As people would write it; links within the paper are its own to set, and widths are rounded by Word. */
const noted = (blocks: readonly Block[]): string =>
  (
    notationOf(
      blocks
        .filter(({ kind }) => kind !== 'chart')
        .map((block) =>
          mapInlines(block, (run: Inline) =>
            typeof run === 'object' && 'text' in run && (run.link ?? run.fact)?.startsWith('#') ? run.text : run,
          ),
        ),
    ) ?? ''
  ).replace(/^\|( :?-[\d.]+-:? \|)+$| \{#[^}]*\}$/gm, '')

const through = async (blocks: Block[]) =>
  blocksOf(
    settleMarks(
      (await contentOf(wordCopy(documentOf([{ kind: 'heading', level: 1, text: '第一章' }, ...blocks])))).blocks.slice(
        1,
      ),
      new Set(),
    ),
    { byEngine: false },
  )

describe('what our writer sets our reader reads', () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: '一、概况' },
    {
      kind: 'paragraph',
      text: [
        '发行人',
        { text: '示例公司𪚥', fact: 'issuer.name' },
        '经营',
        { text: '良好', bold: true },
        '，',
        { text: '见注', kai: true },
        { note: ['来源：年报'] },
        '。',
      ],
    },
    { kind: 'paragraph', text: ['居中'], align: 'center' },
    { kind: 'paragraph', text: ['顶格'], indent: false },
    { kind: 'paragraph', text: ['楷体段'], style: 'kai' },
    { kind: 'paragraph', text: ['链接', { text: '网页', link: 'https://a.example/?a=1&b=2' }] },
    { kind: 'heading', level: 3, text: '（一）表' },
    {
      kind: 'table',
      caption: '品种',
      columns: [
        { head: '品种', width: 0.25 },
        { head: '金额', width: 0.25, align: 'right', group: '合并' },
        { head: '比例', width: 0.25, align: 'right', group: '合并' },
        { head: '备注', width: 0.25 },
      ],
      rows: [
        [['甲'], ['1.00'], ['2.00'], ['跨两行']],
        [['乙'], ['3.00'], ['4.00'], []],
        [['跨三列'], [], [], ['丁\n换行']],
      ],
      spans: [
        { row: 0, column: 3, rows: 2, columns: 1 },
        { row: 2, column: 0, rows: 1, columns: 3 },
      ],
      total: [['合计'], ['4.00'], ['6.00'], []],
      note: '数据来自年报',
    },
    { kind: 'facts', rows: [{ label: '名称', value: [{ text: '示例公司', fact: 'issuer.name' }] }] },
    { kind: 'list', items: [['第一点'], ['第二点']] },
    { kind: 'list', ordered: true, items: [['第一项'], ['第二项']] },
    { kind: 'callout', tone: 'note', title: '提示', text: ['内容'] },
    { kind: 'page-break' },
    { kind: 'paragraph', text: ['最后一段'] },
  ]

  test('every kind of block of a chapter', async () => {
    expect(await through(blocks)).toEqual(blocks)
  })

  test.each(Object.entries(dossiers))('every chapter of %s, block by block', async (_name, dossier) => {
    for (const template of [prospectus, dueDiligence]) {
      const whole = template.document(dossier)
      for (const chapter of template.chapters?.(dossier) ?? []) {
        const cut = cutChapter(whole, chapter)
        if (cut.blocks.some(({ kind }) => kind === 'signature' || kind === 'seal')) continue
        const read = await contentOf(wordCopy(cut))
        const [heading, ...rest] = settleMarks(read.blocks, new Set())
        expect(heading).toMatchObject({ kind: 'paragraph', level: 1 })
        expect([chapter.key, read.losses]).toEqual([chapter.key, []])
        expect(noted(blocksOf(rest, { byEngine: false }))).toBe(noted(cut.blocks.slice(1)))
      }
    }
  })
})
