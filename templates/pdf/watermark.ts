import type { Face } from '../fonts/face.ts'
import { type Contour, contoursOf } from '../fonts/outline.ts'
import { paper } from '../layout/page.ts'
import type { PDFContext, PDFRef } from './pdf-lib.ts'
import { addStream } from './stream.ts'

const size = 104
const tint = 0.935
/** Along the diagonal, rising to the right. */
const angle = (52 * Math.PI) / 180

const number = (value: number): string => String(Math.round(value * 10) / 10)

const between = (a: { x: number; y: number }, b: { x: number; y: number }) => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
})

/** A contour of quadratic curves as cubic ones, the only kind a page knows; implied points lie halfway between controls. */
function contourPath(contour: Contour): string {
  const first = contour.findIndex(({ on }) => on)
  const [head] = contour
  if (!head) return ''
  const start = first >= 0 ? (contour[first] ?? head) : between(head, contour.at(-1) ?? head)
  const rest =
    first >= 0 ? [...contour.slice(first + 1), ...contour.slice(0, first + 1)] : [...contour, { ...start, on: true }]
  let current = { x: start.x, y: start.y }
  let control: { x: number; y: number } | null = null
  let path = `${start.x} ${start.y} m `
  const curve = (by: { x: number; y: number }, end: { x: number; y: number }) => {
    const near = { x: current.x + ((by.x - current.x) * 2) / 3, y: current.y + ((by.y - current.y) * 2) / 3 }
    const far = { x: end.x + ((by.x - end.x) * 2) / 3, y: end.y + ((by.y - end.y) * 2) / 3 }
    path += `${[near.x, near.y, far.x, far.y, end.x, end.y].map(number).join(' ')} c `
    current = end
  }
  for (const point of rest) {
    if (point.on) {
      if (control) curve(control, point)
      else {
        path += `${point.x} ${point.y} l `
        current = point
      }
      control = null
    } else {
      if (control) curve(control, between(control, point))
      control = point
    }
  }
  if (control) curve(control, start)
  return `${path}h `
}

/**
 * The mark that lies under every page, drawn once and shared. It is drawn as shapes and not as letters, so that copying,
 * searching and reading aloud meet the words of the document only; the mark is spelled at the foot of each page.
 */
export function addWatermark(context: PDFContext, face: Face, words: string): PDFRef {
  const letters = [...words]
  const pitch = size * 1.25
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const scale = size / face.unitsPerEm
  const paths = letters.map((letter, at) => {
    const along = (at - letters.length / 2) * pitch + (pitch - size) / 2
    const [x, y] = [
      paper.width / 2 + along * cos + 0.38 * size * sin,
      paper.height / 2 + along * sin - 0.38 * size * cos,
    ]
    const matrix = [scale * cos, scale * sin, -scale * sin, scale * cos].map((value) => value.toFixed(5)).join(' ')
    const outline = contoursOf(face, letter.codePointAt(0) ?? 0)
      .map(contourPath)
      .join('')
    return `q ${matrix} ${number(x)} ${number(y)} cm ${outline}f Q\n`
  })
  return addStream(context, Buffer.from(`${tint} g\n${paths.join('')}`, 'latin1'), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, paper.width, paper.height],
  })
}
