import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Face, glyphOf, readFace } from './face.ts'
import { pathInPackage } from './shelf.ts'

/**
 * HanaMin covers the rare ideographs up to extension F in 216 small WOFF 2 files. Its style sheet says which file holds
 * which code points, so that one rare character in a name costs one small file and not fifty megabytes.
 */
type RareBlock = { file: string; name: string; ranges: [first: number, last: number][] }

function readIndex(folder: string): RareBlock[] {
  const sheet = readFileSync(join(folder, 'HanaMin.css'), 'utf8')
  const rule = /url\((HanaMin[^)]+\.woff2)\)[^}]*?unicode-range:\s*([^;]+);/g
  return [...sheet.matchAll(rule)].map(([, file = '', ranges = '']) => ({
    file: join(folder, file),
    name: file.replace('.woff2', '').replace(/[^A-Za-z0-9]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [first = '', last = first] = range.trim().slice(2).split('-')
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
    }),
  }))
}

let index: RareBlock[] | undefined
const opened = new Map<string, Promise<Face>>()

async function openBlock(block: RareBlock): Promise<Face> {
  // The package's own entry would also bring its compressor, three times as long to read.
  const { default: decompress } = await import('wawoff2/decompress.js')
  return readFace(Buffer.from(await decompress(readFileSync(block.file))), block.name)
}

/** The rare face that draws the code point, opened on first use; null when no rare face has it. */
export async function openRareFace(codePoint: number): Promise<Face | null> {
  index ??= readIndex(dirname(pathInPackage('hanamin/HanaMin.css')))
  for (const block of index) {
    if (!block.ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) continue
    const opening = opened.get(block.file) ?? openBlock(block)
    opened.set(block.file, opening)
    const face = await opening
    if (glyphOf(face, codePoint)) return face
  }
  return null
}
