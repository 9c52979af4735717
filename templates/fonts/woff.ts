import { inflateSync } from 'node:zlib'

/** Unpacks a WOFF 1 file into the TrueType file it wraps (W3C WOFF 1.0 §3–5): each table is deflated on its own. */
export function unwrapWoff(packed: Buffer): Buffer {
  if (packed.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const count = packed.readUInt16BE(12)
  const exponent = Math.floor(Math.log2(count))
  const directory = Buffer.alloc(12 + count * 16)
  directory.writeUInt32BE(packed.readUInt32BE(4), 0)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(16 << exponent, 6)
  directory.writeUInt16BE(exponent, 8)
  directory.writeUInt16BE(count * 16 - (16 << exponent), 10)
  const parts: Uint8Array[] = [directory]
  let offset = directory.length
  for (let index = 0; index < count; index++) {
    const entry = 44 + index * 20
    const record = 12 + index * 16
    const at = packed.readUInt32BE(entry + 4)
    const packedLength = packed.readUInt32BE(entry + 8)
    const length = packed.readUInt32BE(entry + 12)
    const stored = packed.subarray(at, at + packedLength)
    packed.copy(directory, record, entry, entry + 4)
    directory.writeUInt32BE(packed.readUInt32BE(entry + 16), record + 4)
    directory.writeUInt32BE(offset, record + 8)
    directory.writeUInt32BE(length, record + 12)
    const padding = (4 - (length & 3)) & 3
    parts.push(packedLength < length ? inflateSync(stored) : stored, Buffer.alloc(padding))
    offset += length + padding
  }
  return Buffer.concat(parts, offset)
}
