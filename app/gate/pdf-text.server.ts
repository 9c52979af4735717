import { blockedBy } from './blocked.ts'
import { MiB } from './inflate.server.ts'
import { type CodeMap, readCodeMap } from './pdf-cmap.server.ts'
import { find, type PdfFile, resolve } from './pdf-file.server.ts'
import { unpackStream } from './pdf-objects.server.ts'
import {
  type Cursor,
  isDict,
  nameOf,
  type PdfDict,
  type PdfValue,
  readValue,
  refOf,
  textOf,
  wordOf,
} from './pdf-values.server.ts'

/** Characters read of one file: a prospectus has three hundred thousand. */
export const mostText = 1_000_000

type Pen = {
  file: PdfFile
  maps: Map<number, CodeMap>
  fonts: PdfDict | undefined
  map: CodeMap
  made: string[]
  length: number
}

const plain: CodeMap = { width: 1, words: new Map() }

/** The words of the pages, as far as their faces say what their codes mean; a line each, pages apart by an empty one. */
export function textOfPages(file: PdfFile, pages: readonly PdfDict[]): string {
  const pen: Pen = { file, maps: new Map(), fonts: undefined, map: plain, made: [], length: 0 }
  for (const page of pages) {
    if (pen.length >= mostText) break
    pen.fonts = fontsOn(file, page)
    for (const content of contentsOf(file, page)) readable(() => write(pen, content))
    put(pen, '\n\n')
  }
  return pen.made
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .slice(0, mostText)
    .trim()
}

/** A page that cannot be read to its end is read as far as it goes: it is shown by readers all the same. */
function readable(read: () => void): void {
  try {
    read()
  } catch (error) {
    if (blockedBy(error) === undefined) throw error
  }
}

/** Of the page or the nodes above it. */
function fontsOn(file: PdfFile, page: PdfDict): PdfDict | undefined {
  let node: PdfValue | undefined = page
  for (let step = 0; step < 16 && isDict(node); step += 1) {
    const resources = resolve(file, node.get('Resources'))
    const fonts = isDict(resources) ? resolve(file, resources.get('Font')) : undefined
    if (isDict(fonts)) return fonts
    node = resolve(file, node.get('Parent'))
  }
  return undefined
}

function contentsOf(file: PdfFile, page: PdfDict): Buffer[] {
  const contents = page.get('Contents')
  const listed = Array.isArray(contents) ? contents : resolve(file, contents)
  const refs = Array.isArray(listed) ? listed.slice(0, 200) : [contents]
  return refs.flatMap((ref) => {
    const object = find(file, refOf(ref ?? null) ?? -1)
    // It was unpacked once before within the file's bounds; here it counts no more.
    const data = object && unpackStream(object, { left: 32 * MiB })
    return data ? [data] : []
  })
}

function put(pen: Pen, words: string): void {
  pen.made.push(words)
  pen.length += words.length
}

const lineBreaks = new Set(['Td', 'TD', 'T*', 'Tm', "'", '"', 'ET'])

function write(pen: Pen, bytes: Buffer): void {
  const cursor: Cursor = { bytes, at: 0, what: '页面内容' }
  let held: PdfValue[] = []
  for (let value = readValue(cursor); value !== undefined && pen.length < mostText; value = readValue(cursor)) {
    const word = wordOf(value)
    if (word === undefined) {
      if (held.length < 64) held.push(value)
      continue
    }
    if (word === 'ID') skipPicture(cursor)
    if (word === 'Tf') pen.map = mapOf(pen, nameOf(held[0]))
    if (lineBreaks.has(word) && moves(word, held)) put(pen, '\n')
    if (word === 'Tj' || word === "'" || word === '"') show(pen, held.at(-1))
    if (word === 'TJ') for (const part of Array.isArray(held[0]) ? held[0] : []) show(pen, part)
    held = []
  }
}

/** A move along the line is no new line; one with no height said is. */
const moves = (word: string, held: readonly PdfValue[]): boolean => !/^T[dD]$/.test(word) || held[1] !== 0

function skipPicture(cursor: Cursor): void {
  const end = cursor.bytes.indexOf('EI', cursor.at)
  cursor.at = end < 0 ? cursor.bytes.length : end + 2
}

function mapOf({ file, fonts, maps }: Pen, name: string | undefined): CodeMap {
  const number = refOf(fonts?.get(name ?? '')) ?? -1
  const known = maps.get(number)
  if (known) return known
  const font = find(file, number)?.value
  const stream = isDict(font) ? find(file, refOf(font.get('ToUnicode')) ?? -1) : undefined
  const data = stream && unpackStream(stream, { left: 4 * MiB })
  const composite = isDict(font) && nameOf(font.get('Subtype')) === 'Type0'
  let map: CodeMap = { ...plain, width: composite ? 2 : 1 }
  if (data)
    readable(() => {
      map = readCodeMap(data)
    })
  maps.set(number, map)
  return map
}

function show(pen: Pen, value: PdfValue | undefined): void {
  const bytes = textOf(value)
  if (!bytes) return
  const { width, words } = pen.map
  const made: string[] = []
  for (let at = 0; at + width <= bytes.length; at += width) {
    const code = width === 1 ? (bytes[at] ?? 0) : bytes.readUIntBE(at, Math.min(width, 6))
    // Without a map only what every single-byte encoding shares is known.
    made.push(
      words.get(code) ?? (width === 1 && words.size === 0 && code >= 32 && code < 127 ? String.fromCharCode(code) : ''),
    )
  }
  put(pen, made.join(''))
}
