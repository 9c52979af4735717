import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Which page of which bytes, how wide. */
export type PictureName = { sha256: string; page: number; width: number }

/** Pages that were drawn, to be shown again. They may be lost at any time: they are drawn anew. */
export type PagePictures = {
  open: (name: PictureName) => Promise<Buffer | null>
  keep: (name: PictureName, bytes: Uint8Array) => Promise<void>
  /** Removes what is older than a day, so that no picture outlives its paper for long, and the oldest above the limit. */
  sweep: () => Promise<void>
}

const dayMs = 86_400_000
const GiB = 1024 ** 3

/** A folder of pictures, at most `most` bytes of them: what goes beyond takes the oldest with it. */
export function openPictures(folder: string, now: () => string, most: number = GiB): PagePictures {
  const pathOf = ({ sha256, page, width }: PictureName) => join(folder, `${sha256}-${page}-${width}`)
  /** Bytes in the folder; not known before it was first looked through. */
  let held: number | null = null
  const sweep = async () => {
    held = await trim(folder, most, Date.parse(now()) - dayMs)
  }
  return {
    open: (name) => readFile(pathOf(name)).catch(() => null),
    keep: async (name, bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const temporary = join(folder, `.${randomBytes(8).toString('hex')}`)
      await writeFile(temporary, bytes, { mode: 0o600 })
      await rename(temporary, pathOf(name))
      if (held !== null) held += bytes.length
      if (held === null || held > most) await sweep()
    },
    sweep,
  }
}

/** A tenth of the room is left free, so that not every picture sets this going. Answers with the bytes that are left. */
async function trim(folder: string, most: number, before: number): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const found = await stat(path).catch(() => null)
      return { path, bytes: found?.size ?? 0, at: found?.mtimeMs ?? 0 }
    }),
  )
  let held = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const room = held > most ? most * 0.9 : most
  for (const { path, bytes, at } of files.toSorted((a, b) => a.at - b.at)) {
    if (at >= before && held <= room) break
    await rm(path, { force: true })
    held -= bytes
  }
  return held
}
