import type { FilingDocument } from '#templates/blocks.ts'
import { catalogue, type DocumentId } from '#templates/catalogue.ts'
import type { Dossier, Part } from '#templates/dossier.ts'
import { dossier as dossierSchema } from '#templates/dossier.ts'
import { renderPdf } from '#templates/render.ts'
import { always } from '#templates/template.ts'
import type { DossierParts } from './dossier/build.server.ts'

export type Printed =
  | { ok: true; bytes: Uint8Array; pages: number; title: string }
  /** A Chinese sentence, such as the characters no typeface has. */
  | { ok: false; message: string }

/** Sets a paper in type. In a process of tests or the deal runner directly, in the web server by workers. */
export type Printer = {
  print: (template: DocumentId, parts: DossierParts) => Promise<Printed>
  stop: () => Promise<void>
}

/** What a paper says, from a dossier that is checked against the parts it reads. Throws on one that does not fit. */
export function documentOf(id: DocumentId, parts: Readonly<Partial<Record<Part, unknown>>>): FilingDocument {
  const template: Template = catalogue[id].template
  const read = [...always, ...template.reads].map((part) => [part, dossierSchema.shape[part].parse(parts[part])])
  return template.document(Object.fromEntries(read) as Dossier)
}

/** Every template reads less than a whole dossier, so each may be given one. */
type Template = { reads: readonly Part[]; document: (dossier: Dossier) => FilingDocument }

export async function printHere(id: DocumentId, parts: DossierParts): Promise<Printed> {
  const document = documentOf(id, parts)
  const rendered = await renderPdf(document)
  if (!rendered.ok) return { ok: false, message: rendered.message }
  return { ok: true, bytes: rendered.bytes, pages: rendered.pages, title: document.title }
}

export const inProcessPrinter: Printer = { print: printHere, stop: async () => {} }
