import type { PackedPicture } from './picture-as-pdf.server.ts'

type Colour = { channels: number; space: (palette: Buffer) => string; onWhite?: string }

/**
 * By colour type (ISO/IEC 15948, table 11.1): its channels and how a PDF calls them. Where one of them says how much the
 * others cover, a function (ISO 32000-1, 7.10.5) lays them on white.
 */
const colours: Record<number, Colour> = {
  0: { channels: 1, space: () => '/DeviceGray' },
  2: { channels: 3, space: () => '/DeviceRGB' },
  3: {
    channels: 1,
    space: (palette) =>
      `[/Indexed /DeviceRGB ${Math.max(0, Math.floor(palette.length / 3) - 1)} <${palette.toString('hex')}>]`,
  },
  4: {
    channels: 2,
    space: () => '[/DeviceN [/G /A] /DeviceGray 6 0 R]',
    onWhite: '{ dup 3 1 roll mul 1 add exch sub }',
  },
  6: {
    channels: 4,
    space: () => '[/DeviceN [/R /G /B /A] /DeviceRGB 6 0 R]',
    onWhite: `{ 4 1 roll ${'3 index mul 1 add 3 index sub 3 1 roll '.repeat(3)} 4 3 roll pop }`,
  },
}

/** The rows of a PNG, filtered as a PDF may have them too; null for interlaced ones, which it may not. */
export function pngIn(bytes: Buffer): PackedPicture | null {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const [depth = 8, kind = 0, , , interlaced] = bytes.subarray(24, 29)
  const colour = colours[kind]
  if (!colour || interlaced) return null
  const { data, palette, clear } = chunksOf(bytes)
  const { channels, space, onWhite } = colour
  const mask = kind === 3 ? '' : keyedOut(clear, channels)
  const parameters = `/Predictor 15 /Colors ${channels} /BitsPerComponent ${depth} /Columns ${width}`
  const dict = `/ColorSpace ${space(onPaper(palette, clear))} ${mask} /BitsPerComponent ${depth} /Filter /FlateDecode /DecodeParms << ${parameters} >>`
  return { dict, data, width, height, turn: 0, ...(onWhite ? { beside: onSheet(channels, onWhite) } : {}) }
}

const onSheet = (channels: number, code: string): [string, Uint8Array] => [
  `<< /FunctionType 4 /Domain [${'0 1 '.repeat(channels)}] /Range [${'0 1 '.repeat(channels - 1)}] /Length ${code.length} >>`,
  Buffer.from(code),
]

/** The colours of a palette on white, each by how much it covers (`tRNS`, a byte for each of the first). */
const onPaper = (palette: Buffer, clear: Buffer): Buffer =>
  Buffer.from(palette.map((value, at) => 255 - Math.round(((255 - value) * (clear[Math.floor(at / 3)] ?? 255)) / 255)))

/** The one colour of a picture without a palette that covers nothing (`tRNS`, two bytes a channel). */
function keyedOut(clear: Buffer, channels: number): string {
  if (clear.length < channels * 2) return ''
  const values = Array.from({ length: channels }, (_, at) => clear.readUInt16BE(at * 2))
  return `/Mask [${values.map((value) => `${value} ${value}`).join(' ')}]`
}

function chunksOf(bytes: Buffer): { data: Buffer; palette: Buffer; clear: Buffer } {
  const data: Buffer[] = []
  let [palette, clear] = [Buffer.alloc(0), Buffer.alloc(0)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const inner = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'IDAT') data.push(inner)
    if (name === 'PLTE') palette = Buffer.from(inner)
    if (name === 'tRNS') clear = Buffer.from(inner)
    at += 12 + length
  }
  return { data: Buffer.concat(data), palette, clear }
}
