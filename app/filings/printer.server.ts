import type { FilingDocument } from '#templates/blocks.ts'
import { catalogue, type DocumentId } from '#templates/catalogue.ts'
import type { Dossier, Part } from '#templates/dossier.ts'
import { dossier as dossierSchema } from '#templates/dossier.ts'
import { renderPdf } from '#templates/render.ts'
import { settled } from '#templates/settled.ts'
import { always } from '#templates/template.ts'
import type { DossierParts } from './dossier/build.server.ts'
import { figuresIn, type PrintedFigure } from './key-figures.server.ts'
import { type PrintedHeading, printedHeadings } from './printed-headings.server.ts'
import { packText } from './version-text.server.ts'

export type Printed =
  /** `text` is what the pages say (version-text.server.ts), to be kept beside them. */
  | {
      ok: true
      bytes: Uint8Array
      pages: number
      title: string
      text: string
      headings: PrintedHeading[]
      figures: PrintedFigure[]
    }
  /** A Chinese sentence, such as the characters no typeface has. */
  | { ok: false; message: string }

/** A printing that may be called off under its id, and wants to be told the end of each phase (templates/render.ts). */
export type Errand = { id: string; told: (phase: string) => void }

/** Sets a paper in type. In a process of tests or the deal runner directly, in the web server by workers. */
export type Printer = {
  print: (template: DocumentId, parts: DossierParts, errand?: Errand) => Promise<Printed>
  /** Ends a printing that waits or is being done: who asked for it gets an error. Without one of this id nothing happens. */
  cancel: (id: string) => void
  /** A text that comes from no dossier, such as the comparison of two versions. */
  printText: (document: FilingDocument) => Promise<Printed>
  stop: () => Promise<void>
}

/** What a paper says, from a dossier that is checked against the parts it reads. Throws on one that does not fit. */
export function documentOf(id: DocumentId, parts: Readonly<Partial<Record<Part, unknown>>>): FilingDocument {
  const template: Template = catalogue[id].template
  const read = [...always, ...template.reads].map((part) => [part, dossierSchema.shape[part].parse(parts[part])])
  return settled(template.document(Object.fromEntries(read) as Dossier))
}

/** Every template reads less than a whole dossier, so each may be given one. */
type Template = { reads: readonly Part[]; document: (dossier: Dossier) => FilingDocument }

type Told = Errand['told']

export function printHere(id: DocumentId, parts: DossierParts, told?: Told): Promise<Printed> {
  const document = documentOf(id, parts)
  told?.('dossier')
  return printTextHere(document, parts, told)
}

/** With the dossier that a text comes from, also where it prints the key figures. */
export async function printTextHere(document: FilingDocument, parts: DossierParts = {}, told?: Told): Promise<Printed> {
  const rendered = await renderPdf(document, told)
  if (!rendered.ok) return { ok: false, message: rendered.message }
  return {
    ok: true,
    bytes: rendered.bytes,
    pages: rendered.pages,
    title: document.title,
    text: packText(document),
    headings: printedHeadings(document, rendered.headings),
    figures: figuresIn(document, rendered.headings, parts),
  }
}

/** Nothing runs beside it, so there is nothing to end: what was called off is dropped when it is done. */
export const inProcessPrinter: Printer = {
  print: (id, parts, errand) => printHere(id, parts, errand?.told),
  printText: (document) => printTextHere(document),
  cancel: () => {},
  stop: async () => {},
}
