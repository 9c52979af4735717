import { describe, expect, test } from 'vitest'
import { catalogue } from '#templates/catalogue.ts'
import { dossier as schema } from '#templates/dossier.ts'
import { renderPdf } from '#templates/render.ts'
import { dossiers } from '#tests/support/dossiers.ts'
import { cutTo, ids, idsOf, quotedOf, runsOf, sentencesOf, textOf, withSamples, write } from './reading.ts'

const cases = Object.entries(dossiers).flatMap(([name, dossier]) => idsOf(dossier).map((id) => ({ name, id, dossier })))

test('the catalogue holds each paper under its own id', () => {
  expect(ids.map((id) => catalogue[id].template.id)).toEqual(ids)
})

test.each(Object.entries(dossiers))('the made-up dossier %s is a dossier', (_, dossier) => {
  expect(schema.safeParse(dossier).error).toBeUndefined()
})

describe.each(cases)('$name $id', ({ id, dossier }) => {
  const document = write(id, dossier)
  const text = textOf(document)

  test('prints no hole', () => {
    expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object|待补充。|TODO|\$\{/)
    for (const sentence of sentencesOf(document)) {
      expect(sentence).not.toMatch(/[。，；：、][。，；、]|（）|《》|“”/)
    }
  })

  test('the shares of every table add up to 1, every row has as many cells as columns', () => {
    for (const block of document.blocks) {
      if (block.kind !== 'table') continue
      expect(block.columns.reduce((sum, column) => sum + column.width, 0)).toBeCloseTo(1, 9)
      for (const row of [...block.rows, ...(block.total ? [block.total] : [])])
        expect(row).toHaveLength(block.columns.length)
    }
  })

  test('marks 示例 right after every quoted sample fact and after no other', () => {
    const quoted = quotedOf(dossier)
    for (const run of runsOf(document)) {
      const said = run.fact === undefined ? undefined : quoted.get(run.fact)
      // A long text of several paragraphs carries the mark once, after its last.
      if (!said || said.long) continue
      expect(run.text.endsWith('（示例）'), `${run.fact}: ${run.text}`).toBe(said.sample)
    }
    const record = withSamples({ ...dossier, marks: [] }, false)
    expect(textOf(write(id, record))).not.toContain('（示例）')
  })

  test('needs nothing but what it says it reads', () => {
    expect(write(id, cutTo(id, dossier))).toEqual(document)
  })

  test('is dated and marked as the dossier says', () => {
    expect(document.date).toBe(dossier.date)
    expect(document.marks).toEqual(dossier.marks)
    expect(document.id).toBe(id)
    expect(document.reference).toContain(dossier.project.number)
  })
})

test('a paper on the licence route never speaks of the market association', () => {
  for (const id of idsOf(dossiers.licenceBank)) {
    if (id === 'prospectus') continue
    expect(textOf(write(id, dossiers.licenceBank)), id).not.toContain('交易商协会')
  }
  expect(textOf(write('application', dossiers.licenceBank))).toContain('中国人民银行')
})

test('every paper can be set in type, rare characters in names included', async () => {
  for (const id of idsOf(dossiers.interbankPpn)) {
    if (id === 'prospectus') continue
    const rendered = await renderPdf(write(id, dossiers.interbankPpn))
    expect(rendered.ok, id).toBe(true)
  }
})
