import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Column, Inline } from '#templates/blocks.ts'
import { readNotation } from '#templates/chapters/read-notation.ts'
import { notationOf } from '#templates/chapters/write-notation.ts'
import { dueDiligence } from '#templates/due-diligence.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { dossiers } from '#tests/support/dossiers.ts'

const anyFact = () => null
const read = (text: string) => readNotation(text, anyFact)
const errorsOf = (text: string) => {
  const done = readNotation(text, (ref) => (ref === 'issuer.name' ? null : `没有“${ref}”这项要素`))
  return done.ok ? [] : done.errors
}

/** Words made mostly of the signs that mean something. */
const words = fc
  .array(
    fc.constantFrom(
      '甲',
      '科技',
      '𪚥',
      '*',
      '=',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '^',
      '|',
      '｜',
      '\\',
      '#',
      '- ',
      '+ ',
      '【分页】',
      '<',
      '1. ',
      'n',
      ' ',
      '\n',
      '::',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '')

const flag = fc.constantFrom(undefined, true as const)
const clean = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

const look = fc.record({
  text: words,
  bold: flag,
  kai: flag,
  link: fc.constantFrom(undefined, 'https://a.example/(b)', '#doc'),
})
const run: fc.Arbitrary<Inline> = fc.oneof(
  words,
  look.map((one) => clean(one) as Inline),
  fc
    .record({ fact: fc.constantFrom('issuer.name', 'a.b|万元', 'a.b|=含}}和|号'), bold: flag })
    .map(({ fact, bold }) => clean({ text: '', fact, bold }) as Inline),
  words.map((text): Inline => ({ note: [text] })),
  fc.record({
    ref: fc.constantFrom('chapter-6', '表甲'),
    as: fc.constantFrom('number' as const, 'title' as const, 'page' as const),
  }),
)

/** As the reader joins them: no two neighbours of one look, no look without a mark. */
function joined(runs: readonly Inline[]): Inline[] {
  const all: Inline[] = []
  const lookOf = (one: Inline) =>
    typeof one === 'string' ? '{}' : 'text' in one && !one.fact ? JSON.stringify([one.bold, one.kai, one.link]) : null
  const bare = (one: Inline) =>
    typeof one === 'object' && 'text' in one && Object.keys(one).length === 1 ? one.text : one
  for (const one of runs.map(bare)) {
    const last = all.at(-1)
    if (last !== undefined && lookOf(one) !== null && lookOf(last) === lookOf(one))
      all[all.length - 1] =
        typeof last === 'string'
          ? last + String(one)
          : ({ ...last, text: (last as { text: string }).text + (one as { text: string }).text } as Inline)
    else all.push(one)
  }
  return all
}
const text = fc.array(run, { minLength: 1, maxLength: 4 }).map(joined)

const column: fc.Arbitrary<Column> = fc
  .record({
    head: words,
    align: fc.constantFrom(undefined, 'left' as const, 'right' as const, 'center' as const),
    group: fc.constantFrom(undefined, '合并'),
  })
  .map((one) => clean({ ...one, width: 0.25 }))

const table: fc.Arbitrary<Block> = fc
  .record({
    columns: fc.array(column, { minLength: 4, maxLength: 4 }),
    rows: fc.array(fc.array(text, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 3 }),
    caption: fc.option(words, { nil: undefined }),
    note: fc.option(words, { nil: undefined }),
    id: fc.constantFrom(undefined, 'biao-1'),
  })
  .map((one): Block => clean({ kind: 'table' as const, ...one }))

const merged = table.map((block): Block => {
  if (block.kind !== 'table') return block
  const rows = block.rows.map((cells, row) => cells.map((cell, at) => (row < 2 && at < 2 && row + at > 0 ? [] : cell)))
  return { ...block, rows, spans: [{ row: 0, column: 0, rows: 2, columns: 2 }] }
})

const block: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({ level: fc.constantFrom(2 as const, 3 as const), text: words, unnumbered: flag })
    .map((one): Block => clean({ kind: 'heading' as const, ...one })),
  fc
    .record({
      text,
      align: fc.constantFrom(undefined, 'center' as const),
      indent: fc.constantFrom(undefined, false as const),
      style: fc.constantFrom(undefined, 'kai' as const),
    })
    .map((one): Block => clean({ kind: 'paragraph' as const, ...one })),
  fc
    .record({
      items: fc.array(text, { minLength: 1, maxLength: 3 }),
      ordered: flag,
      below: fc.array(fc.constantFrom(null, 'ordered' as const, 'bullet' as const), { minLength: 2, maxLength: 2 }),
    })
    .map(({ below, ...one }): Block => {
      const deeper = [null, ...below].slice(0, one.items.length)
      return clean({ kind: 'list' as const, ...one, deeper: deeper.some(Boolean) ? deeper : undefined })
    }),
  fc
    .array(fc.record({ label: words, value: text }), { minLength: 1, maxLength: 3 })
    .map((rows): Block => ({ kind: 'facts', rows })),
  fc.record({ title: words, text }).map((one): Block => ({ kind: 'callout', tone: 'warning', ...one })),
  fc.constant<Block>({ kind: 'page-break' }),
  fc.constant<Block>({ kind: 'seal', of: '示例｜公司', date: '2026年3月2日' }),
  table,
  merged,
)

