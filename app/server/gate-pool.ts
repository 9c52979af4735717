import { Worker } from 'node:worker_threads'
import type { Gate, Inspection } from '../gate/inspection.ts'
import type { WordReading } from '../word/marked.ts'

export type GateLimits = {
  /** Threads at most; one is kept warm. */
  most: number
  /** Seconds of processor for one file: what counts on a busy machine. */
  cpuSeconds: number
  /** Seconds on the clock for one file. */
  wallSeconds: number
  /** MB that the thread may hold, of objects and of bytes each. */
  memory: number
  /** Files that may wait; more are turned away. */
  waiting: number
}

export const gateLimits: GateLimits = { most: 2, cpuSeconds: 20, wallSeconds: 90, memory: 384, waiting: 24 }

type Answer = Inspection | WordReading
type Asked = { bytes: Uint8Array; word: boolean; done: (answer: Answer) => void }
type Thread = {
  worker: Worker
  busy: Asked | null
  timer: NodeJS.Timeout | null
  usedBefore: number | null
  began: number
}
type Pool = GateLimits & { queue: Asked[]; threads: Thread[]; stopped: boolean }

const refused = (message: string): { ok: false; message: string } => ({ ok: false, message })
const stopped = refused('服务正在停止，请稍后重新上传')

/**
 * Looks into files in worker threads, each with its limits of processor, clock and memory; a thread past one of them is
 * ended and the file refused. What goes wrong in a thread is a refusal too: the gate fails closed.
 */
export function gatePool(limits: GateLimits = gateLimits): Gate {
  const pool: Pool = { ...limits, queue: [], threads: [], stopped: false }
  openThread(pool)
  return {
    inspect: async (bytes) => {
      const answer = await ask(pool, bytes, false)
      return answer.ok && !('reading' in answer) ? odd : answer
    },
    readWord: async (bytes) => {
      const answer = await ask(pool, bytes, true)
      return answer.ok && !('content' in answer) ? odd : answer
    },
    stop: async () => {
      pool.stopped = true
      const lost = [...pool.queue.splice(0), ...pool.threads.flatMap(({ busy }) => (busy ? [busy] : []))]
      await Promise.all([...pool.threads].map((thread) => drop(pool, thread)))
      for (const { done } of lost) done(stopped)
    },
  }
}

const odd = refused('文件结构异常，无法检查，请重新另存后上传')

const ask = (pool: Pool, bytes: Uint8Array, word: boolean): Promise<Answer> =>
  new Promise((done) => {
    if (pool.stopped) return done(stopped)
    if (pool.queue.length >= pool.waiting) return done(refused('正在检查的文件过多，请稍后重新上传'))
    pool.queue.push({ bytes, word, done })
    setGoing(pool)
  })

function openThread(pool: Pool): Thread {
  const worker = new Worker(new URL('./gate-worker.ts', import.meta.url), {
    // No environment and no arguments: nothing of the server's is in reach of what is read.
    env: {},
    argv: [],
    resourceLimits: { maxOldGenerationSizeMb: pool.memory, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })
  const thread: Thread = { worker, busy: null, timer: null, usedBefore: null, began: 0 }
  worker.on('message', (answer: Answer) => settle(pool, thread, answer))
  worker.on('error', (error) => lose(pool, thread, sentenceFor(error)))
  worker.unref()
  pool.threads.push(thread)
  return thread
}

const sentenceFor = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? '检查所需内存超过上限，文件结构异常，不能上传'
    : '文件结构异常，无法检查，请重新另存后上传'

function setGoing(pool: Pool): void {
  while (!pool.stopped && pool.queue.length > 0) {
    const idle = pool.threads.find(({ busy }) => busy === null)
    const thread = idle ?? (pool.threads.length < pool.most ? openThread(pool) : null)
    const asked = thread ? pool.queue.shift() : undefined
    if (!thread || !asked) return
    thread.busy = asked
    thread.began = performance.now()
    thread.usedBefore = null
    // A thread at work keeps the process alive, an idle one does not.
    thread.worker.ref()
    thread.worker.postMessage({ bytes: asked.bytes, word: asked.word })
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

async function overLimit(pool: Pool, thread: Thread): Promise<string | null> {
  if (performance.now() - thread.began > pool.wallSeconds * 1000)
    return `检查用时超过 ${pool.wallSeconds} 秒，文件结构异常，不能上传`
  // Both are answered while the thread computes; a thread inside one unpacking answers when that, bounded, is done.
  const answered = Promise.all([thread.worker.cpuUsage(), thread.worker.getHeapStatistics()])
  const late = new Promise<null>((done) => setTimeout(done, 2000, null).unref())
  const now = await Promise.race([answered, late])
  if (!now) return null
  const [{ user, system }, { external_memory }] = now
  const used = (user + system) / 1e6
  // A warm thread has worked on other files: what it had used when first looked at is not this one's.
  thread.usedBefore ??= used
  if (used - thread.usedBefore > pool.cpuSeconds)
    return `检查所需计算超过 ${pool.cpuSeconds} 秒，文件结构异常，不能上传`
  return external_memory > pool.memory * 1024 * 1024 ? '检查所需内存超过上限，文件结构异常，不能上传' : null
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
function lose(pool: Pool, thread: Thread, sentence: string): void {
  const { busy } = thread
  thread.busy = null
  void drop(pool, thread)
  busy?.done(refused(sentence))
  setGoing(pool)
}

function drop(pool: Pool, thread: Thread): Promise<number> {
  if (thread.timer) clearTimeout(thread.timer)
  pool.threads = pool.threads.filter((other) => other !== thread)
  return thread.worker.terminate()
}
