import { type CharacterMap, readCharacterMap } from './character-map.ts'

/**
 * A TrueType face as setting and embedding need it: read once per process and shared by every document.
 * Widths are whole thousandths of an em, the unit of a PDF's width array, so that layout and page agree to the unit.
 */
export type Face = {
  name: string
  data: Buffer
  tables: ReadonlyMap<string, { at: number; length: number }>
  characters: CharacterMap
  unitsPerEm: number
  glyphCount: number
  /** Font bounding box, ascent, descent and height of capitals, all in thousandths of an em. */
  bounds: readonly [number, number, number, number]
  ascent: number
  descent: number
  capHeight: number
  widths: Uint16Array
  /** As in the file, in font units: the subset copies them. */
  advances: Uint16Array
  bearings: Int16Array
  longOffsets: boolean
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

/** Where the outline of a glyph lies in the file; an empty range is a glyph without ink. */
export function outlineRange(face: Face, glyph: number): readonly [from: number, to: number] {
  const { data } = face
  const offsets = tableOf(face, 'loca').at
  const outlines = tableOf(face, 'glyf').at
  return face.longOffsets
    ? [outlines + data.readUInt32BE(offsets + glyph * 4), outlines + data.readUInt32BE(offsets + glyph * 4 + 4)]
    : [outlines + data.readUInt16BE(offsets + glyph * 2) * 2, outlines + data.readUInt16BE(offsets + glyph * 2 + 2) * 2]
}

function readTables(data: Buffer): Map<string, { at: number; length: number }> {
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

/** `hmtx` lists `listed` pairs; the glyphs after them repeat the last advance. */
function readMetrics(data: Buffer, at: number, listed: number, glyphCount: number) {
  const advances = new Uint16Array(glyphCount)
  const bearings = new Int16Array(glyphCount)
  let advance = 0
  for (let glyph = 0; glyph < glyphCount; glyph++) {
    if (glyph < listed) {
      advance = data.readUInt16BE(at + glyph * 4)
      bearings[glyph] = data.readInt16BE(at + glyph * 4 + 2)
    } else bearings[glyph] = data.readInt16BE(at + listed * 4 + (glyph - listed) * 2)
    advances[glyph] = advance
  }
  return { advances, bearings }
}

/** Reads a TrueType file with `glyf` outlines (no CFF, no collection). `name` becomes its PostScript name in the PDF. */
export function readFace(data: Buffer, name: string): Face {
  const tables = readTables(data)
  const at = (tag: string) => tableOf({ tables, name }, tag).at
  tableOf({ tables, name }, 'glyf')
  const head = at('head')
  const unitsPerEm = data.readUInt16BE(head + 18)
  const milli = (units: number) => Math.round((units * 1000) / unitsPerEm)
  const glyphCount = data.readUInt16BE(at('maxp') + 4)
  const { advances, bearings } = readMetrics(data, at('hmtx'), data.readUInt16BE(at('hhea') + 34), glyphCount)
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
    widths: unitsPerEm === 1000 ? advances : advances.map(milli),
    advances,
    bearings,
    longOffsets: data.readInt16BE(head + 50) === 1,
  }
}
