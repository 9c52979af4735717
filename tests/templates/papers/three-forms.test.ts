import { describe, expect, test } from 'vitest'
import { dossiers } from '#tests/support/dossiers.ts'
import { htmlSays, pdfSays, wordSays } from './forms.ts'
import { ids, idsOf, write } from './reading.ts'

/** Each paper of the catalogue, from the first made-up project that has it. */
const papers = ids.map((id) => {
  const found = Object.entries(dossiers).find(([, dossier]) => idsOf(dossier).includes(id))
  return { id, name: found?.[0] ?? '', dossier: found?.[1] }
})

/** Where two texts part, with some words around; nothing where they are the same. */
function parting(one: string, other: string): string {
  const at = [...one].findIndex((_, place) => one[place] !== other[place])
  if (one === other) return ''
  const from = at < 0 ? one.length : at
  return `${one.slice(Math.max(0, from - 20), from + 20)} ≠ ${other.slice(Math.max(0, from - 20), from + 20)}`
}

test('every paper of the catalogue belongs to one of the made-up projects', () => {
  expect(papers.filter(({ dossier }) => dossier === undefined).map(({ id }) => id)).toEqual([])
})

describe.each(papers)('$id, of $name', ({ id, dossier }) => {
  test('its pages, its preview and its Word copy say the same, in the same order', async () => {
    if (!dossier) throw new Error(`nobody has a ${id}`)
    const written = write(id, dossier)
    // A chart is drawn on pages and set as a table elsewhere: only its figures are the same, in an order of their own.
    const document = { ...written, blocks: written.blocks.filter(({ kind }) => kind !== 'chart') }
    const preview = htmlSays(document)
    expect(preview.length).toBeGreaterThan(100)
    expect(parting(preview, wordSays(document))).toBe('')
    expect(parting(preview, await pdfSays(document, preview))).toBe('')
  })
})
