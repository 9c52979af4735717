import { crc32, deflateRawSync } from 'node:zlib'

/** One part of an archive; what is not said is as an honest program writes it. */
export type SmallEntry = {
  name: string
  data: Buffer | string
  /** Stated in the directory instead of the true size. */
  stated?: number
  flags?: number
  mode?: number
  /** Points at the bytes of this earlier part instead of its own. */
  sharing?: number
}

const local = (name: Buffer, packed: Buffer, data: Buffer, flags: number): Buffer => {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(crc32(data), 14)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(data.length, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name, packed])
}

/** A ZIP archive part by part, lies included. */
export function zipOf(entries: readonly SmallEntry[]): Buffer {
  const bodies: Buffer[] = []
  const places: number[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name: words, data: given, stated, flags = 0x800, mode = 0, sharing } of entries) {
    const [name, data] = [Buffer.from(words), Buffer.from(given)]
    const packed = deflateRawSync(data, { level: 1 })
    const place = sharing === undefined ? at : (places[sharing] ?? 0)
    places.push(place)
    if (sharing === undefined) {
      const body = local(name, packed, data, flags)
      bodies.push(body)
      at += body.length
    }
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(flags, 8)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(crc32(data), 16)
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(stated ?? data.length, 24)
    head.writeUInt16LE(name.length, 28)
    head.writeUInt32LE((mode << 16) >>> 0, 38)
    head.writeUInt32LE(place, 42)
    directory.push(head, name)
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

/** A Word file of these paragraphs, with further parts. */
export const smallDocx = (paragraphs: readonly string[], more: readonly SmallEntry[] = []): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', data: types },
    {
      name: 'word/document.xml',
      data: `<w:document><w:body>${paragraphs.map((words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    },
    ...more,
  ])
