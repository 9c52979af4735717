// One thread that looks into files from outside. It gets bytes and gives a reading or a page; it opens nothing but PDFium and runs nothing of them.
import { parentPort } from 'node:worker_threads'
import { drawPage } from '../gate/draw-page.server.ts'
import { inspectHere } from '../gate/inspect.server.ts'
import { readWord } from '../word/read-word.server.ts'
import type { Outcome, Task } from './watched-threads.ts'

async function work(bytes: Uint8Array, task: Task): Promise<Outcome> {
  if (typeof task === 'object') return drawPage(bytes, task)
  const inspected = await inspectHere(bytes)
  return task === 'word' ? readWord(bytes, inspected) : inspected
}

parentPort?.on('message', async ({ bytes, task }: { bytes: Uint8Array; task: Task }) => {
  parentPort?.postMessage(await work(bytes, task))
})
