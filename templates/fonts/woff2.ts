import { brotliDecompressSync } from 'node:zlib'
import { type Face, type FaceFile, faceOf } from './face.ts'
import { packedOutlines } from './woff2-outlines.ts'

/** Tags that a directory names by number (W3C WOFF 2.0 §4.1). */
const knownTags = [
  ...['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca', 'prep', 'CFF '],
  ...['VORG', 'EBDT', 'EBLC', 'gasp', 'hdmx', 'kern', 'LTSH', 'PCLT', 'VDMX', 'vhea', 'vmtx', 'BASE', 'GDEF', 'GPOS'],
  ...['GSUB', 'EBSC', 'JSTF', 'MATH', 'CBDT', 'CBLC', 'COLR', 'CPAL', 'SVG ', 'sbix', 'acnt', 'avar', 'bdat', 'bloc'],
  ...['bsln', 'cvar', 'fdsc', 'feat', 'fmtx', 'fvar', 'gvar', 'hsty', 'just', 'lcar', 'mort', 'morx', 'opbd', 'prop'],
  ...['trak', 'Zapf', 'Silf', 'Glat', 'Gloc', 'Feat', 'Sill'],
]

const headerLength = 48
const namedInFull = 0x3f

/** Where each table lies in the unpacked stream, and where that stream begins in the file. */
function readDirectory(packed: Buffer): { tables: FaceFile['tables']; start: number } {
  const tables = new Map<string, { at: number; length: number }>()
  let [place, at] = [headerLength, 0]
  const byte = () => packed.readUInt8(place++)
  const number = () => {
    let value = 0
    for (let next = 0x80; next & 0x80; ) {
      next = byte()
      value = value * 128 + (next & 0x7f)
    }
    return value
  }
  for (let index = packed.readUInt16BE(12); index > 0; index--) {
    const flags = byte()
    const known = knownTags[flags & namedInFull]
    if (known === undefined) place += 4
    const tag = known ?? packed.toString('latin1', place - 4, place)
    const version = flags >> 6
    const drawn = tag === 'glyf' || tag === 'loca'
    // 0 says of outlines that they are changed, of other tables that they are not.
    if (version !== 0) throw new Error(`table ${tag} is packed in a way that is not read`)
    const whole = number()
    const length = drawn ? number() : whole
    tables.set(tag, { at, length })
    at += length
  }
  return { tables, start: place }
}

/**
 * Reads a face out of a WOFF 2 file (W3C WOFF 2.0 §4–5): one brotli stream for all tables, in which the outlines stand in
 * parts. They are put together when they are asked for: a rare block has hundreds, a document wants one. Throws on what our
 * faces do not have: collections, outlines as they were, changed metrics.
 */
export function readWoff2(packed: Buffer, name: string): Face {
  if (packed.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a WOFF 2 file')
  if (packed.toString('latin1', 4, 8) === 'ttcf') throw new Error('a collection is not read')
  const { tables, start } = readDirectory(packed)
  const data = brotliDecompressSync(packed.subarray(start, start + packed.readUInt32BE(20)))
  const glyf = tables.get('glyf')
  if (!glyf) throw new Error(`face ${name} has no table glyf`)
  return faceOf({ data, tables }, name, packedOutlines(data.subarray(glyf.at, glyf.at + glyf.length)))
}
