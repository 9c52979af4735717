import { endianness } from 'node:os'
import { type CharacterMap, readCharacterMap } from './character-map.ts'

/** Where the outline of a glyph lies; an empty one is a glyph without ink. */
export type Outline = { data: Buffer; from: number; to: number }
export type Outlines = (glyph: number) => Outline

/** A file as tables. */
export type FaceFile = { data: Buffer; tables: ReadonlyMap<string, { at: number; length: number }> }

/**
 * A TrueType face as setting and embedding need it: read once per process and shared by every document.
 * Widths are whole thousandths of an em, the unit of a PDF's width array, so that layout and page agree to the unit.
 */
export type Face = FaceFile & {
  name: string
  characters: CharacterMap
  unitsPerEm: number
  glyphCount: number
  /** Font bounding box, ascent, descent and height of capitals, all in thousandths of an em. */
  bounds: readonly [number, number, number, number]
  ascent: number
  descent: number
  capHeight: number
  widths: Uint16Array
  /** How many glyphs have an advance of their own in `hmtx`; those after them repeat the last. */
  listedAdvances: number
  outlineOf: Outlines
}

/** 0 is .notdef: the face has no drawing for the code point. */
export function glyphOf(face: Face, codePoint: number): number {
  const { basic, supplementary } = face.characters
  return (codePoint < 0x10000 ? basic[codePoint] : supplementary.get(codePoint)) ?? 0
}

export function tableOf(face: Pick<Face, 'tables' | 'name'>, tag: string): { at: number; length: number } {
  const table = face.tables.get(tag)
  if (!table) throw new Error(`face ${face.name} has no table ${tag}`)
  return table
}

/** Outlines one after another in the table `glyf`, where each begins in `loca`. */
function listedOutlines({ data, tables }: FaceFile, name: string): Outlines {
  const at = (tag: string) => tableOf({ tables, name }, tag).at
  const [start, offsets] = [at('glyf'), at('loca')]
  const isLong = data.readInt16BE(at('head') + 50) === 1
  const offset = (glyph: number) =>
    isLong ? data.readUInt32BE(offsets + glyph * 4) : data.readUInt16BE(offsets + glyph * 2) * 2
  return (glyph) => ({ data, from: start + offset(glyph), to: start + offset(glyph + 1) })
}

/** The directory of a TrueType file. */
export function tablesOf(data: Buffer): Map<string, { at: number; length: number }> {
  const tables = new Map<string, { at: number; length: number }>()
  const count = data.readUInt16BE(4)
  for (let index = 0; index < count; index++) {
    const record = 12 + index * 16
    tables.set(data.toString('latin1', record, record + 4), {
      at: data.readUInt32BE(record + 8),
      length: data.readUInt32BE(record + 12),
    })
  }
  return tables
}

/** Writes advance and left side bearing of a glyph as they are in the file, four bytes: a subset has them so. */
export function copyMetrics({ data, tables, name, listedAdvances }: Face, glyph: number, to: Buffer, at: number): void {
  const metrics = tableOf({ tables, name }, 'hmtx').at
  const own = metrics + glyph * 4
  if (glyph < listedAdvances) {
    data.copy(to, at, own, own + 4)
    return
  }
  // Those after the last that has an advance of its own have that one's.
  const last = metrics + (listedAdvances - 1) * 4
  const bearing = last + 4 + (glyph - listedAdvances) * 2
  data.copy(to, at, last, last + 2)
  data.copy(to, at + 2, bearing, bearing + 2)
}

/**
 * Part of a file as big-endian words of two bytes. Turned over by the runtime in one go: read word by word, the tables of
 * a face would take most of what a new process needs for its first letter.
 */
function wordsAt(data: Buffer, at: number, count: number): Uint16Array {
  const words = new Uint16Array(count)
  const bytes = Buffer.from(words.buffer)
  data.copy(bytes, 0, at, at + count * 2)
  if (endianness() === 'LE') bytes.swap16()
  return words
}

function widthsOf(data: Buffer, at: number, listed: number, glyphCount: number, unitsPerEm: number): Uint16Array {
  const pairs = wordsAt(data, at, listed * 2)
  const widths = new Uint16Array(glyphCount)
  for (let glyph = 0; glyph < listed; glyph++) widths[glyph] = pairs[glyph * 2] ?? 0
  widths.fill(widths[listed - 1] ?? 0, listed)
  return unitsPerEm === 1000 ? widths : widths.map((units) => Math.round((units * 1000) / unitsPerEm))
}

/** Reads a TrueType file with `glyf` outlines (no CFF, no collection). `name` becomes its PostScript name in the PDF. */
export function readFace(data: Buffer, name: string): Face {
  const file = { data, tables: tablesOf(data) }
  return faceOf(file, name, listedOutlines(file, name))
}

/** A face of tables that are at hand, with outlines from wherever they are kept. */
export function faceOf({ data, tables }: FaceFile, name: string, outlineOf: Outlines): Face {
  const at = (tag: string) => tableOf({ tables, name }, tag).at
  const head = at('head')
  const unitsPerEm = data.readUInt16BE(head + 18)
  const milli = (units: number) => Math.round((units * 1000) / unitsPerEm)
  const glyphCount = data.readUInt16BE(at('maxp') + 4)
  const listedAdvances = data.readUInt16BE(at('hhea') + 34)
  const system = tables.get('OS/2')?.at
  const hasCapHeight = system !== undefined && data.readUInt16BE(system) >= 2
  const box = (index: number) => milli(data.readInt16BE(head + 36 + index * 2))
  return {
    name,
    data,
    tables,
    characters: readCharacterMap(data, at('cmap')),
    unitsPerEm,
    glyphCount,
    bounds: [box(0), box(1), box(2), box(3)],
    ascent: milli(data.readInt16BE(at('hhea') + 4)),
    descent: milli(data.readInt16BE(at('hhea') + 6)),
    capHeight: hasCapHeight ? milli(data.readInt16BE(system + 88)) : 700,
    widths: widthsOf(data, at('hmtx'), listedAdvances, glyphCount, unitsPerEm),
    listedAdvances,
    outlineOf,
  }
}
