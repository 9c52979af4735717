import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import decompress from 'wawoff2/decompress.js'
import type { Face } from '#templates/fonts/face.ts'

const folder = dirname(createRequire(import.meta.url).resolve('hanamin/HanaMin.css'))

/** The WOFF 2 files of the rare ideographs, with the name that their face has with us. */
export const rareFiles = readdirSync(folder)
  .filter((file) => file.endsWith('.woff2'))
  .map((file) => ({ path: join(folder, file), name: file.replace('.woff2', '').replace(/[^A-Za-z0-9]/g, '') }))

/** A WOFF 2 file as a library that is not ours unpacks it: what our reading of it must come to. */
export const unpacked = async (path: string): Promise<Buffer> => Buffer.from(await decompress(readFileSync(path)))

/** A face as the complete TrueType file that it comes from. */
export async function wholeFace(face: Face): Promise<Buffer> {
  const rare = rareFiles.find(({ name }) => name === face.name)
  return rare ? unpacked(rare.path) : face.data
}
