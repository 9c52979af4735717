import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Gate, Inspection } from '#app/gate/inspection.ts'
import { gateLimits, gatePool } from '#app/server/gate-pool.ts'
import { log } from '#app/server/log.ts'
import { createWeb } from '#app/server/web.ts'
import { hostileOthers } from '#tests/support/hostile-others.ts'
import { endlessDrawing, type HostileFile, hostilePdfs } from '#tests/support/hostile-pdfs.ts'
import { pdfOf, smallPdf } from '#tests/support/small-pdf.ts'

const web = createWeb({
  answer: async () => new Response('page'),
  reach: async () => {},
  isOpen: () => true,
  clientFolder: tmpdir(),
  publicOrigin: undefined,
  demo: false,
  log,
})

/** Asks the server for a page every few milliseconds as long as the file is looked at; the longest answer in milliseconds. */
async function answersMeanwhile(work: Promise<Inspection>): Promise<{ inspection: Inspection; slowest: number }> {
  let slowest = 0
  let over = false
  const done = work.finally(() => {
    over = true
  })
  while (!over) {
    const began = performance.now()
    const response = await web.request('/healthz', { headers: { host: '127.0.0.1:3000' } })
    expect(response.status).toBe(200)
    await new Promise((turn) => setTimeout(turn, 5))
    slowest = Math.max(slowest, performance.now() - began)
  }
  return { inspection: await done, slowest }
}

describe('hostile files at the gate', () => {
  let gate: Gate

  beforeAll(() => {
    gate = gatePool({ ...gateLimits, most: 1 })
  })
  afterAll(() => gate.stop())

  test.each([
    ...hostilePdfs,
    ...hostileOthers,
  ])('$what is refused with its place, and pages are served meanwhile', async ({ bytes, said }: HostileFile) => {
    const file = bytes()
    const began = performance.now()
    const { inspection, slowest } = await answersMeanwhile(gate.inspect(file))
    expect(inspection).toMatchObject({ ok: false, message: expect.stringMatching(said) })
    expect(performance.now() - began).toBeLessThan(20_000)
    expect(slowest).toBeLessThan(1500)
  })

  test('what takes longer than its share of the processor is ended, and the next file is looked at', async () => {
    const short = gatePool({ ...gateLimits, most: 1, cpuSeconds: 0.3 })
    const slow = Buffer.from(`%PDF-1.7\n${'1 0 obj << /A [[1]] >> endobj\n'.repeat(399_000)}`)
    const { inspection } = await answersMeanwhile(short.inspect(Buffer.concat([slow, Buffer.from('%%EOF')])))
    expect(inspection).toMatchObject({ ok: false, message: expect.stringContaining('检查所需计算超过') })
    expect(await short.inspect(smallPdf('next'))).toMatchObject({ ok: true })
    await short.stop()
  })

  test.each([
    ['a page that draws drawings that draw drawings', () => pdfOf(endlessDrawing())],
  ])('%s ends the thread that reads its words, and the next file is looked at', async (_, bytes) => {
    const short = gatePool({ ...gateLimits, most: 1, cpuSeconds: 0.5, wallSeconds: 10 })
    const { inspection, slowest } = await answersMeanwhile(short.inspect(bytes()))
    expect(inspection).toMatchObject({ ok: false, message: expect.stringMatching(/超过/) })
    expect(slowest).toBeLessThan(1500)
    expect(await short.inspect(smallPdf('next'))).toMatchObject({ ok: true })
    await short.stop()
  })

  test('what takes more memory than its share is ended, and the next file is looked at', async () => {
    const small = gatePool({ ...gateLimits, most: 1, memory: 48 })
    const large = Buffer.from(`%PDF-1.7\n1 0 obj [ ${'(a) '.repeat(4_000_000)} ] endobj %%EOF`)
    expect((await answersMeanwhile(small.inspect(large))).inspection).toMatchObject({
      ok: false,
      message: expect.stringContaining('内存'),
    })
    expect(await small.inspect(smallPdf('next'))).toMatchObject({ ok: true })
    await small.stop()
  })

  test('more files than may wait are turned away, and a gate that stops answers everybody', async () => {
    const narrow = gatePool({ ...gateLimits, most: 1, waiting: 1 })
    const asked = [1, 2, 3].map((word) => narrow.inspect(smallPdf(String(word))))
    expect(await asked[2]).toMatchObject({ ok: false, message: expect.stringContaining('过多') })
    await Promise.all(asked)
    const left = narrow.inspect(smallPdf('left'))
    await narrow.stop()
    expect(await left).toMatchObject({ ok: false, message: expect.stringContaining('停止') })
  })
})
