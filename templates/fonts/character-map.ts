/** Which glyph a face draws for a code point. Two stores, since nearly every look-up is in the basic plane. */
export type CharacterMap = { basic: Uint16Array; supplementary: Map<number, number> }

function assign(map: CharacterMap, codePoint: number, glyph: number): void {
  if (codePoint < 0x10000) map.basic[codePoint] = glyph
  else map.supplementary.set(codePoint, glyph)
}

/** Format 12: groups of consecutive code points over all planes. */
function readGroups(data: Buffer, at: number, map: CharacterMap): void {
  const groups = data.readUInt32BE(at + 12)
  for (let group = 0; group < groups; group++) {
    const entry = at + 16 + group * 12
    const first = data.readUInt32BE(entry)
    const last = data.readUInt32BE(entry + 4)
    const glyph = data.readUInt32BE(entry + 8)
    for (let codePoint = first; codePoint <= last; codePoint++) assign(map, codePoint, glyph + codePoint - first)
  }
}

/** Format 4: segments of the basic plane, each with a delta or a range offset into a glyph array. */
function readSegments(data: Buffer, at: number, map: CharacterMap): void {
  const bytes = data.readUInt16BE(at + 6)
  const ends = at + 14
  const starts = ends + bytes + 2
  const deltas = starts + bytes
  const offsets = deltas + bytes
  for (let segment = 0; segment < bytes; segment += 2) {
    const end = data.readUInt16BE(ends + segment)
    const start = data.readUInt16BE(starts + segment)
    const delta = data.readInt16BE(deltas + segment)
    const offset = data.readUInt16BE(offsets + segment)
    for (let codePoint = start; codePoint <= end && codePoint < 0xffff; codePoint++) {
      const listed = offset ? data.readUInt16BE(offsets + segment + offset + (codePoint - start) * 2) : codePoint
      if (listed || !offset) assign(map, codePoint, (listed + delta) & 0xffff)
    }
  }
}

/** Reads the `cmap` table at `at`: format 12 if the face has it, else format 4 (Windows or Unicode platform). */
export function readCharacterMap(data: Buffer, at: number): CharacterMap {
  const map: CharacterMap = { basic: new Uint16Array(0x10000), supplementary: new Map() }
  let segments = 0
  const subtables = data.readUInt16BE(at + 2)
  for (let index = 0; index < subtables; index++) {
    const record = at + 4 + index * 8
    const platform = data.readUInt16BE(record)
    const subtable = at + data.readUInt32BE(record + 4)
    const format = data.readUInt16BE(subtable)
    if (format === 12) {
      readGroups(data, subtable, map)
      return map
    }
    if (format === 4 && (platform === 3 || platform === 0)) segments = subtable
  }
  if (segments) readSegments(data, segments, map)
  return map
}
