import { crc32, deflateSync } from 'node:zlib'

/** Rows of pixels from the top, four bytes each: red, green, blue and one that is not read. */
export type Pixels = { width: number; height: number; data: Uint8Array }

/** Bytes above which a picture in colours gives up its finest shades: those of a scan are noise and make most of its weight. */
const heavy = 1024 * 1024

/** PNG (ISO/IEC 15948) of a page on paper: without transparency, grey where it has no colour. */
export function pngOf(pixels: Pixels): Buffer {
  if (isGrey(pixels)) return fileOf(pixels, 0, rowsOf(pixels, 1, 8))
  const fine = fileOf(pixels, 2, rowsOf(pixels, 3, 8))
  return fine.length > heavy ? fileOf(pixels, 2, rowsOf(pixels, 3, 6)) : fine
}

function isGrey({ data }: Pixels): boolean {
  for (let at = 0; at < data.length; at += 4) if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false
  return true
}

/** Each row after the mark of its filter: print as it is, colours by their difference from the row above. */
function rowsOf({ width, height, data }: Pixels, channels: 1 | 3, bits: number): Buffer {
  const stride = width * channels
  const rows = Buffer.alloc((stride + 1) * height)
  let to = 0
  for (let row = 0; row < height; row += 1) {
    const filtered = channels === 3 && row > 0
    rows[to++] = filtered ? 2 : 0
    for (let at = row * width * 4, end = at + width * 4; at < end; at += 4)
      for (let channel = 0; channel < channels; channel += 1) {
        const value = shade(data[at + channel] ?? 0, bits)
        const above = filtered ? shade(data[at + channel - width * 4] ?? 0, bits) : 0
        rows[to++] = value - above
      }
  }
  return rows
}

/** Black stays black and white white. */
const shade = (value: number, bits: number): number => ((value >> (8 - bits)) << (8 - bits)) | (value >> bits)

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function fileOf({ width, height }: Pixels, kind: 0 | 2, rows: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, kind], 8)
  const packed = deflateSync(rows, { level: 5 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const made = Buffer.alloc(data.length + 12)
  made.writeUInt32BE(data.length, 0)
  made.write(name, 4, 'latin1')
  data.copy(made, 8)
  made.writeUInt32BE(crc32(made.subarray(4, 8 + data.length)), 8 + data.length)
  return made
}
