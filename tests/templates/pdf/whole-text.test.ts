import { expect, test } from 'vitest'
import { contentDisposition } from '#app/filings/content-disposition.ts'
import { fileNameOf } from '#app/filings/file-name.ts'
import { type FilingDocument, heading, paragraph, table } from '#templates/blocks.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { renderPdf } from '#templates/render.ts'
import { exchangePublic } from '#tests/support/dossiers.ts'
import { documentOf } from '../layout/compose-here.ts'
import { openPdf, wordsOf } from './open-pdf.ts'
import { headRows, notesOf, notesTaker, saidByDocument } from './said-by-pages.ts'

/** What each page says without its running heads; a head row that a page repeats is taken off when it is not awaited. */
async function readBack(document: FilingDocument): Promise<{ read: string; said: string }> {
  const printed = await renderPdf(document)
  if (!printed.ok) throw new Error(printed.message)
  const pdf = await openPdf(printed.bytes)
  const said = saidByDocument(document, printed.headings)
  const heads = headRows(document)
  const withoutNotes = notesTaker(notesOf(document, printed.headings))
  const running = `${document.reference}${document.title}`.replace(/\s/g, '')
  let read = ''
  for (let page = 0; page < printed.pages; page += 1) {
    const [words = '', ...more] = wordsOf(pdf, page).split(`${running}第${page + 1}页共${printed.pages}页`)
    if (document.cover === undefined || page > 0) expect(more).toHaveLength(1)
    const cover = words.replace(/(草稿)?(骑缝章)?$/, '')
    const rest = withoutNotes(document.cover && page === 0 ? cover : words)
    const repeated = heads.find((head) => rest.startsWith(head))
    const awaited = said.startsWith(repeated ?? '', read.length)
    read += repeated && !awaited ? rest.slice(repeated.length) : rest
  }
  return { read, said }
}

test('a whole prospectus says, page after page, exactly what was put in', async () => {
  const { read, said } = await readBack(prospectus.document(exchangePublic))
  expect(said.length).toBeGreaterThan(25_000)
  const from = [...said].findIndex((_, at) => said[at] !== read[at])
  expect(from < 0 ? '' : `${read.slice(from - 20, from + 20)} ≠ ${said.slice(from - 20, from + 20)}`).toBe('')
  expect(read).toBe(said)
})

test('𪚥 and 𠈌 stand in a heading, a table, the running head and the name of the file', async () => {
  const rare = '\u{2A6A5}\u{2020C}'
  const title = `示例${rare}科技股份有限公司募集说明书`
  const blocks = [
    heading(1, `第一章 ${rare}`),
    paragraph('正文。'),
    table(
      [
        { head: '姓名', width: 0.5 },
        { head: rare, width: 0.5 },
      ],
      [[rare, `王${rare}`]],
      { caption: `表1 ${rare}` },
    ),
  ]
  const { read, said } = await readBack(documentOf(blocks, { title }))
  expect(read).toBe(said)
  expect(said.split(rare)).toHaveLength(6)
  const name = fileNameOf({ code: 'M', title }, { number: 2 }, { number: 'KJ-2026-0001' })
  expect(name).toBe(`KJ-2026-0001 M ${title} 第2版.pdf`)
  const [, sent = ''] = contentDisposition(name).split("UTF-8''")
  expect(decodeURIComponent(sent)).toBe(name)
})
