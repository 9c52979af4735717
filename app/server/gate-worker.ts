// One thread that looks into files from outside. It gets bytes and gives a reading; it opens nothing but PDFium and runs nothing of them.
import { parentPort } from 'node:worker_threads'
import { inspectHere } from '../gate/inspect.server.ts'

parentPort?.on('message', async (bytes: Uint8Array) => {
  parentPort?.postMessage(await inspectHere(bytes))
})
