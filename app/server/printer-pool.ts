import { Worker } from 'node:worker_threads'
import type { Errand, Printed, Printer } from '../filings/printer.server.ts'
import type { PrintAnswer, PrintJob, PrintMessage } from './print-worker.ts'

export type PoolSize = {
  /** Threads at most; one is kept warm, the others end when nothing waits. */
  most: number
  /** Wall-clock limit of one printing in milliseconds; its thread is ended with it. */
  limit: number
  /** What a thread runs: the source, or in the server what was built of it, which is ready in half the time. */
  program?: URL
}

type Waiting = {
  job: PrintJob
  errand: Errand | undefined
  done: (printed: Printed) => void
  fail: (error: Error) => void
}
type Thread = { worker: Worker; busy: Waiting | null; timer: NodeJS.Timeout | null }
type Pool = PoolSize & { queue: Waiting[]; threads: Thread[]; stopped: boolean }

/** Prints in worker threads, at most `most` papers at a time, in the order asked. */
export function printerPool(size: Partial<PoolSize> = {}): Printer {
  const pool: Pool = { most: 2, limit: 60_000, ...size, queue: [], threads: [], stopped: false }
  openThread(pool)
  const ask = (job: PrintJob, errand?: Errand) =>
    new Promise<Printed>((done, fail) => {
      if (pool.stopped) return fail(stopped())
      pool.queue.push({ job, errand, done, fail })
      setGoing(pool)
    })
  return {
    print: (template, parts, errand) => ask({ template, parts }, errand),
    printText: (document) => ask({ document }),
    cancel: (id) => cancel(pool, id),
    stop: async () => {
      pool.stopped = true
      const lost = [...pool.queue.splice(0), ...pool.threads.flatMap(({ busy }) => (busy ? [busy] : []))]
      await Promise.all([...pool.threads].map((thread) => drop(pool, thread)))
      for (const { fail } of lost) fail(stopped())
    },
  }
}

const stopped = () => new Error('The printer has stopped')

function openThread(pool: Pool): Thread {
  const worker = new Worker(pool.program ?? new URL('./print-worker.ts', import.meta.url))
  const thread: Thread = { worker, busy: null, timer: null }
  worker.on('message', (message: PrintMessage) => {
    if ('phase' in message) thread.busy?.errand?.told(message.phase)
    else settle(pool, thread, message)
  })
  worker.on('error', (error) => lose(pool, thread, error instanceof Error ? error : new Error(String(error))))
  worker.unref()
  pool.threads.push(thread)
  return thread
}

function setGoing(pool: Pool): void {
  while (!pool.stopped && pool.queue.length > 0) {
    const idle = pool.threads.find(({ busy }) => busy === null)
    const thread = idle ?? (pool.threads.length < pool.most ? openThread(pool) : null)
    const waiting = thread ? pool.queue.shift() : undefined
    if (!thread || !waiting) return
    thread.busy = waiting
    // A thread at work keeps the process alive, an idle one does not.
    thread.worker.ref()
    const late = new Error(`Printing took longer than ${pool.limit} ms`)
    thread.timer = setTimeout(() => lose(pool, thread, late), pool.limit)
    thread.worker.postMessage(waiting.job)
  }
}

/** One that waits leaves the line; one in the middle is ended with its thread. */
function cancel(pool: Pool, id: string): void {
  const error = new Error('The printing was called off')
  const waiting = pool.queue.filter(({ errand }) => errand?.id === id)
  pool.queue = pool.queue.filter(({ errand }) => errand?.id !== id)
  for (const { fail } of waiting) fail(error)
  const thread = pool.threads.find(({ busy }) => busy?.errand?.id === id)
  if (thread) lose(pool, thread, error)
}

function settle(pool: Pool, thread: Thread, answer: PrintAnswer): void {
  const { busy } = thread
  if (thread.timer) clearTimeout(thread.timer)
  thread.busy = null
  thread.timer = null
  thread.worker.unref()
  if (answer.ok || 'message' in answer) busy?.done(answer)
  else busy?.fail(new Error(answer.thrown))
  if (pool.queue.length === 0 && pool.threads.length > 1) void drop(pool, thread)
  setGoing(pool)
}

/** A thread that broke or took too long is ended; whoever waited for it is told, the others get another. */
function lose(pool: Pool, thread: Thread, error: Error): void {
  const { busy } = thread
  thread.busy = null
  void drop(pool, thread)
  busy?.fail(error)
  setGoing(pool)
}

function drop(pool: Pool, thread: Thread): Promise<number> {
  if (thread.timer) clearTimeout(thread.timer)
  pool.threads = pool.threads.filter((other) => other !== thread)
  return thread.worker.terminate()
}
