import type { Gate } from '../gate/inspection.ts'
import { type Failure, type Sentences, type ThreadLimits, watchedThreads } from './watched-threads.ts'

export const gateLimits: ThreadLimits = {
  ...{ most: 2, atOnce: true, waiting: 24 },
  ...{ cpuSeconds: 20, wallSeconds: 90, memory: 384 },
}

/** For one page on a screen: print takes a fifth of a second of processor, a coloured scan one. */
export const drawingLimits: ThreadLimits = {
  ...{ most: 1, atOnce: false, waiting: 120 },
  ...{ cpuSeconds: 6, wallSeconds: 30, memory: 512 },
}

const looking: Sentences = {
  wall: (seconds) => `检查用时超过 ${seconds} 秒，文件结构异常，不能上传`,
  cpu: (seconds) => `检查所需计算超过 ${seconds} 秒，文件结构异常，不能上传`,
  memory: '检查所需内存超过上限，文件结构异常，不能上传',
  broken: '文件结构异常，无法检查，请重新另存后上传',
  full: '正在检查的文件过多，请稍后重新上传',
  stopped: '服务正在停止，请稍后重新上传',
}

const drawing: Sentences = {
  wall: (seconds) => `显示这一页用时超过 ${seconds} 秒，请稍后再试或下载后查看`,
  cpu: (seconds) => `显示这一页所需计算超过 ${seconds} 秒，请下载后查看`,
  memory: '显示这一页所需内存超过上限，请下载后查看',
  broken: '这一页画不出来，请下载后查看',
  full: '正在显示的页面过多，请稍后刷新',
  stopped: '服务正在停止，请稍后刷新',
}

/**
 * Looks into files that come in, and draws pages of those that were taken, in threads apart, so that neither waits for the
 * other. The gate fails closed.
 */
export function gatePool(limits: ThreadLimits = gateLimits, ofPages: ThreadLimits = drawingLimits): Gate {
  const inspectors = watchedThreads(limits, looking)
  const drawers = watchedThreads(ofPages, drawing)
  const odd: Failure = { ok: false, message: looking.broken, lasting: false }
  return {
    inspect: async (bytes) => {
      const answer = await inspectors.ask(bytes, 'inspect')
      return answer.ok && !('reading' in answer) ? odd : answer
    },
    readWord: async (bytes) => {
      const answer = await inspectors.ask(bytes, 'word')
      return answer.ok && !('content' in answer) ? odd : answer
    },
    drawPage: async (bytes, asked, signal) => {
      const answer = await drawers.ask(bytes, asked, signal)
      if (answer.ok) return 'png' in answer ? answer : { ...odd, message: drawing.broken }
      return { lasting: false, ...answer }
    },
    stop: async () => {
      await Promise.all([inspectors.stop(), drawers.stop()])
    },
  }
}
