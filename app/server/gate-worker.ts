// One thread that looks into files from outside. It gets bytes and gives a reading; it opens nothing and runs nothing.
import { parentPort } from 'node:worker_threads'
import { inspectHere } from '../gate/inspect.server.ts'

parentPort?.on('message', (bytes: Uint8Array) => {
  parentPort?.postMessage(inspectHere(bytes))
})
