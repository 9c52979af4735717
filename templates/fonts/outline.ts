import { type Face, glyphOf } from './face.ts'

/** A closed curve of quadratic Béziers in font units: points on the curve and control points between them. */
export type Contour = { x: number; y: number; on: boolean }[]

// Flags of a simple glyph's points (OpenType, glyf table).
const onCurve = 1
const xShort = 2
const yShort = 4
const repeats = 8
const xSameOrPositive = 16
const ySameOrPositive = 32

function readCoordinates(data: Buffer, start: number, flags: readonly number[], short: number, same: number) {
  const values: number[] = []
  let at = start
  let value = 0
  for (const flag of flags) {
    if (flag & short) value += flag & same ? data.readUInt8(at++) : -data.readUInt8(at++)
    else if (!(flag & same)) {
      value += data.readInt16BE(at)
      at += 2
    }
    values.push(value)
  }
  return { values, end: at }
}

/** The contours of a simple glyph. Composite glyphs do not occur in the faces and words this is used for; they throw. */
export function contoursOf(face: Face, codePoint: number): Contour[] {
  const { data, from, to } = face.outlineOf(glyphOf(face, codePoint))
  if (to <= from) return []
  const count = data.readInt16BE(from)
  if (count < 0) throw new Error('composite outlines are not read')
  const ends = Array.from({ length: count }, (_, contour) => data.readUInt16BE(from + 10 + contour * 2))
  const points = (ends.at(-1) ?? -1) + 1
  let at = from + 10 + count * 2
  at += 2 + data.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < points) {
    const flag = data.readUInt8(at++)
    const times = flag & repeats ? data.readUInt8(at++) + 1 : 1
    for (let time = 0; time < times; time++) flags.push(flag)
  }
  const across = readCoordinates(data, at, flags, xShort, xSameOrPositive)
  const up = readCoordinates(data, across.end, flags, yShort, ySameOrPositive)
  return ends.map((end, contour) => {
    const start = contour === 0 ? 0 : (ends[contour - 1] ?? 0) + 1
    return Array.from({ length: end - start + 1 }, (_, index) => ({
      x: across.values[start + index] ?? 0,
      y: up.values[start + index] ?? 0,
      on: ((flags[start + index] ?? 0) & onCurve) !== 0,
    }))
  })
}
