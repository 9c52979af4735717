/**
 * The colours of sRGB (IEC 61966-2-1) as an ICC profile of version 2.1, written here: the standard is public, the usual
 * profile files carry licences of their own. Primaries are adapted to D50 as the format wants (ICC.1:2001-04 §6).
 */

const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65536))
  return bytes
}

const ascii = (words: string): Buffer => Buffer.from(words, 'latin1')
const tagged = (signature: string, ...parts: Uint8Array[]): Buffer =>
  Buffer.concat([ascii(`${signature}\0\0\0\0`), ...parts])
const xyz = (x: number, y: number, z: number): Buffer => tagged('XYZ ', fixed(x), fixed(y), fixed(z))

/** From a stored value to light, both 0 to 1. */
const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

const steps = 1024

function toneCurve(): Buffer {
  const values = Buffer.alloc(4 + steps * 2)
  values.writeUInt32BE(steps)
  for (let step = 0; step < steps; step++)
    values.writeUInt16BE(Math.round(linear(step / (steps - 1)) * 65535), 4 + step * 2)
  return tagged('curv', values)
}

/** A name in ASCII; the fields for Unicode and Macintosh names stay empty. */
function description(words: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(words.length + 1)
  return tagged('desc', length, ascii(`${words}\0`), Buffer.alloc(4 + 4 + 2 + 1 + 67))
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [at, value] of [2000, 1, 1].entries()) bytes.writeUInt16BE(value, 24 + at * 2)
  bytes.write('acsp', 36, 'latin1')
  for (const [at, value] of [0.9642, 1, 0.8249].entries()) fixed(value).copy(bytes, 68 + at * 4)
  return bytes
}

/** The profile as bytes, the same every time. */
export function colourProfile(): Buffer {
  const curve = toneCurve()
  const tags: [name: string, data: Buffer][] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', tagged('text', ascii('No copyright, use freely\0'))],
    ['wtpt', xyz(0.9505, 1, 1.0891)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const directory = Buffer.alloc(4 + tags.length * 12)
  directory.writeUInt32BE(tags.length)
  const data: Buffer[] = []
  const places = new Map<Buffer, number>()
  let offset = 128 + directory.length
  for (const [at, [name, bytes]] of tags.entries()) {
    if (!places.has(bytes)) {
      places.set(bytes, offset)
      const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length & 3)) & 3)])
      data.push(padded)
      offset += padded.length
    }
    directory.write(name, 4 + at * 12, 'latin1')
    directory.writeUInt32BE(places.get(bytes) ?? 0, 8 + at * 12)
    directory.writeUInt32BE(bytes.length, 12 + at * 12)
  }
  return Buffer.concat([header(offset), directory, ...data])
}
