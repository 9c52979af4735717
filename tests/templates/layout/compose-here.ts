import type { Block, FilingDocument } from '#templates/blocks.ts'
import { newTypefaces } from '#templates/fonts/typefaces.ts'
import { type Composition, compose } from '#templates/layout/compose.ts'
import { type Measure, type MeasuredText, measureWith } from '#templates/layout/measured-text.ts'
import type { Page } from '#templates/layout/page.ts'

export const documentOf = (blocks: Block[], rest: Partial<FilingDocument> = {}): FilingDocument => ({
  id: 'test',
  title: '测试文件',
  issuer: '示例科技股份有限公司',
  reference: '示例〔2026〕1号',
  date: '2026-01-15',
  marks: [],
  blocks,
  ...rest,
})

/** Measures texts as a document of their own would. */
export const measureOf = (): Measure => measureWith(newTypefaces())

/** The words of a text, or of one line of it. */
export const lettersOf = (text: MeasuredText, { from, to }: { from: number; to: number } = text): string =>
  String.fromCodePoint(...text.codePoints.subarray(from, to))

/** The pages of a document before they become bytes. */
export const composeHere = (document: FilingDocument): Composition => compose(document, newTypefaces())

/** The words of a page, one string a line, running heads left out. */
export const linesOn = (page: Page | undefined): string[] =>
  (page?.placed ?? [])
    .filter(({ top }) => top > 0)
    .flatMap(({ slab }) => slab.marks)
    .flatMap((mark) => (mark.kind === 'text' ? [lettersOf(mark.text, mark.line)] : []))
