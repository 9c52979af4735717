import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes one text durably beside the database: temp file, fsync, rename, fsync of the folder. A text of that name is replaced. */
export async function writeOutside(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const target = join(folder, name)
  const file = await open(`${target}.part`, 'w', 0o600)
  try {
    await file.writeFile(text, 'utf8')
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${target}.part`, target)
  const directory = await open(folder, 'r')
  await directory.sync().finally(() => directory.close())
}
