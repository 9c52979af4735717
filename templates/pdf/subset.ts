import { endianness } from 'node:os'
import { copyMetrics, type Face, tableOf } from '../fonts/face.ts'
import { byteWriter, reserve } from './byte-writer.ts'

// Flags of a composite glyph's component (OpenType, glyf table).
const wideArguments = 0x0001
const oneScale = 0x0008
const moreComponents = 0x0020
const twoScales = 0x0040
const matrix = 0x0080

const paddingOf = (length: number): number => (4 - (length & 3)) & 3

/** Points the components of a composite glyph at their places in the subset; `placeOf` adds a glyph that is not yet in it. */
function renumberComponents(outline: Buffer, placeOf: (glyph: number) => number): void {
  let at = 10
  let flags = moreComponents
  while (flags & moreComponents) {
    flags = outline.readUInt16BE(at)
    outline.writeUInt16BE(placeOf(outline.readUInt16BE(at + 2)), at + 2)
    at += 4 + (flags & wideArguments ? 4 : 2)
    if (flags & oneScale) at += 2
    else if (flags & twoScales) at += 4
    else if (flags & matrix) at += 8
  }
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
  const outlines = byteWriter(0x8000)
  const offsets = [0]
  // `order` grows while components are met.
  for (let place = 0; place < order.length; place++) {
    const { data, from, to } = face.outlineOf(order[place] ?? 0)
    if (to > from) {
      const length = to - from
      const padding = paddingOf(length)
      const at = outlines.length
      const bytes = reserve(outlines, length + padding)
      data.copy(bytes, at, from, to)
      for (let blank = at + length; blank < at + length + padding; blank++) bytes[blank] = 0
      if (bytes.readInt16BE(at) < 0) renumberComponents(bytes.subarray(at, at + length), placeOf)
      outlines.length += length + padding
    }
    offsets.push(outlines.length)
  }
  return { order, outlines: outlines.bytes.subarray(0, outlines.length), offsets }
}

/** Whole numbers of four bytes in the order of a font file, which is the order of the network. */
function bigEndian(numbers: Uint32Array): Buffer {
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  return endianness() === 'LE' ? bytes.swap32() : bytes
}

/** The sum of a table's big-endian words, the last one filled with zeros (OpenType, table directory). */
function checksum(table: Buffer): number {
  const words = new Uint32Array(Math.ceil(table.length / 4))
  table.copy(new Uint8Array(words.buffer))
  bigEndian(words)
  // Four at a time: of a new process this loop takes a part that one can see.
  const inFours = words.length - (words.length % 4)
  let sum = 0
  for (let at = 0; at < inFours; at += 4)
    sum += (words[at] ?? 0) + (words[at + 1] ?? 0) + (words[at + 2] ?? 0) + (words[at + 3] ?? 0)
  for (let at = inFours; at < words.length; at++) sum += words[at] ?? 0
  return sum % 0x100000000
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
  const loca = bigEndian(Uint32Array.from(offsets))
  const hmtx = Buffer.alloc(order.length * 4)
  for (let place = 0; place < order.length; place++) copyMetrics(face, order[place] ?? 0, hmtx, place * 4)
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
