import { readFileSync } from 'node:fs'
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
