import { blocked } from './blocked.ts'
import type { Reading } from './inspection.ts'
import { largestSide, mostPixels } from './pdf-dangers.server.ts'

/** A picture by its heads alone: its size, and that nothing follows its end. Throws `blocked`; decodes nothing. */
export function inspectImage(bytes: Buffer, kind: 'png' | 'jpeg'): Omit<Reading, 'kind'> {
  const { width, height } = kind === 'png' ? pngSize(bytes) : jpegSize(bytes)
  if (width < 1 || height < 1) throw blocked('图片没有写明尺寸')
  if (width > largestSide || height > largestSide || width * height > mostPixels)
    throw blocked(`图片为 ${width}×${height} 像素，超过每边 ${largestSide} 像素的上限`)
  return { pages: 1, fonts: [], sizes: [[width, height]], text: '', warnings: [] }
}

const torn = '图片可能没有传完整'

function pngSize(bytes: Buffer): { width: number; height: number } {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw blocked(`PNG 没有文件头，${torn}`)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') {
      if (next !== bytes.length) throw blocked(`PNG 在字节 ${next} 处结束，之后还有其他内容，不能上传`)
      return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    }
    at = next
  }
  throw blocked(`PNG 没有结束标记，${torn}`)
}

/** Frame heads C0–CF except the three that are none. */
export const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)

function jpegSize(bytes: Buffer): { width: number; height: number } {
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0) throw blocked(`JPEG 没有结束标记，${torn}`)
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) throw blocked(`JPEG 在字节 ${at} 处损坏`)
    const mark = bytes[at + 1] ?? 0
    if (mark === 0xff) at += 1
    else if (isFrame(mark)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  throw blocked(`JPEG 没有写明尺寸，${torn}`)
}
