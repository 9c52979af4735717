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

const chapters = ['terms', 'risks', 'proceeds', 'enhancement', 'disclosure', 'protection', 'trustee']

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
    ['interbankPpn', dossiers.interbankPpn, 'cd081169c25d83ee'],
    ['exchangePublic', dossiers.exchangePublic, 'fa2b343f536b2e99'],
    ['exchangePrivate', dossiers.exchangePrivate, 'ff559e576e14340e'],
    ['licenceBank', dossiers.licenceBank, '33e8b41497ad9103'],
    ['interbankScp', dossiers.interbankScp, 'c0ab5de904462c11'],
    ['guarantee', behind('guarantee'), 'b20d45cf49277acf'],
    ['warrant', behind('crmw'), '89aec02b1051ecbc'],
    ['investment', behind('direct-investment'), '44d0036043c162f4'],
    ['pledge', behind('pledge'), '9cb94f2a9def8cb6'],
    ['fund', issuedBy('equity-investor'), '7787780a5e343a33'],
    ['institution', issuedBy('financial-institution'), 'fffc2c4bc3d76349'],
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
