import { closeSync, read as fsRead, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Face, readFace, tablesOf } from './face.ts'
import { unwrapWoff } from './woff.ts'

/** The faces we print with, all from npm packages pinned by the lock file: same version, same bytes. */
const shelf = {
  song: ['NotoSerifSC-Regular', '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'],
  'song-bold': ['NotoSerifSC-Bold', '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'],
  hei: ['NotoSansSC-Bold', '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'],
  kai: ['LXGWWenKai-Medium', '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff'],
  'kai-bold': ['LXGWWenKai-Bold', '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-700-normal.woff'],
} as const

export type FaceName = keyof typeof shelf

const resolve = createRequire(import.meta.url).resolve
export const pathInPackage = (path: string): string => resolve(path)

const opened = new Map<FaceName, Face>()

/** Faces that so far can only be measured with. */
const reading = new Map<FaceName, Promise<void>>()

/** Opens a face on first use and keeps it for the life of the process (10–16 MB each). */
export function openFace(name: FaceName): Face {
  const known = opened.get(name)
  if (known) return known
  const [postScriptName, path] = shelf[name]
  const file = readFileSync(pathInPackage(path))
  const face = readFace(path.endsWith('.woff') ? unwrapWoff(file) : file, postScriptName)
  opened.set(name, face)
  return face
}

/** What a face is measured by: a twentieth of its file. */
const measures = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'OS/2']
const directoryRoom = 4096

function openPart(name: FaceName): void {
  const [postScriptName, path] = shelf[name]
  const file = openSync(pathInPackage(path), 'r')
  const data = Buffer.allocUnsafeSlow(fstatSync(file).size)
  const read = (at: number, length: number) => readSync(file, data, at, length, at)
  read(0, Math.min(directoryRoom, data.length))
  const tables = tablesOf(data)
  for (const tag of measures) {
    const table = tables.get(tag)
    if (table) read(table.at, table.length)
  }
  opened.set(name, readFace(data, postScriptName))
  const whole = readInto(data, file)
    .catch((error) => {
      opened.delete(name)
      throw error
    })
    .finally(() => {
      reading.delete(name)
      closeSync(file)
    })
  // Whoever waits is told; a paper that was refused before nobody does.
  whole.catch(() => undefined)
  reading.set(name, whole)
}

/** A file in one request to another thread: the runtime's own way asks again for every half megabyte. */
const readInto = (data: Buffer, file: number): Promise<void> =>
  new Promise((resolve, reject) => {
    fsRead(file, data, 0, data.length, 0, (error, count) => {
      if (error) reject(error)
      else if (count < data.length) reject(new Error('a face was read in part'))
      else resolve()
    })
  })

/** Opens faces to measure with, while the whole of their files is read in other threads. */
export function openToMeasure(names: readonly FaceName[]): void {
  for (const name of names) if (!opened.has(name)) openPart(name)
}

/** Waits until faces that were opened to measure with are there whole. Whoever wants outlines asks first. */
export const readWhole = async (): Promise<void> => {
  await Promise.all(reading.values())
}
