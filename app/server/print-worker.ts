// One thread that sets papers in type, kept out of the web server's way. It gets data and gives bytes; it opens nothing.
import { parentPort } from 'node:worker_threads'
import type { FilingDocument } from '#templates/blocks.ts'
import type { DocumentId } from '#templates/catalogue.ts'
import type { DossierParts } from '../filings/dossier/build.server.ts'
import { type Printed, printHere, printTextHere } from '../filings/printer.server.ts'

export type PrintJob = { template: DocumentId; parts: DossierParts } | { document: FilingDocument }
export type PrintAnswer = Printed | { ok: false; thrown: string }
/** Before its answer a thread tells the end of each phase. */
export type PrintMessage = PrintAnswer | { phase: string }

const told = (phase: string) => parentPort?.postMessage({ phase } satisfies PrintMessage)

parentPort?.on('message', async (job: PrintJob) => {
  try {
    const printed =
      'document' in job ? await printTextHere(job.document) : await printHere(job.template, job.parts, told)
    const transfer = printed.ok && printed.bytes.buffer instanceof ArrayBuffer ? [printed.bytes.buffer] : []
    parentPort?.postMessage(printed satisfies PrintAnswer, transfer)
  } catch (error) {
    const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error)
    parentPort?.postMessage({ ok: false, thrown } satisfies PrintAnswer)
  }
})