describe('a chapter as text', () => {
  test('says the blocks it was written from, whatever signs are in them', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        const ids = blocks.filter((one) => 'id' in one && one.id)
        fc.pre(ids.length < 2)
        expect(read(notationOf(blocks) ?? '')).toEqual({ ok: true, blocks })
      }),
      { numRuns: 300 },
    )
  })

  test.each(Object.entries(dossiers))('holds every chapter of %s but those that are signed', (_name, dossier) => {
    const chapters = [...(prospectus.chapters?.(dossier) ?? []), ...(dueDiligence.chapters?.(dossier) ?? [])]
    const unwritable = chapters.filter(({ blocks }) => notationOf(blocks) === null)
    expect(unwritable.map(({ key }) => key)).toEqual(dossier.project.route.startsWith('exchange') ? ['statements'] : [])
    for (const { key, blocks } of chapters) {
      const notation = notationOf(blocks)
      if (notation === null) continue
      const again = read(notation)
      expect([key, again.ok && notationOf(again.blocks)]).toEqual([key, notation])
    }
  })
})

describe('what is wrong is told with its line', () => {
  test.each([
    ['# 一、概况\n\n甲**乙', 3, '“**”没有成对'],
    ['甲\n\n-- 乙', 3, '“--”和“++”是列表的二级，写在“-”或“+”的一项之后'],
    ['甲\n发行人{{issuer.nam}}', 2, '没有“issuer.nam”这项要素'],
    ['见{{@表1|第几页}}', 1, '“{{@表1|第几页}}”应写作 {{@标识}}、{{@标识|标题}} 或 {{@标识|页码}}'],
    ['注^[无尽', 1, '脚注“^[”没有用“]”结束'],
    ['| 甲 | 乙 |\n| -- | -- |\n| 1 | 2 | 3 |', 3, '这一行有 3 格，表头有 2 格'],
    ['| 甲 | 乙 |\n| -60- | -60- |\n| 1 | 2 |', 2, '各列宽度合计应为 100'],
    ['| 甲 | 乙 |\n| -- | -- |\n| < | 2 |', 3, '第 1 格的“<”不属于任何合并的格'],
    ['### 四级', 1, '标题写作“# 标题”（二级）或“## 标题”（三级），章的标题由平台编排'],
    ['【合计】| 1 |', 1, '【合计】应紧接在表格之后'],
    ['【表题】无表', 1, '【表题】后面没有表格'],
    ['', 1, '还没有写任何内容'],
  ])('%j', (typed, line, message) => {
    expect(errorsOf(typed)).toEqual([{ line, message }])
  })

  test('every fault at once', () => {
    expect(errorsOf('甲**\n{{x}}\n#错').map(({ line }) => line)).toEqual([1, 2, 3])
  })
})

test.each([
  ['quotes that nothing closes', '{{'],
  ['links that nothing closes', '[a](https://'],
  ['footnotes in footnotes', '^['],
])('%s, a chapter full of them, are read once', (_, sign) => {
  const typed = sign.repeat(Math.floor(390_000 / sign.length))
  const began = process.cpuUsage()
  for (const done of [read(typed), read(`|${typed}`)]) if (done.ok) notationOf(done.blocks)
  // Each read to the end of the text took two minutes.
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(3)
})
