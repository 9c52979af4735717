import { PDFDocument, PDFName, PDFRawStream, PDFString } from 'pdf-lib'
import type { Face } from '#templates/fonts/face.ts'
import { codeOf, type PrintedFont, printedFont } from '#templates/fonts/printed-font.ts'
import { embedFont } from '#templates/pdf/embed-font.ts'
import { wholeFace } from '#tests/support/whole-face.ts'

/** A sheet has 40 × 40 cells of 20 pt, one character each. */
export const cell = 20
const across = 40

/** The complete face with a map from code to glyph: what our subset must look like. */
async function embedWhole(context: PDFDocument['context'], { face, glyphs }: PrintedFont) {
  const file = await wholeFace(face)
  const map = Buffer.alloc(glyphs.length * 2)
  for (const [code, glyph] of glyphs.entries()) map.writeUInt16BE(glyph, code * 2)
  const stream = (bytes: Buffer, entries = {}) =>
    context.register(PDFRawStream.of(context.obj({ ...entries, Length: bytes.length }), bytes))
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'Whole',
      Flags: 4,
      FontBBox: [...face.bounds],
      ItalicAngle: 0,
      Ascent: 900,
      Descent: -200,
      CapHeight: 700,
      StemV: 80,
      FontFile2: stream(file, { Length1: file.length }),
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'Whole',
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 1000,
      CIDToGIDMap: stream(map),
    }),
  )
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'Whole',
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
    }),
  )
}

export const cellsOnSheet = across * across

/** Characters of one face on as many sheets as they need, embedded by our subsetter or as the complete file. */
export async function glyphSheets(face: Face, codePoints: readonly number[], whole: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const font = printedFont(face, 'F1')
  const codes = codePoints.map((codePoint) => (0x10000 + codeOf(font, codePoint)).toString(16).slice(1))
  const ours = whole ? null : embedFont(context, font)
  await ours?.packed
  const resources = context.register(context.obj({ Font: { F1: ours?.ref ?? (await embedWhole(context, font)) } }))
  for (let from = 0; from < codes.length; from += cellsOnSheet) {
    const shown = codes.slice(from, from + cellsOnSheet).map((code, at) => {
      const [column, row] = [at % across, Math.floor(at / across)]
      return `1 0 0 1 ${column * cell + 2} ${(across - row) * cell - cell + 4} Tm <${code}> Tj`
    })
    const operators = Buffer.from(`BT /F1 16 Tf ${shown.join('\n')} ET`, 'latin1')
    const contents = context.register(PDFRawStream.of(context.obj({ Length: operators.length }), operators))
    const page = pdf.addPage([across * cell, across * cell])
    page.node.set(PDFName.of('Resources'), resources)
    page.node.set(PDFName.of('Contents'), contents)
  }
  return pdf.save({ useObjectStreams: false, objectsPerTick: Number.POSITIVE_INFINITY })
}

/** Whether a cell of a picture at scale 1 holds ink; a stroke of a small mark is a few grey pixels. */
export function isInked(sheet: { width: number; data: Uint8Array }, at: number): boolean {
  const [column, row] = [at % across, Math.floor(at / across)]
  for (let y = row * cell; y < (row + 1) * cell; y += 1) {
    const line = y * sheet.width + column * cell
    for (let x = line; x < line + cell; x += 1) if ((sheet.data[x] ?? 255) < 200) return true
  }
  return false
}

/** The pixels of one cell of a picture at scale 1. */
export function cellPixels(sheet: { width: number; data: Uint8Array }, at: number): Uint8Array {
  const [column, row] = [at % across, Math.floor(at / across)]
  const pixels = new Uint8Array(cell * cell)
  for (let y = 0; y < cell; y++)
    for (let x = 0; x < cell; x++)
      pixels[y * cell + x] = sheet.data[(row * cell + y) * sheet.width + column * cell + x] ?? 255
  return pixels
}
