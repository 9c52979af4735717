import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Problem } from './problems.ts'

/** A file of the output: its path under the folder, and its bytes. */
export type OutFile = { path: string; bytes: Uint8Array | string }

/** Why this folder cannot be written; null when it can: not there, empty, or an earlier story's that will be replaced. */
export function outProblem(out: string): Problem | null {
  const found = statSync(out, { throwIfNoEntry: false })
  if (!found) return nearest(out)
  if (!found.isDirectory()) return { path: '--out', message: `${out} 不是目录` }
  const names = readdirSync(out)
  if (names.length === 0 || names.includes('summary.json')) return null
  return { path: '--out', message: `${out} 中已有其他文件，请指定空目录或新目录` }
}

/** A folder that is not there yet needs a folder above it in which it can be made. */
function nearest(out: string): Problem | null {
  let above = dirname(out)
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above)
  return statSync(above).isDirectory() ? null : { path: '--out', message: `${above} 不是目录` }
}

/** Writes everything beside the folder and puts it in place at once: there is the whole output or none of it. */
export function writeOut(out: string, files: readonly OutFile[]): void {
  const beside = join(dirname(out), `.${basename(out)}.${process.pid}`)
  const [fresh, old] = [`${beside}.new`, `${beside}.old`]
  try {
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true })
      writeFileSync(join(fresh, path), bytes)
    }
    if (existsSync(out)) renameSync(out, old)
    renameSync(fresh, out)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}
