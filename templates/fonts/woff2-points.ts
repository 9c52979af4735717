// Flags of a simple glyph's points (OpenType, glyf table).
const onCurve = 0x01
const xShort = 0x02
const yShort = 0x04
const repeats = 0x08
const xSameOrPositive = 0x10
const ySameOrPositive = 0x20
const overlaps = 0x40

/** How many bytes a step takes besides its flag (WOFF 2.0 §5.2). */
export const stepLengths = Uint8Array.from({ length: 128 }, (_, kind) =>
  kind < 84 ? 1 : kind < 120 ? 2 : kind < 124 ? 3 : 4,
)

/** A point by its step from the one before it. */
export type Step = { x: number; y: number; on: boolean }

/** One flag says how many bytes a step takes and how they are shared out (WOFF 2.0 §5.2). */
export function readStep(data: Buffer, place: { flags: number; glyphs: number }): Step {
  const flag = data.readUInt8(place.flags++)
  const kind = flag & 0x7f
  const at = place.glyphs
  const byte = (nth: number) => data.readUInt8(at + nth)
  place.glyphs += stepLengths[kind] ?? 0
  const across = kind & 1 ? 1 : -1
  const up = kind & 2 ? 1 : -1
  const on = (flag & 0x80) === 0
  if (kind < 10) return { x: 0, y: across * (((kind & 14) << 7) + byte(0)), on }
  if (kind < 20) return { x: across * ((((kind - 10) & 14) << 7) + byte(0)), y: 0, on }
  if (kind < 84) {
    const x = 1 + ((kind - 20) & 0x30) + (byte(0) >> 4)
    return { x: across * x, y: up * (1 + (((kind - 20) & 0x0c) << 2) + (byte(0) & 0x0f)), on }
  }
  if (kind < 120) {
    const x = 1 + (Math.floor((kind - 84) / 12) << 8) + byte(0)
    return { x: across * x, y: up * (1 + ((((kind - 84) % 12) >> 2) << 8) + byte(1)), on }
  }
  if (kind < 124) {
    const x = (byte(0) << 4) + (byte(1) >> 4)
    return { x: across * x, y: up * (((byte(1) & 0x0f) << 8) + byte(2)), on }
  }
  return { x: across * data.readUInt16BE(at), y: up * data.readUInt16BE(at + 2), on }
}

/** The box around the points, as a glyph carries it. */
export function boxOf(steps: readonly Step[]): Buffer {
  let [x, y] = [0, 0]
  const [xs, ys] = [[] as number[], [] as number[]]
  for (const step of steps) {
    x += step.x
    y += step.y
    xs.push(x)
    ys.push(y)
  }
  const box = Buffer.alloc(8)
  for (const [side, value] of [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].entries())
    box.writeInt16BE(value, side * 2)
  return box
}

const shortFlag = (step: number, short: number, same: number): number =>
  step === 0 ? same : Math.abs(step) > 255 ? 0 : short | (step > 0 ? same : 0)

/** The flags of a glyph, those that repeat counted. */
export function flagsOf(steps: readonly Step[], overlapping: boolean): number[] {
  const flags: number[] = []
  let [last, times] = [-1, 0]
  for (const [at, { x, y, on }] of steps.entries()) {
    const marks = (on ? onCurve : 0) | (at === 0 && overlapping ? overlaps : 0)
    const flag = marks | shortFlag(x, xShort, xSameOrPositive) | shortFlag(y, yShort, ySameOrPositive)
    if (flag === last && times < 255) {
      times += 1
      if (times === 1) flags.push(0)
      flags.splice(-2, 2, flag | repeats, times)
      continue
    }
    flags.push(flag)
    last = flag
    times = 0
  }
  return flags
}

/** Steps one way as a glyph lists them: nothing for none, one byte for a short one, two for a long one. */
export const distances = (steps: readonly number[]): number[] =>
  steps.flatMap((step) =>
    step === 0 ? [] : Math.abs(step) <= 255 ? [Math.abs(step)] : [(step >> 8) & 0xff, step & 0xff],
  )
