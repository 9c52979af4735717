import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { FilingDocument } from '#templates/blocks.ts'
import { shippedClauses } from '#templates/clauses/library.ts'
import { clauseCases, occasionWords } from '#templates/clauses/occasions.ts'
import type { Dossier } from '#templates/dossier.ts'
import { guaranteeLetter } from '#templates/filing-papers/guarantee-letter.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { settled } from '#templates/settled.ts'
import { enhancementTable } from '#templates/special-tables/enhancement-table.ts'
import { documentWords } from '#tests/support/document-words.ts'
import { dossiers } from '#tests/support/dossiers.ts'
import { textOf } from '../papers/reading.ts'

const chapters = ['risks', 'proceeds', 'enhancement', 'disclosure', 'protection', 'trustee']

/** The words of those chapters of a prospectus that clauses of the library make up. */
function chapterWords(document: FilingDocument): string {
  const { blocks } = settled(document)
  let inside = false
  const told = blocks.filter((block) => {
    if (block.kind === 'heading' && block.level === 1) inside = chapters.includes(block.id ?? '')
    return inside
  })
  return wordsOf({ ...document, blocks: told })
}

const wordsOf = (document: FilingDocument) =>
  documentWords(document)
    .map(({ text }) => text)
    .join('')
const digest = (words: string) => createHash('sha256').update(words).digest('hex').slice(0, 16)

const behind = (instrument: string): Dossier => ({
  ...dossiers.interbankPpn,
  arrangements: [{ ...dossiers.interbankPpn.arrangements[0]!, instrument, instrumentTitle: `安排（${instrument}）` }],
})
const issuedBy = (issuerKind: Dossier['project']['issuerKind']): Dossier => ({
  ...dossiers.exchangePublic,
  project: { ...dossiers.exchangePublic.project, issuerKind },
})

/** As printed when these words were still code; papers filed then are printed again from the shipped texts. */
describe('what was code prints as a text word for word as before', () => {
  test.each([
    ['interbankPpn', dossiers.interbankPpn, '4a4e57262ac2e80f'],
    ['exchangePublic', dossiers.exchangePublic, '8cf6fc74a085a0f2'],
    ['exchangePrivate', dossiers.exchangePrivate, '60d46b5c1551c1c1'],
    ['licenceBank', dossiers.licenceBank, 'd2c54ce11f2929fe'],
    ['interbankScp', dossiers.interbankScp, 'f8560bb9e9575062'],
    ['guarantee', behind('guarantee'), '5f0d30dbf9c9288a'],
    ['warrant', behind('crmw'), '9b499b7f02719415'],
    ['investment', behind('direct-investment'), '01b6ffee759b21fd'],
    ['pledge', behind('pledge'), '8cd147d71d6c1160'],
    ['fund', issuedBy('equity-investor'), '4830e1b56a37ddac'],
    ['institution', issuedBy('financial-institution'), 'a717ad7732106344'],
  ])('the chapters of the prospectus: %s', (_, dossier, before) => {
    expect(digest(chapterWords(prospectus.document(dossier)))).toBe(before)
  })

  test('the table of enhancements and the letter of a guarantor', () => {
    const papers = [enhancementTable, guaranteeLetter].flatMap(({ document }) =>
      [behind('guarantee'), behind('pledge')].map((dossier) => wordsOf(settled(document(dossier)))),
    )
    expect(papers.map(digest)).toEqual(['fa188a037561a135', 'e1253df4fcb41de2', 'ad8864dadd2a35a3', '7603f90b9052387b'])
  })
})

describe('a dossier and the places of the library', () => {
  const shipped = shippedClauses.filter(({ kinds }) => !kinds || kinds.includes('equity-investor'))
  const named = (texts: typeof shipped, places?: string[]) => ({
    asOf: '2026-03-02',
    chosen: null,
    texts: texts.map((text) => ({ ...text, version: 1, owner: null })),
    ...(places ? { places } : {}),
  })
  const text = (clauses: ReturnType<typeof named>) => textOf(prospectus.document({ ...behind('guarantee'), clauses }))

  test('one that was filed before a place existed prints what it printed then', () => {
    const old = named(shipped.filter(({ place }) => place === 'protection'))
    expect(text(old)).toContain('保证人代偿能力变化的风险')
    expect(text(old)).not.toContain('退出渠道和退出节奏的风险')
  })

  test('one that names its places prints nothing of them that it does not name', () => {
    const places = [...new Set(shipped.map(({ place }) => place))]
    const without = shipped.filter(({ key }) => key !== 'enhancement.guarantee')
    expect(
      [text(named(shipped, places)), text(named(without, places))].map((one) => one.includes('代偿程序：')),
    ).toEqual([true, false])
  })

  test('every occasion belongs to a clause there is, and is said where the library is listed', () => {
    const said = shippedClauses.filter(({ key }) => occasionWords(key) !== null).map(({ key }) => key)
    expect(said).toHaveLength(16)
    expect([occasionWords('enhancement.pledge'), occasionWords('disclosure.events')]).toEqual([
      '每项质押各印一次',
      null,
    ])
  })

  test('a clause of an arrangement is set once for each that it speaks of', () => {
    const [item] = dossiers.interbankPpn.arrangements
    const both = { ...behind('guarantee'), arrangements: [item!, { ...item!, provider: '另一示例增信公司' }] }
    expect(clauseCases('enhancement.guarantee', both).map(({ values }) => values.提供方)).toEqual([
      item!.provider,
      '另一示例增信公司',
    ])
    expect(
      ['enhancement.pledge', 'enhancement.none', 'enhancement.duties', 'disclosure.events'].map(
        (key) => clauseCases(key, both).length,
      ),
    ).toEqual([0, 0, 1, 1])
  })
})
