import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FilingDocument } from '#templates/blocks.ts'
import { facesOfText } from './faces.ts'
import { typstSource } from './typst-source.ts'

/**
 * One text for processes that print it and end: as data for ours, in its own language for Typst, with the faces it is set
 * in as files. Neither process has the other's work to do.
 */
export async function prepareCold(document: FilingDocument): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-bench-cold-'))
  writeFileSync(join(folder, 'document.json'), JSON.stringify(document))
  writeFileSync(join(folder, 'document.typ'), typstSource(document))
  for (const [name, file] of Object.entries(await facesOfText())) writeFileSync(join(folder, `${name}.ttf`), file)
  return folder
}
