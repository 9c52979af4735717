import { Worker } from 'node:worker_threads'
import type { Drawing, Inspection, PageAsked } from '../gate/inspection.ts'
import type { WordReading } from '../word/marked.ts'

export type ThreadLimits = {
  /** Threads at most; one that was opened is kept warm. */
  most: number
  /** The first is opened before anybody asks. */
  atOnce: boolean
  /** Seconds of processor for one file: what counts on a busy machine. */
  cpuSeconds: number
  /** Seconds on the clock for one file. */
  wallSeconds: number
  /** MB that the thread may hold, of objects and of bytes each. */
  memory: number
  /** Files that may wait; more are turned away. */
  waiting: number
}

/** What a thread may be asked to do with the bytes of one file. */
export type Task = 'inspect' | 'word' | PageAsked

/** Whether it failed by the file itself, so that asking again would end the same. */
export type Failure = { ok: false; message: string; lasting: boolean }
type Answer = Inspection | WordReading | Drawing
export type Outcome = Answer | Failure

/** Chinese sentences for whoever asked. */
export type Sentences = {
  wall: (seconds: number) => string
  cpu: (seconds: number) => string
  memory: string
  broken: string
  full: string
  stopped: string
}

export type WatchedThreads = {
  /** Given up without an answer of its own once `signal` says so, as long as it waits. */
  ask: (bytes: Uint8Array, task: Task, signal?: AbortSignal) => Promise<Outcome>
  stop: () => Promise<void>
}

type Asked = { bytes: Uint8Array; task: Task; signal: AbortSignal | undefined; done: (answer: Outcome) => void }
type Thread = {
  worker: Worker
  busy: Asked | null
  timer: NodeJS.Timeout | null
  usedBefore: number | null
  began: number
}
type Pool = ThreadLimits & { said: Sentences; queue: Asked[]; threads: Thread[]; stopped: boolean }

const failed = (message: string, lasting = false): Failure => ({ ok: false, message, lasting })

/**
 * Threads that open foreign files, each with its limits of processor, clock and memory; one past a limit is ended and its
 * file refused. What goes wrong in a thread is a refusal too.
 */
export function watchedThreads(limits: ThreadLimits, said: Sentences): WatchedThreads {
  const pool: Pool = { ...limits, said, queue: [], threads: [], stopped: false }
  if (limits.atOnce) openThread(pool)
  return {
    ask: (bytes, task, signal) =>
      new Promise((done) => {
        if (pool.stopped) return done(failed(said.stopped))
        pool.queue = pool.queue.filter(stillWanted)
        if (pool.queue.length >= pool.waiting) return done(failed(said.full))
        pool.queue.push({ bytes, task, signal, done })
        setGoing(pool)
      }),
    stop: async () => {
      pool.stopped = true
      const lost = [...pool.queue.splice(0), ...pool.threads.flatMap(({ busy }) => (busy ? [busy] : []))]
      await Promise.all([...pool.threads].map((thread) => drop(pool, thread)))
      for (const { done } of lost) done(failed(said.stopped))
    },
  }
}

/** Nobody waits for a page that was scrolled past and left. */
function stillWanted({ signal, done }: Asked): boolean {
  if (!signal?.aborted) return true
  done(failed('已不再需要'))
  return false
}

function openThread(pool: Pool): Thread {
  const worker = new Worker(new URL('./gate-worker.ts', import.meta.url), {
    // No environment and no arguments: nothing of the server's is in reach of what is read.
    env: {},
    argv: [],
    resourceLimits: { maxOldGenerationSizeMb: pool.memory, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })
  const thread: Thread = { worker, busy: null, timer: null, usedBefore: null, began: 0 }
  worker.on('message', (answer: Answer) => settle(pool, thread, answer))
  worker.on('error', (error) => lose(pool, thread, failed(sentenceFor(pool, error), true)))
  worker.unref()
  pool.threads.push(thread)
  return thread
}

const sentenceFor = ({ said }: Pool, error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? said.memory : said.broken

function setGoing(pool: Pool): void {
  while (!pool.stopped && pool.queue.length > 0) {
    const idle = pool.threads.find(({ busy }) => busy === null)
    const thread = idle ?? (pool.threads.length < pool.most ? openThread(pool) : null)
    const asked = thread ? pool.queue.shift() : undefined
    if (!thread || !asked) return
    if (!stillWanted(asked)) continue
    thread.busy = asked
    thread.began = performance.now()
    thread.usedBefore = null
    // A thread at work keeps the process alive, an idle one does not.
    thread.worker.ref()
    thread.worker.postMessage({ bytes: asked.bytes, task: asked.task })
    watch(pool, thread, asked)
  }
}

/** Looks every quarter of a second at what the thread has used for this file. */
function watch(pool: Pool, thread: Thread, asked: Asked): void {
  thread.timer = setTimeout(async () => {
    const over = await overLimit(pool, thread).catch(() => null)
    if (thread.busy !== asked) return
    if (over) lose(pool, thread, over)
    else watch(pool, thread, asked)
  }, 250)
}

async function overLimit(pool: Pool, thread: Thread): Promise<Failure | null> {
  const { said } = pool
  // A busy machine may be to blame, so this one is not for good.
  if (performance.now() - thread.began > pool.wallSeconds * 1000) return failed(said.wall(pool.wallSeconds))
  // Both are answered while the thread computes; a thread inside one unpacking answers when that, bounded, is done.
  const answered = Promise.all([thread.worker.cpuUsage(), thread.worker.getHeapStatistics()])
  const late = new Promise<null>((done) => setTimeout(done, 2000, null).unref())
  const now = await Promise.race([answered, late])
  if (!now) return null
  const [{ user, system }, { external_memory }] = now
  const used = (user + system) / 1e6
  // A warm thread has worked on other files: what it had used when first looked at is not this one's.
  thread.usedBefore ??= used
  if (used - thread.usedBefore > pool.cpuSeconds) return failed(said.cpu(pool.cpuSeconds), true)
  return external_memory > pool.memory * 1024 * 1024 ? failed(said.memory, true) : null
}

function settle(pool: Pool, thread: Thread, answer: Answer): void {
  const { busy } = thread
  if (thread.timer) clearTimeout(thread.timer)
  thread.busy = null
  thread.timer = null
  thread.worker.unref()
  busy?.done(answer)
  if (pool.queue.length === 0 && pool.threads.length > 1) void drop(pool, thread)
  setGoing(pool)
}

/** A thread that broke or went too far is ended; its file is refused, the others get another thread. */
function lose(pool: Pool, thread: Thread, failure: Failure): void {
  const { busy } = thread
  thread.busy = null
  void drop(pool, thread)
  busy?.done(failure)
  setGoing(pool)
}

function drop(pool: Pool, thread: Thread): Promise<number> {
  if (thread.timer) clearTimeout(thread.timer)
  pool.threads = pool.threads.filter((other) => other !== thread)
  return thread.worker.terminate()
}
