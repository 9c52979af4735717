import { expect, test } from 'vitest'
import { everyPage, listing, mostRows } from '#app/exports/listing.ts'
import { listingResponse } from '#app/exports/listing-response.server.ts'
import { signedIn } from '#tests/support/room.ts'

const columns = [{ head: '号', width: 8, cell: (n: number) => ({ whole: n }) }]
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

test('a list too long for one file is cut, and its second line says so', async () => {
  const list = listing({ title: '清单', columns, rows: numbers(mostRows + 5), total: 12_345 })
  expect(list.rows).toHaveLength(mostRows)
  const request = new Request('http://127.0.0.1/exports/x?format=csv')
  const answer = await listingResponse(request, list, signedIn('issuer', 'org'), '2026-03-02T16:30:00.000Z')
  const [, note] = (await answer.text()).split('\r\n')
  expect(note).toContain('共 12345 项，只列出前 5000 项')
  expect(note).toContain('截至 2026年3月3日 00:30')
  expect(answer.headers.get('Content-Disposition')).toContain(encodeURIComponent('清单 2026-03-03.csv'))
})

test('pages are walked to the end, once each', async () => {
  const rows = await everyPage(async (after) => {
    const from = Number(after ?? 0)
    return { rows: numbers(700).slice(from, from + 300), after: from + 300 < 700 ? String(from + 300) : null }
  })
  expect(rows).toEqual(numbers(700))
})

test('a walk that comes back to where it was ends, and one without end stops when a file is full', async () => {
  expect(await everyPage(async () => ({ rows: [1], after: 'x' }))).toEqual([1, 1])
  let at = 0
  const many = await everyPage(async () => ({ rows: numbers(500), after: String(++at) }))
  expect(many.length).toBeLessThanOrEqual(mostRows + 500)
})
