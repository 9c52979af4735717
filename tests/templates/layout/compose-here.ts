import type { Block, FilingDocument } from '#templates/blocks.ts'
import { facesFor } from '#templates/faces-for.ts'
import { printedFont } from '#templates/fonts/printed-font.ts'
import { openTypefaces, type Typefaces } from '#templates/fonts/typefaces.ts'
import { type Composition, compose, engineWords } from '#templates/layout/compose.ts'
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

/** Faces for the characters of `words`, as a document would open them. */
function typefacesFor(words: string): Typefaces {
  const codePoints = [...new Set([...engineWords, ...words])].map((char) => char.codePointAt(0) ?? 0)
  const { typefaces, missing } = openTypefaces(
    ['song', 'hei', 'song-bold'],
    codePoints.filter((codePoint) => codePoint > 0x1f),
  )
  if (missing.length > 0) throw new Error('a test uses characters without a face')
  return typefaces
}

/** Measures texts of these characters, as a document would. */
export function measureOf(characters: string): Measure {
  const typefaces = typefacesFor(characters)
  return measureWith(
    typefaces,
    typefaces.faces.map((face, at) => printedFont(face, `F${at + 1}`)),
  )
}

/** The words of a text, or of one line of it. */
export const lettersOf = (text: MeasuredText, { from, to }: { from: number; to: number } = text): string =>
  String.fromCodePoint(...text.codePoints.subarray(from, to))

/** The pages of a document before they become bytes. */
export async function composeHere(document: FilingDocument): Promise<Composition> {
  const faces = await facesFor(document)
  if (!faces.ok) throw new Error(faces.message)
  return compose(document, faces.typefaces)
}

/** The words of a page, one string a line, running heads left out. */
export const linesOn = (page: Page | undefined): string[] =>
  (page?.placed ?? [])
    .filter(({ top }) => top > 0)
    .flatMap(({ slab }) => slab.marks)
    .flatMap((mark) => (mark.kind === 'text' ? [lettersOf(mark.text, mark.line)] : []))
