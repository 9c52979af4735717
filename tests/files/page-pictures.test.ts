import { mkdtempSync, readdirSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPictures } from '#db/files/page-pictures.ts'

const now = '2026-03-02T00:00:00.000Z'
const name = (page: number) => ({ sha256: 'a'.repeat(64), page, width: 800 })

/** A folder of pictures of a hundred bytes, as old in minutes as their number says. */
async function held(pages: readonly number[], most = 1000) {
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-pictures-'))
  const pictures = openPictures(folder, () => now, most)
  for (const page of pages) {
    await pictures.keep(name(page), Buffer.alloc(100, page))
    const at = new Date(Date.parse(now) - page * 60_000)
    utimesSync(join(folder, `${'a'.repeat(64)}-${page}-800`), at, at)
  }
  return { folder, pictures }
}

describe('pictures of pages that were drawn', () => {
  test('are found by bytes, page and width, and by nothing else', async () => {
    const { pictures } = await held([1])
    expect(await pictures.open(name(1))).toEqual(Buffer.alloc(100, 1))
    expect(await pictures.open({ ...name(1), width: 1600 })).toBeNull()
    expect(await pictures.open(name(2))).toBeNull()
  })

  test('above the limit the oldest go first, until there is room again', async () => {
    const { pictures, folder } = await held([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    await pictures.keep(name(11), Buffer.alloc(100))
    const left = readdirSync(folder).map((file) => Number(file.split('-')[1]))
    expect(left.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 11])
  })

  test('none is kept longer than a day', async () => {
    const { pictures } = await held([1, 1439, 1441])
    await pictures.sweep()
    expect(await pictures.open(name(1439))).not.toBeNull()
    expect(await pictures.open(name(1441))).toBeNull()
  })
})
