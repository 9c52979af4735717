import type { FilingDocument } from '#templates/blocks.ts'
import { tellWords } from '#templates/document-words.ts'

/** Every text that the pages of a document show, with the place it is shown. */
export function documentWords(document: FilingDocument): { text: string; where: string }[] {
  const told: { text: string; where: string }[] = []
  tellWords(document, (text, where) => told.push({ text, where }))
  return told
}
