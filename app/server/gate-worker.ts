// One thread that looks into files from outside. It gets bytes and gives a reading; it opens nothing but PDFium and runs nothing of them.
import { parentPort } from 'node:worker_threads'
import { inspectHere } from '../gate/inspect.server.ts'
import { readWord } from '../word/read-word.server.ts'

parentPort?.on('message', async ({ bytes, word }: { bytes: Uint8Array; word: boolean }) => {
  const inspected = await inspectHere(bytes)
  parentPort?.postMessage(word ? readWord(bytes, inspected) : inspected)
})
