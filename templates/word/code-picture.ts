import { codeModules } from '../code-modules.ts'

/** Pixels to a module: viewers smooth a picture they enlarge, and a smoothed code is not read. */
const grain = 6
/** ISO/IEC 18004 asks for four free modules around the code. */
const quiet = 4

/** A QR code as a bitmap of one bit a pixel, white first in its two colours. */
export function codePicture(link: string): Uint8Array {
  const modules = codeModules(link)
  const side = (modules.length + 2 * quiet) * grain
  const rowBytes = Math.ceil(side / 32) * 4
  const start = 14 + 40 + 8
  const bytes = new Uint8Array(start + rowBytes * side)
  const view = new DataView(bytes.buffer)
  bytes.set([0x42, 0x4d])
  const words: [at: number, value: number][] = [
    ...([
      [2, bytes.length],
      [10, start],
      [14, 40],
      [18, side],
      [22, side],
    ] as const),
    ...([
      [34, rowBytes * side],
      [38, 11811],
      [42, 11811],
      [46, 2],
      [54, 0xffffff],
      [58, 0],
    ] as const),
  ].map(([at, value]) => [at, value])
  for (const [at, value] of words) view.setUint32(at, value, true)
  view.setUint16(26, 1, true)
  view.setUint16(28, 1, true)
  for (let y = 0; y < side; y += 1) {
    // Rows of a bitmap go from the last to the first.
    const cells = modules[Math.floor((side - 1 - y) / grain) - quiet] ?? []
    for (let x = 0; x < side; x += 1) {
      const at = start + y * rowBytes + (x >> 3)
      if (cells[Math.floor(x / grain) - quiet]) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return bytes
}
