import { Worker } from 'node:worker_threads'
import type { Printed, Printer } from '../filings/printer.server.ts'
import type { PrintAnswer, PrintJob } from './print-worker.ts'

export type PoolSize = {
  /** Threads at most; one is kept warm, the others end when nothing waits. */
  most: number
  /** Wall-clock limit of one printing in milliseconds; its thread is ended with it. */
  limit: number
}

type Waiting = { job: PrintJob; done: (printed: Printed) => void; fail: (error: Error) => void }
type Thread = { worker: Worker; busy: Waiting | null; timer: NodeJS.Timeout | null }

/** Prints in worker threads, at most `most` papers at a time, in the order asked. */
export function printerPool({ most, limit }: PoolSize = { most: 2, limit: 60_000 }): Printer {
  const queue: Waiting[] = []
  const threads: Thread[] = []
  let stopped = false

  const drop = (thread: Thread) => {
    if (thread.timer) clearTimeout(thread.timer)
    if (threads.includes(thread)) threads.splice(threads.indexOf(thread), 1)
    return thread.worker.terminate()
  }

  const settle = (thread: Thread, answer: PrintAnswer) => {
    const { busy } = thread
    if (thread.timer) clearTimeout(thread.timer)
    thread.busy = null
    thread.timer = null
    thread.worker.unref()
    if (answer.ok) busy?.done(answer)
    else if ('message' in answer) busy?.done(answer)
    else busy?.fail(new Error(answer.thrown))
    if (queue.length === 0 && threads.length > 1) void drop(thread)
    next()
  }

  const lose = (thread: Thread, error: Error) => {
    const { busy } = thread
    thread.busy = null
    void drop(thread)
    busy?.fail(error)
    next()
  }

  const open = (): Thread => {
    const thread: Thread = { worker: newWorker(), busy: null, timer: null }
    thread.worker.on('message', (answer: PrintAnswer) => settle(thread, answer))
    thread.worker.on('error', (error) => lose(thread, error instanceof Error ? error : new Error(String(error))))
    thread.worker.unref()
    threads.push(thread)
    return thread
  }

  const next = () => {
    if (stopped || queue.length === 0) return
    const thread = threads.find(({ busy }) => busy === null) ?? (threads.length < most ? open() : null)
    const waiting = thread ? queue.shift() : undefined
    if (!thread || !waiting) return
    thread.busy = waiting
    // A thread at work keeps the process alive, an idle one does not.
    thread.worker.ref()
    thread.timer = setTimeout(() => lose(thread, new Error(`Printing took longer than ${limit} ms`)), limit)
    thread.worker.postMessage(waiting.job)
    next()
  }

  open()
  return {
    print: (template, parts) =>
      new Promise<Printed>((done, fail) => {
        if (stopped) return fail(new Error('The printer has stopped'))
        queue.push({ job: { template, parts }, done, fail })
        next()
      }),
    stop: async () => {
      stopped = true
      const lost = [...queue.splice(0), ...threads.flatMap(({ busy }) => (busy ? [busy] : []))]
      await Promise.all([...threads].map(drop))
      for (const { fail } of lost) fail(new Error('The printer has stopped'))
    },
  }
}

const newWorker = () => new Worker(new URL('./print-worker.ts', import.meta.url))
