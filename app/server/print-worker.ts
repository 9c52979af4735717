// One thread that sets papers in type, kept out of the web server's way. It gets data and gives bytes; it opens nothing.
import { parentPort } from 'node:worker_threads'
import type { DocumentId } from '#templates/catalogue.ts'
import type { DossierParts } from '../filings/dossier/build.server.ts'
import { printHere } from '../filings/printer.server.ts'

export type PrintJob = { template: DocumentId; parts: DossierParts }
export type PrintAnswer =
  | { ok: true; bytes: Uint8Array; pages: number; title: string }
  | { ok: false; message: string }
  | { ok: false; thrown: string }

parentPort?.on('message', async ({ template, parts }: PrintJob) => {
  try {
    const printed = await printHere(template, parts)
    const transfer = printed.ok && printed.bytes.buffer instanceof ArrayBuffer ? [printed.bytes.buffer] : []
    parentPort?.postMessage(printed satisfies PrintAnswer, transfer)
  } catch (error) {
    const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error)
    parentPort?.postMessage({ ok: false, thrown } satisfies PrintAnswer)
  }
})
