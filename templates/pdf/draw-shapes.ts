import { type Mark, paper } from '../layout/page.ts'
import { type ByteWriter, write, writeNumber, writePoint } from './byte-writer.ts'

type Rule = Extract<Mark, { kind: 'rule' }>
type Fill = Extract<Mark, { kind: 'fill' }>

/** A stroke straight down a page, in the coordinates of the file. */
type Upright = { x: number; top: number; bottom: number; weight: number; gray: number }

/**
 * What tints and strokes of one page are written with. A stroke down that begins where another of its kind ended goes on
 * with it: a table has one for each column and not one for each cell.
 */
export type Shapes = {
  strokes: ByteWriter
  fills: ByteWriter
  weight: number
  ink: string
  tint: number
  upright: Upright[]
}

/** Begins a page. */
export function clearShapes(shapes: Shapes): void {
  shapes.strokes.length = 0
  shapes.fills.length = 0
  shapes.weight = -1
  shapes.ink = ''
  shapes.tint = -1
  shapes.upright.length = 0
}

/** A circle of four Bézier curves, dashed, for a seal. `y` runs down from the upper edge of the sheet. */
export function drawRing({ strokes: to }: Shapes, x: number, y: number, radius: number): void {
  const k = radius * 0.5523
  const [cx, cy] = [x, paper.height - y]
  const curve = (x1: number, y1: number, x2: number, y2: number, x3: number, y3: number) => {
    writePoint(to, x1, y1)
    writePoint(to, x2, y2)
    writePoint(to, x3, y3)
    write(to, 'c ')
  }
  write(to, 'q 0.6 w 0.45 G [4 3] 0 d ')
  writePoint(to, cx + radius, cy)
  write(to, 'm ')
  curve(cx + radius, cy + k, cx + k, cy + radius, cx, cy + radius)
  curve(cx - k, cy + radius, cx - radius, cy + k, cx - radius, cy)
  curve(cx - radius, cy - k, cx - k, cy - radius, cx, cy - radius)
  curve(cx + k, cy - radius, cx + radius, cy - k, cx + radius, cy)
  write(to, 's Q\n')
}

/** The strokes of a revision: red for what went, blue for what came. */
const inks = { deleted: '0.68 0.16 0.11 RG ', inserted: '0.10 0.32 0.62 RG ' }

function stroke(shapes: Shapes, weight: number, ink: string): void {
  const { strokes } = shapes
  if (weight !== shapes.weight) {
    writeNumber(strokes, weight)
    write(strokes, 'w ')
  }
  if (ink !== shapes.ink) write(strokes, ink)
  shapes.weight = weight
  shapes.ink = ink
}

function line({ strokes }: Shapes, x1: number, y1: number, x2: number, y2: number, end: string): void {
  writePoint(strokes, x1, y1)
  write(strokes, 'm ')
  writePoint(strokes, x2, y2)
  write(strokes, end)
}

const grays = new Map<number, string>()
const grayInk = (gray: number): string => {
  const known = grays.get(gray) ?? `${gray} G `
  grays.set(gray, known)
  return known
}

const nearly = 0.01

function continues({ upright }: Shapes, x: number, top: number, bottom: number, weight: number, gray: number): boolean {
  for (const each of upright) {
    if (each.x !== x || each.weight !== weight || each.gray !== gray || Math.abs(each.bottom - top) > nearly) continue
    each.bottom = bottom
    return true
  }
  return false
}

/** `top` is that of the slab, in points below the upper edge of the sheet. */
export function drawRule(shapes: Shapes, mark: Rule, top: number): void {
  const { x1, y1, x2, y2, weight, gray = 0, ink } = mark
  const [from, to] = [paper.height - top - y1, paper.height - top - y2]
  if (x1 === x2 && !ink && !mark.dotted) {
    if (!continues(shapes, x1, from, to, weight, gray))
      shapes.upright.push({ x: x1, top: from, bottom: to, weight, gray })
    return
  }
  if (mark.dotted) {
    // A state of its own: dots and round ends hold for no other stroke.
    write(shapes.strokes, 'q 1 J [0 3.6] 0 d ')
    writeNumber(shapes.strokes, weight)
    write(shapes.strokes, 'w ')
    write(shapes.strokes, grayInk(gray))
    line(shapes, x1, from, x2, to, 'l S Q\n')
    return
  }
  stroke(shapes, weight, ink ? inks[ink] : grayInk(gray))
  line(shapes, x1, from, x2, to, 'l S\n')
}

export function drawFill(shapes: Shapes, { x, y, width, height, gray }: Fill, top: number): void {
  const { fills } = shapes
  if (gray !== shapes.tint) write(fills, `${gray} g `)
  shapes.tint = gray
  writePoint(fills, x, paper.height - top - y - height)
  writePoint(fills, width, height)
  write(fills, 're f\n')
}

/** Draws the strokes that were still open. */
export function endShapes(shapes: Shapes): void {
  for (const { x, top, bottom, weight, gray } of shapes.upright) {
    stroke(shapes, weight, grayInk(gray))
    line(shapes, x, top, x, bottom, 'l S\n')
  }
}
