import type { Outlines } from './face.ts'
import { boxOf, distances, flagsOf, readStep, stepLengths } from './woff2-points.ts'

// Flags of a composite glyph's components (OpenType, glyf table).
const wideArguments = 0x0001
const oneScale = 0x0008
const moreComponents = 0x0020
const twoScales = 0x0040
const matrix = 0x0080
const instructed = 0x0100

/** Where the data of a glyph begin in each of the parts that outlines are kept in (WOFF 2.0 §5.1). */
type Place = {
  points: number
  flags: number
  glyphs: number
  composites: number
  boxes: number
  instructions: number
}

/** `places` are those of every 64th of the glyphs looked at so far. */
type Parts = {
  data: Buffer
  count: number
  contours: number
  boxed: (glyph: number) => boolean
  overlapping: (glyph: number) => boolean
  places: Place[]
}

const bitAt = (data: Buffer, start: number, glyph: number): boolean =>
  ((data.readUInt8(start + (glyph >> 3)) >> (7 - (glyph & 7))) & 1) === 1

function partsOf(data: Buffer): Parts {
  const count = data.readUInt16BE(4)
  const starts = [36]
  for (let part = 0; part < 7; part++) starts.push((starts[part] ?? 0) + data.readUInt32BE(8 + part * 4))
  const [contours = 0, points = 0, flags = 0, glyphs = 0, composites = 0, bitmap = 0, instructions = 0, end = 0] =
    starts
  const boxes = bitmap + 4 * ((count + 31) >> 5)
  const hasOverlaps = (data.readUInt16BE(2) & 1) === 1
  return {
    data,
    count,
    contours,
    boxed: (glyph) => bitAt(data, bitmap, glyph),
    overlapping: (glyph) => hasOverlaps && bitAt(data, end, glyph),
    places: [{ points, flags, glyphs, composites, boxes, instructions }],
  }
}

/** Reads a number of one to three bytes (WOFF 2.0 §5.1) and moves on. */
function readShort(data: Buffer, place: Place, part: 'points' | 'glyphs'): number {
  const first = data[place[part]++] ?? 0
  if (first === 253) {
    place[part] += 2
    return data.readUInt16BE(place[part] - 2)
  }
  if (first < 253) return first
  return data.readUInt8(place[part]++) + (first === 254 ? 506 : 253)
}

const composite = 0xffff
const contoursOf = ({ data, contours }: Parts, glyph: number): number => data.readUInt16BE(contours + glyph * 2)

/** The end of the components that begin at `start`, and whether instructions follow. */
function componentsAt(data: Buffer, start: number): { end: number; hasInstructions: boolean } {
  let [end, flags, hasInstructions] = [start, moreComponents, false]
  while (flags & moreComponents) {
    flags = data.readUInt16BE(end)
    hasInstructions ||= (flags & instructed) !== 0
    end += 4 + (flags & wideArguments ? 4 : 2) + (flags & oneScale ? 2 : flags & twoScales ? 4 : flags & matrix ? 8 : 0)
  }
  return { end, hasInstructions }
}

/** Moves a place on to the next glyph. */
function pass(parts: Parts, glyph: number, place: Place): void {
  const { data } = parts
  const contours = contoursOf(parts, glyph)
  if (parts.boxed(glyph)) place.boxes += 8
  if (contours === 0) return
  let hasInstructions = true
  if (contours === composite) {
    const components = componentsAt(data, place.composites)
    place.composites = components.end
    hasInstructions = components.hasInstructions
  } else {
    let points = 0
    for (let contour = 0; contour < contours; contour++) points += readShort(data, place, 'points')
    const end = place.flags + points
    let { glyphs } = place
    for (let at = place.flags; at < end; at++) glyphs += stepLengths[(data[at] ?? 0) & 0x7f] ?? 0
    place.glyphs = glyphs
    place.flags = end
  }
  if (hasInstructions) place.instructions += readShort(data, place, 'glyphs')
}

const kept = 64

function placeOf(parts: Parts, glyph: number): Place {
  const { places, count } = parts
  const nearest = Math.min(Math.floor(glyph / kept), places.length - 1)
  const known = places[nearest]
  if (!known || glyph >= count) throw new Error(`there is no glyph ${glyph}`)
  const place = { ...known }
  for (let at = nearest * kept; at < glyph; at++) {
    pass(parts, at, place)
    if (at + 1 === places.length * kept) places.push({ ...place })
  }
  return place
}

function instructionsAt({ data }: Parts, place: Place): Buffer {
  const length = readShort(data, place, 'glyphs')
  const head = Buffer.alloc(2)
  head.writeUInt16BE(length)
  return Buffer.concat([head, data.subarray(place.instructions, place.instructions + length)])
}

/** A drawn glyph: its contours, its box, where each contour ends, its instructions and its points. */
function simple(parts: Parts, glyph: number, contours: number, place: Place): Buffer {
  const { data } = parts
  const box = parts.boxed(glyph) ? data.subarray(place.boxes, place.boxes + 8) : null
  const head = Buffer.alloc(2)
  head.writeUInt16BE(contours)
  const ends = Buffer.alloc(contours * 2)
  let count = 0
  for (let contour = 0; contour < contours; contour++) {
    count += readShort(data, place, 'points')
    ends.writeUInt16BE(count - 1, contour * 2)
  }
  const steps = Array.from({ length: count }, () => readStep(data, place))
  const instructions = instructionsAt(parts, place)
  const points = [
    ...flagsOf(steps, parts.overlapping(glyph)),
    ...distances(steps.map(({ x }) => x)),
    ...distances(steps.map(({ y }) => y)),
  ]
  return Buffer.concat([head, box ?? boxOf(steps), ends, instructions, Buffer.from(points)])
}

/** A glyph made of others: its components as they are. It always brings its box along. */
function composed(parts: Parts, place: Place): Buffer {
  const { data } = parts
  const { end, hasInstructions } = componentsAt(data, place.composites)
  const box = data.subarray(place.boxes, place.boxes + 8)
  const components = data.subarray(place.composites, end)
  const instructions = hasInstructions ? instructionsAt(parts, place) : Buffer.alloc(0)
  return Buffer.concat([Buffer.from([0xff, 0xff]), box, components, instructions])
}

/** Outlines out of the changed `glyf` table of a WOFF 2 file, each put together as it was when it is first asked for. */
export function packedOutlines(table: Buffer): Outlines {
  const parts = partsOf(table)
  const made = new Map<number, Buffer>()
  return (glyph) => {
    const contours = contoursOf(parts, glyph)
    const known = made.get(glyph)
    const data =
      known ??
      (contours === 0
        ? Buffer.alloc(0)
        : contours === composite
          ? composed(parts, placeOf(parts, glyph))
          : simple(parts, glyph, contours, placeOf(parts, glyph)))
    if (!known) made.set(glyph, data)
    return { data, from: 0, to: data.length }
  }
}
