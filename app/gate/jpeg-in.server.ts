import { isFrame } from './inspect-image.server.ts'
import type { PackedPicture } from './picture-as-pdf.server.ts'

const spaces: Record<number, string> = {
  1: '/ColorSpace /DeviceGray',
  3: '/ColorSpace /DeviceRGB',
  4: '/ColorSpace /DeviceCMYK',
}

/** Quarter turns by the word of Exif 2.32, 4.6.4 A; mirrored pictures, which no scanner makes, are only turned. */
const turns: Record<number, number> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 }

/** A JPEG as it came; null where its head does not say how many colours it has. */
export function jpegIn(bytes: Buffer): PackedPicture | null {
  let [turn, adobe] = [0, false]
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const mark = bytes[at + 1] ?? 0
    const length = mark === 0xff ? -1 : bytes.readUInt16BE(at + 2)
    if (mark === 0xe1) turn = turnIn(bytes.subarray(at + 4, at + 2 + length))
    if (mark === 0xee) adobe = bytes.toString('latin1', at + 4, at + 9) === 'Adobe'
    if (isFrame(mark)) {
      const colours = bytes[at + 9] ?? 0
      const space = spaces[colours]
      // Printing programs write four inks the wrong way round and say so by their name.
      const decode = colours === 4 && adobe ? '/Decode [1 0 1 0 1 0 1 0]' : ''
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
      return space
        ? { dict: `${space} ${decode} /BitsPerComponent 8 /Filter /DCTDecode`, data: bytes, width, height, turn }
        : null
    }
    at += length < 0 ? 1 : 2 + length
  }
  return null
}

const orientation = 0x0112

/** How a camera was held, from the first directory of its Exif data; 0 where that says nothing or is not whole. */
function turnIn(data: Buffer): number {
  if (data.toString('latin1', 0, 6) !== 'Exif\0\0' || data.length < 14) return 0
  const tiff = data.subarray(6)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < Math.min(short(directory), 100); entry += 1) {
    const at = directory + 2 + entry * 12
    if (short(at) === orientation) return turns[short(at + 8)] ?? 0
  }
  return 0
}
