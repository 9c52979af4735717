import { createHash } from 'node:crypto'
import type { PrintedFont } from '../fonts/printed-font.ts'
import { byteWriter, write, writeHex, writeUtf16 } from './byte-writer.ts'
import { type PDFContext, PDFName, type PDFRef, PDFString } from './pdf-lib.ts'
import { addStream, addStreamMeanwhile } from './stream.ts'
import { subset } from './subset.ts'

const mapHead = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`
const mapEnd = `endcmap
CMapName currentdict /CMap defineresource pop
end
end`

/** Code to text, one line a character. A viewer copies and searches by this map and nothing else. */
function toUnicode({ codePoints }: PrintedFont): Buffer {
  const map = byteWriter(codePoints.length * 20 + 1024)
  write(map, mapHead)
  // A bfchar section holds at most 100 lines (Adobe TN 5014).
  for (let from = 1; from < codePoints.length; from += 100) {
    const end = Math.min(from + 100, codePoints.length)
    write(map, `${end - from} beginbfchar\n`)
    for (let code = from; code < end; code++) {
      write(map, '<')
      writeHex(map, code)
      write(map, '> <')
      writeUtf16(map, codePoints[code] ?? 0)
      write(map, '>\n')
    }
    write(map, 'endbfchar\n')
  }
  write(map, mapEnd)
  return map.bytes.subarray(0, map.length)
}

/** Widths other than a full em, as runs: most characters of a Chinese text need none. */
function widthRuns({ widths }: PrintedFont): (number | number[])[] {
  const runs: (number | number[])[] = []
  let run: number[] | null = null
  for (const [code, width] of widths.entries()) {
    if (width === 1000) {
      run = null
      continue
    }
    if (!run) {
      run = []
      runs.push(code, run)
    }
    run.push(width)
  }
  return runs
}

/** Six letters that name this subset: the same characters, the same name (ISO 32000-1 §9.6.4). */
function subsetTag({ codePoints }: PrintedFont): string {
  const digest = createHash('sha256').update(codePoints.join()).digest()
  return Array.from({ length: 6 }, (_, at) => String.fromCharCode(65 + ((digest[at] ?? 0) % 26))).join('')
}

/**
 * Embeds the characters used so far as a composite font, codes standing for glyphs one to one (Identity-H). The file may
 * be written once `packed` is there.
 */
export function embedFont(context: PDFContext, font: PrintedFont): { ref: PDFRef; packed: Promise<void> } {
  const { face } = font
  const file = subset(face, font.glyphs)
  const outlines = addStreamMeanwhile(context, file, { Length1: file.length })
  const name = `${subsetTag(font)}+${face.name}`
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: [...face.bounds],
      ItalicAngle: 0,
      Ascent: face.ascent,
      Descent: face.descent,
      CapHeight: face.capHeight,
      StemV: 80,
      FontFile2: outlines.ref,
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 1000,
      W: widthRuns(font),
      CIDToGIDMap: 'Identity',
    }),
  )
  const ref = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: PDFName.of(name),
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: addStream(context, toUnicode(font)),
    }),
  )
  return { ref, packed: outlines.packed }
}
