import { type Face, outlineRange, tableOf } from '../fonts/face.ts'

// Flags of a composite glyph's component (OpenType, glyf table).
const wideArguments = 0x0001
const oneScale = 0x0008
const moreComponents = 0x0020
const twoScales = 0x0040
const matrix = 0x0080

const paddingOf = (length: number): number => (4 - (length & 3)) & 3

/** Points the components of a composite glyph at their places in the subset; `placeOf` adds a glyph that is not yet in it. */
function renumberComponents(outline: Buffer, placeOf: (glyph: number) => number): Buffer {
  const copy = Buffer.from(outline)
  let at = 10
  let flags = moreComponents
  while (flags & moreComponents) {
    flags = copy.readUInt16BE(at)
    copy.writeUInt16BE(placeOf(copy.readUInt16BE(at + 2)), at + 2)
    at += 4 + (flags & wideArguments ? 4 : 2)
    if (flags & oneScale) at += 2
    else if (flags & twoScales) at += 4
    else if (flags & matrix) at += 8
  }
  return copy
}

function collectOutlines(face: Face, glyphs: readonly number[]) {
  const order = [...glyphs]
  const added = new Map<number, number>()
  const placeOf = (glyph: number): number => {
    const known = added.get(glyph)
    if (known !== undefined) return known
    const place = order.push(glyph) - 1
    added.set(glyph, place)
    return place
  }
  const parts: Buffer[] = []
  const offsets = [0]
  let offset = 0
  // `order` grows while components are met.
  for (let place = 0; place < order.length; place++) {
    const [from, to] = outlineRange(face, order[place] ?? 0)
    if (to > from) {
      const outline = face.data.subarray(from, to)
      const padding = paddingOf(outline.length)
      parts.push(outline.readInt16BE(0) < 0 ? renumberComponents(outline, placeOf) : outline)
      if (padding) parts.push(Buffer.alloc(padding))
      offset += outline.length + padding
    }
    offsets.push(offset)
  }
  return { order, outlines: Buffer.concat(parts, offset), offsets }
}

function checksum(table: Buffer): number {
  let sum = 0
  const whole = table.length & ~3
  for (let at = 0; at < whole; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  if (whole < table.length) {
    const rest = Buffer.alloc(4)
    table.copy(rest, 0, whole)
    sum = (sum + rest.readUInt32BE(0)) >>> 0
  }
  return sum
}

function assemble(tables: Map<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([left], [right]) => (left < right ? -1 : 1))
  const exponent = Math.floor(Math.log2(sorted.length))
  const directory = Buffer.alloc(12 + sorted.length * 16)
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(sorted.length, 4)
  directory.writeUInt16BE(16 << exponent, 6)
  directory.writeUInt16BE(exponent, 8)
  directory.writeUInt16BE(sorted.length * 16 - (16 << exponent), 10)
  const parts: Uint8Array[] = [directory]
  let offset = directory.length
  for (const [index, [tag, table]] of sorted.entries()) {
    const record = 12 + index * 16
    directory.write(tag, record, 'latin1')
    directory.writeUInt32BE(checksum(table), record + 4)
    directory.writeUInt32BE(offset, record + 8)
    directory.writeUInt32BE(table.length, record + 12)
    const padding = paddingOf(table.length)
    parts.push(table, Buffer.alloc(padding))
    offset += table.length + padding
  }
  return Buffer.concat(parts, offset)
}

/**
 * A TrueType file with just these glyphs, glyph n of it being the n-th of `glyphs`. Hinting programs and instructions
 * are copied as they are; tables that a PDF viewer does not read (cmap, names, layout features) are left out.
 */
export function subset(face: Face, glyphs: readonly number[]): Buffer {
  const { order, outlines, offsets } = collectOutlines(face, glyphs)
  const copyOf = (tag: string): Buffer => {
    const { at, length } = tableOf(face, tag)
    return Buffer.from(face.data.subarray(at, at + length))
  }
  const loca = Buffer.alloc(offsets.length * 4)
  for (const [place, offset] of offsets.entries()) loca.writeUInt32BE(offset, place * 4)
  const hmtx = Buffer.alloc(order.length * 4)
  for (const [place, glyph] of order.entries()) {
    hmtx.writeUInt16BE(face.advances[glyph] ?? 0, place * 4)
    hmtx.writeInt16BE(face.bearings[glyph] ?? 0, place * 4 + 2)
  }
  const head = copyOf('head')
  head.writeUInt32BE(0, 8)
  head.writeInt16BE(1, 50)
  const hhea = copyOf('hhea')
  hhea.writeUInt16BE(order.length, 34)
  const maxp = copyOf('maxp')
  maxp.writeUInt16BE(order.length, 4)
  const tables = new Map([
    ['glyf', outlines],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp],
  ])
  for (const tag of ['cvt ', 'fpgm', 'prep']) if (face.tables.has(tag)) tables.set(tag, copyOf(tag))
  return assemble(tables)
}
