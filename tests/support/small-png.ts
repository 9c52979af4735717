import { crc32, deflateSync, inflateSync } from 'node:zlib'

const chunk = (name: string, data: Buffer): Buffer => {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

type More = { interlaced?: true; palette?: readonly number[]; clear?: readonly number[] }

/**
 * A PNG of one colour, given by its channels; four of them are red, green, blue and how much they cover, one is a place in
 * the palette. `clear` is what the file says of colours that cover nothing, or little.
 */
export function smallPng(width: number, height: number, pixel: readonly number[], more: More = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, more.palette ? 3 : pixel.length === 4 ? 6 : 2, 0, 0, more.interlaced ? 1 : 0], 8)
  const row = Buffer.from([0, ...Array.from({ length: width }, () => pixel).flat()])
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const said = (['PLTE', 'tRNS'] as const).flatMap((name) => {
    const values = name === 'PLTE' ? more.palette : more.clear
    return values ? [chunk(name, Buffer.from(values))] : []
  })
  return Buffer.concat([start, chunk('IHDR', head), ...said, chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

export type ReadPng = { width: number; height: number; at: (x: number, y: number) => number[] }

/** The pixels of a PNG without transparency whose rows are as they are or differences from the row above. */
export function readPng(png: Uint8Array): ReadPng {
  const bytes = Buffer.from(png)
  const [width, height, channels] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25] === 0 ? 1 : 3]
  const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)))
  const stride = width * channels + 1
  for (let row = 1; row < height; row += 1)
    if (rows[row * stride] === 2)
      for (let at = 1; at < stride; at += 1)
        rows[row * stride + at] = (rows[row * stride + at] ?? 0) + (rows[(row - 1) * stride + at] ?? 0)
  return { width, height, at: (x, y) => [...rows.subarray(y * stride + 1 + x * channels).subarray(0, channels)] }
}
