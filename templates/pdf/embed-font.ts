import { createHash } from 'node:crypto'
import { endianness } from 'node:os'
import type { PrintedFont } from '../fonts/printed-font.ts'
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

/** Characters of one high byte of their codes: no range may reach over more (Adobe TN 5014 §1.4.2). */
const inRange = 256

const hex4 = (value: number): string => (0x10000 + value).toString(16).slice(1)

/** The text of some codes, each as UTF-16BE in hexadecimal digits; by way of the runtime's own writing of bytes. */
function texts(codePoints: readonly number[]): string {
  if (codePoints.some((codePoint) => codePoint > 0xffff))
    return codePoints
      .map((each) => `<${Buffer.from(String.fromCodePoint(each), 'utf16le').swap16().toString('hex')}>`)
      .join('')
  const units = new Uint16Array(codePoints)
  const bytes = Buffer.from(units.buffer)
  return (endianness() === 'LE' ? bytes.swap16() : bytes).toString('hex').replace(/.{4}/g, '<$&>')
}

/** Code to text, in ranges of which each lists what its codes say. A viewer copies and searches by this map and nothing else. */
function toUnicode({ codePoints }: PrintedFont): Buffer {
  const ranges: string[] = []
  // Code 0 is nobody's.
  for (let from = 1; from < codePoints.length; from = (Math.floor(from / inRange) + 1) * inRange) {
    const end = Math.min((Math.floor(from / inRange) + 1) * inRange, codePoints.length)
    ranges.push(`<${hex4(from)}> <${hex4(end - 1)}> [${texts(codePoints.slice(from, end))}]\n`)
  }
  // A section holds at most 100 ranges (Adobe TN 5014).
  const sections = Array.from({ length: Math.ceil(ranges.length / 100) }, (_, at) => {
    const own = ranges.slice(at * 100, at * 100 + 100)
    return `${own.length} beginbfrange\n${own.join('')}endbfrange\n`
  })
  return Buffer.from(`${mapHead}${sections.join('')}${mapEnd}`, 'latin1')
}

/** Widths other than a full em, as runs: most characters of a Chinese text need none. */
function widthRuns({ widths }: PrintedFont): (number | number[])[] {
  const runs: (number | number[])[] = []
  let run: number[] | null = null
  for (let code = 0; code < widths.length; code++) {
    const width = widths[code] ?? 0
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
