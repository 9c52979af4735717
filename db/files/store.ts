import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../connect.ts'
import { findFile, forgetUnusedFiles, keepFile, listFilesWithoutSm3, saveSm3 } from '../queries/files.ts'
import { forgetSpace } from '../queries/sent-files.ts'
import { fileProblem, kindOf, largestFile } from './signature.ts'

/** Bytes kept under their own SHA-256, which is their name; they are never changed. */
export type Store = {
  /**
   * Throws on bytes that `fileProblem` refuses: callers ask first. A text has no signature; who has read it as a table says
   * that it is one. Returns the SHA-256 in hexadecimal.
   */
  put: (bytes: Uint8Array, as?: 'csv') => Promise<string>
  /** The bytes; null when there are none under this name. Throws when they are no longer what their name says. */
  open: (sha256: string) => Promise<Buffer | null>
  /** Counts the SM3 of files that were put before it was kept; says of how many. What is not whole on disk is passed over. */
  countSm3: () => Promise<number>
  /** Removes what no row speaks of, once it is older than a day; says how many files. */
  sweep: () => Promise<number>
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
/** SM3 (GB/T 32905-2016), in hexadecimal. */
export const sm3HashOf = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex')
const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)
const dayMs = 86_400_000

type Now = () => string

/** A store in `<folder>/ab/cd…`. The order of writing is the point: bytes are safe on disk before a row speaks of them. */
export function openStore(db: Db, folder: string, now: Now): Store {
  const folderOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4))
  const pathOf = (sha256: string) => join(folderOf(sha256), sha256)
  return {
    put: async (bytes, as) => {
      const kind = as ?? kindOf(bytes)
      const problem = as && bytes.length <= largestFile ? null : fileProblem(bytes)
      if (!kind || problem) throw new Error(problem ?? 'a file of no known kind')
      const sha256 = hashOf(bytes)
      if (!(await exists(pathOf(sha256)))) await write(folderOf(sha256), sha256, bytes)
      await keepFile(db, { sha256, bytes: bytes.length, kind, created_at: now(), sm3: sm3HashOf(bytes) })
      return sha256
    },
    open: async (sha256) => {
      if (!isHash(sha256) || !(await findFile(db, sha256))) return null
      const bytes = await readFile(pathOf(sha256))
      if (hashOf(bytes) !== sha256) throw new Error(`The bytes of file ${sha256} have changed on disk`)
      return bytes
    },
    countSm3: async () => {
      let counted = 0
      for (const sha256 of await listFilesWithoutSm3(db)) {
        const bytes = await readFile(pathOf(sha256)).catch(() => null)
        if (!bytes || hashOf(bytes) !== sha256) continue
        await saveSm3(db, sha256, sm3HashOf(bytes))
        counted += 1
      }
      return counted
    },
    sweep: () => sweep(db, folder, now()),
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** Temporary file, fsync, rename, fsync of the folder: after a power cut the file is there whole or not at all. */
async function write(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, `.${name}.${randomBytes(4).toString('hex')}`)
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, join(folder, name))
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

/**
 * Rows nobody refers to go first, then files without a row: temporaries of a crash, puts whose command was refused.
 * Young files are left alone, for a command may be about to speak of them.
 */
async function sweep(db: Db, folder: string, now: string): Promise<number> {
  const before = Date.parse(now) - dayMs
  await forgetUnusedFiles(db, new Date(before).toISOString())
  await forgetSpace(db, new Date(before).toISOString())
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let removed = 0
  for (const entry of files.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const { mtimeMs } = await stat(path)
    if (mtimeMs >= before) continue
    // Asked file by file: a put between the listing and here has its row by now.
    if (isHash(entry.name) && (await findFile(db, entry.name))) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}
