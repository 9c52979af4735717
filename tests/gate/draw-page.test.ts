import { afterAll, describe, expect, test } from 'vitest'
import { drawPage } from '#app/gate/draw-page.server.ts'
import { drawingLimits, gateLimits, gatePool } from '#app/server/gate-pool.ts'
import { paperObjects, pdfOf, type SmallObject, smallPdf } from '#tests/support/small-pdf.ts'
import { readPng, smallPng } from '#tests/support/small-png.ts'

async function drawn(bytes: Uint8Array, width = 200, page = 1) {
  const made = await drawPage(bytes, { page, width })
  if (!made.ok) throw new Error(made.message)
  return readPng(made.png)
}

/** A paper of one page with this drawing on it. */
const withDrawing = (drawing: string, resources = '', more: readonly SmallObject[] = [], box = '0 0 100 200') => {
  const objects = paperObjects('')
  objects[3] = {
    dict: `/Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 5 0 R /Resources << ${resources} >>`,
  }
  objects[4] = { dict: '', stream: drawing }
  return pdfOf([...objects, ...more])
}

/** Squares so small that a sheet holds seventy thousand million of them. */
const endlessSquares = () =>
  withDrawing('/Pattern cs /P scn 0 0 595 842 re f', '/Pattern << /P 6 0 R >>', [
    {
      dict: '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.01 /YStep 0.01 /Resources << >>',
      stream: '1 0 0 rg 0 0 1 1 re f',
    },
  ])

describe('a page of a file from outside as a picture', () => {
  test('has the colours, the proportion and the side asked for', async () => {
    const page = await drawn(withDrawing('1 0 0 rg 0 100 100 100 re f'))
    expect([page.width, page.height]).toEqual([200, 400])
    expect([page.at(100, 100), page.at(100, 300)]).toEqual([
      [255, 0, 0],
      [255, 255, 255],
    ])
  })

  test('print without colours is grey, and each page is its own', async () => {
    const paper = Buffer.from(smallPdf('The words of a page', 2))
    const page = await drawn(paper, 595, 2)
    expect(page.at(0, 0)).toEqual([255])
    const inked = Array.from({ length: 200 }, (_, x) => page.at(72 + x, 116)).filter(([grey = 255]) => grey < 128)
    expect(inked.length).toBeGreaterThan(10)
    expect(await drawPage(paper, { page: 3, width: 200 })).toMatchObject({ ok: false, message: '没有这一页' })
  })

  test('a sheet like a ribbon is drawn no longer than three times its width', async () => {
    const page = await drawn(withDrawing('0 0 1 rg 0 0 1 14400 re f', '', [], '0 0 1 14400'))
    expect([page.width, page.height]).toEqual([1, 600])
  })

  test('a colour that a picture calls clear is laid on white: a seal saved without its paper has no black behind it', async () => {
    const palette = [0, 0, 0, 200, 0, 0]
    const at = async (pixel: readonly number[], more: Parameters<typeof smallPng>[3]) =>
      (await drawn(smallPng(40, 20, pixel, more))).at(100, 50)
    expect(await at([0], { palette, clear: [0, 128] })).toEqual([255])
    expect(await at([1], { palette, clear: [0, 128] })).toEqual([227, 127, 127])
    expect(await at([1], { palette })).toEqual([200, 0, 0])
    expect(await at([0, 0, 9], { clear: [0, 0, 0, 0, 0, 9] })).toEqual([255])
    expect(await at([0, 0, 8], { clear: [0, 0, 0, 0, 0, 9] })).toEqual([0, 0, 8])
  })

  test('a picture is drawn by the same reader; what is seen through is laid on white', async () => {
    expect((await drawn(smallPng(40, 20, [0, 128, 0]))).at(100, 50)).toEqual([0, 128, 0])
    const half = (await drawn(smallPng(40, 20, [255, 0, 0, 128]))).at(100, 50)
    expect(half.map((value) => Math.round(value / 16))).toEqual([16, 8, 8])
    expect(await drawPage(smallPng(4, 4, [0, 0, 0], { interlaced: true }), { page: 1, width: 200 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('隔行扫描'),
    })
  })
})

describe('drawing in threads', () => {
  const gate = gatePool({ ...gateLimits, atOnce: false }, { ...drawingLimits, cpuSeconds: 0.4, waiting: 2 })
  afterAll(() => gate.stop())

  test('a page past its share of the processor is given up with its thread; the next one is drawn', async () => {
    const began = performance.now()
    expect(await gate.drawPage(endlessSquares(), { page: 1, width: 800 })).toMatchObject({
      ok: false,
      lasting: true,
      message: expect.stringContaining('所需计算超过'),
    })
    expect(performance.now() - began).toBeLessThan(5000)
    expect(await gate.drawPage(smallPdf('next'), { page: 1, width: 200 })).toMatchObject({ ok: true })
  })

  test('a page nobody waits for any more is not drawn, and makes room for who does', async () => {
    const left = new AbortController()
    const first = gate.drawPage(smallPdf('first'), { page: 1, width: 200 })
    const gone = [1, 2].map(() => gate.drawPage(smallPdf('gone'), { page: 1, width: 200 }, left.signal))
    const turned = await gate.drawPage(smallPdf('one too many'), { page: 1, width: 200 })
    expect(turned).toMatchObject({ ok: false, lasting: false, message: expect.stringContaining('过多') })
    left.abort()
    expect(await gate.drawPage(smallPdf('in their place'), { page: 1, width: 200 })).toMatchObject({ ok: true })
    expect(await first).toMatchObject({ ok: true })
    for (const one of gone) expect(await one).toMatchObject({ ok: false, lasting: false })
  })
})
