// A thread that holds one text and sets it in type whenever it is told to, as the server's print threads do.
import { parentPort, workerData } from 'node:worker_threads'
import type { FilingDocument } from '#templates/blocks.ts'
import { renderPdf } from '#templates/render.ts'

const document: FilingDocument = workerData

parentPort?.on('message', async (tags: boolean) => {
  const printed = await renderPdf(document, undefined, { tags })
  if (!printed.ok) throw new Error(printed.message)
  parentPort?.postMessage(printed.bytes, [printed.bytes.buffer as ArrayBuffer])
})
