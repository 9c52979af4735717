import { PDFDocument, PDFName, PDFRawStream, PDFString } from 'pdf-lib'
import type { Face } from '#templates/fonts/face.ts'
import { embedFont } from '#templates/pdf/embed-font.ts'
import { hex4 } from '#templates/pdf/hex.ts'
import { codeOf, type PrintedFont, printedFont } from '#templates/pdf/printed-font.ts'

/** A sheet has 40 × 40 cells of 20 pt, one character each. */
export const cell = 20
const across = 40

/** The complete face with a map from code to glyph: what our subset must look like. */
function embedWhole(context: PDFDocument['context'], { face, glyphs }: PrintedFont) {
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
      FontFile2: stream(face.data, { Length1: face.data.length }),
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

/** Characters of one face on sheets, embedded by our subsetter or as the complete file. */
export async function glyphSheet(face: Face, codePoints: readonly number[], whole: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = printedFont(face, 'F1')
  const shown = codePoints.map((codePoint, at) => {
    const [column, row] = [at % across, Math.floor(at / across)]
    return `1 0 0 1 ${column * cell + 2} ${(across - row) * cell - cell + 4} Tm <${hex4[codeOf(font, codePoint)]}> Tj`
  })
  const page = pdf.addPage([across * cell, across * cell])
  const ref = whole ? embedWhole(pdf.context, font) : embedFont(pdf.context, font)
  page.node.set(PDFName.of('Resources'), pdf.context.obj({ Font: { F1: ref } }))
  const operators = Buffer.from(`BT /F1 16 Tf ${shown.join('\n')} ET`, 'latin1')
  page.node.set(
    PDFName.of('Contents'),
    pdf.context.register(PDFRawStream.of(pdf.context.obj({ Length: operators.length }), operators)),
  )
  return pdf.save({ useObjectStreams: false })
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
