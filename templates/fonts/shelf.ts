import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Face, readFace } from './face.ts'
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

function keep(name: FaceName, file: Buffer): Face {
  const [postScriptName, path] = shelf[name]
  const face = readFace(path.endsWith('.woff') ? unwrapWoff(file) : file, postScriptName)
  opened.set(name, face)
  return face
}

/** Opens a face on first use and keeps it for the life of the process (10–16 MB each). */
export const openFace = (name: FaceName): Face =>
  opened.get(name) ?? keep(name, readFileSync(pathInPackage(shelf[name][1])))

/** The whole of a file in one request: the runtime's own way asks again for every half megabyte. */
async function readAtOnce(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const bytes = Buffer.allocUnsafeSlow(size)
    const { bytesRead } = await file.read(bytes, 0, size, 0)
    if (bytesRead < size) throw new Error(`${path} was read in part`)
    return bytes
  } finally {
    await file.close()
  }
}

/** Opens faces of which the files are read in other threads, while the caller goes on until it waits for them. */
export async function openAhead(names: readonly FaceName[]): Promise<void> {
  const missing = names.filter((name) => !opened.has(name))
  const files = await Promise.all(missing.map((name) => readAtOnce(pathInPackage(shelf[name][1]))))
  for (const [at, name] of missing.entries()) {
    const file = files[at]
    if (file && !opened.has(name)) keep(name, file)
  }
}
