import { jpegIn } from './jpeg-in.server.ts'
import { pngIn } from './png-in.server.ts'

/**
 * A picture that stays as it is packed: what its dictionary says of it, its pixels, the quarter turn by which it is looked at,
 * in degrees, and the object, numbered 6, that its colours may refer to.
 */
export type PackedPicture = {
  dict: string
  data: Uint8Array
  width: number
  height: number
  turn: number
  beside?: Written
}

type Written = string | [dict: string, stream: Uint8Array]

/** Points of the longer side of the sheet it is put on. */
const sheet = 842

/**
 * A PNG or JPEG on a sheet of its own proportion, so that the one reader of foreign files decodes pictures as well. Null for
 * an interlaced PNG, whose rows no filter of PDF knows.
 */
export function pictureAsPdf(bytes: Buffer, kind: 'png' | 'jpeg'): Buffer | null {
  const picture = kind === 'png' ? pngIn(bytes) : jpegIn(bytes)
  if (!picture) return null
  const { width, height, turn, dict, data, beside = '<< >>' } = picture
  const scale = sheet / Math.max(width, height)
  const [w, h] = [width, height].map((side) => Math.max(1, side * scale).toFixed(2))
  const draw = `q ${w} 0 0 ${h} 0 0 cm /I Do Q`
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Rotate ${turn} /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>`,
    [`<< /Length ${draw.length} >>`, Buffer.from(draw)],
    [`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${dict} /Length ${data.length} >>`, data],
    beside,
  ])
}

function fileOf(objects: readonly Written[]): Buffer {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: Uint8Array) => {
    parts.push(part)
    at += part.length
  }
  objects.forEach((object, number) => {
    places.push(at)
    const [dict, stream] = typeof object === 'string' ? [object] : object
    add(Buffer.from(`${number + 1} 0 obj\n${dict}\n`))
    if (stream) for (const part of [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]) add(part)
    add(Buffer.from('endobj\n'))
  })
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(end)])
}
