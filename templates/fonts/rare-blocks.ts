import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Face, glyphOf } from './face.ts'
import { pathInPackage } from './shelf.ts'
import { readWoff2 } from './woff2.ts'

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
const opened = new Map<string, Face>()

function openBlock({ file, name }: RareBlock): Face {
  const known = opened.get(file)
  if (known) return known
  const face = readWoff2(readFileSync(file), name)
  opened.set(file, face)
  return face
}

/** The rare face that draws the code point, opened on first use; null when no rare face has it. */
export function openRareFace(codePoint: number): Face | null {
  index ??= readIndex(dirname(pathInPackage('hanamin/HanaMin.css')))
  for (const block of index) {
    if (!block.ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) continue
    const face = openBlock(block)
    if (glyphOf(face, codePoint)) return face
  }
  return null
}
