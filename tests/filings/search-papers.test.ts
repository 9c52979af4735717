import { beforeEach, describe, expect, test } from 'vitest'
import { indexPapers } from '#app/filings/index-papers.server.ts'
import { mostPapers, searchPapers } from '#app/filings/search-papers.server.ts'
import { rememberReading } from '#app/gate/keep-reading.server.ts'
import { presentHits } from '#app/presenters/paper-hits.server.ts'
import type { SignedIn } from '#app/reach.server.ts'
import { findSections } from '#db/queries/paper-search.ts'
import { type Block, type FilingDocument, heading, paragraph } from '#templates/blocks.ts'
import { engines } from '#tests/support/engines.ts'
import { uploadedPaper } from '#tests/support/filed-papers.ts'
import { paperOf, versionOf } from '#tests/support/paper-versions.ts'
import { type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const document = (...blocks: Block[]): FilingDocument => ({
  id: 'prospectus',
  title: '募集说明书',
  issuer: '示例星河智造股份有限公司',
  reference: '示例',
  date: '2026-03-02',
  marks: [],
  blocks,
})

const sitting = (capacity: Capacity, organisation: string): SignedIn => ({
  session: 's',
  person: `${capacity}-1`,
  name: '某人',
  organisation,
  organisationName: organisation,
  capacity,
  duties: [],
})

const banker = sitting('lead-underwriter', 'org-bank')
const reviewer = sitting('venue-review', 'org-nafmii')
const stranger = sitting('lead-underwriter', 'org-fund')
const audience = 'issuer lead-underwriter venue-review'

describe.each(engines)('search in the words of papers on $name', ({ create }) => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(create)
    await paperOf(of.db, { ...of, id: 'm', title: '募集说明书', audience })
    return of.end
  })

  const index = () => indexPapers(of, () => true)
  const found = async (who: SignedIn, words: string, earlier = false) => {
    const { papers } = await searchPapers(of.db, who, { words, project: null, earlier })
    return papers.map(({ version, passages }) => ({ version: version.id, found: passages.map((one) => one.found) }))
  }
  const printed = (number: number, words: string, filed?: string) =>
    versionOf(of.db, {
      filing: 'm',
      number,
      at: of.ports.now(),
      document: document(heading(1, '第三章 发行条款'), paragraph(words)),
      ...(filed ? { filed } : {}),
    })

  test('finds words by two characters, across marks and widths, with the sentence, the heading and the way to it', async () => {
    await printed(1, '本期债券不设担保。募集资金的７０％（含）以上用于科创企业𪚥𠈌的并购贷款；其余补充流动资金。')
    await index()
    const hits = await presentHits(banker, { reader: of.db, now: of.ports.now() }, { words: '70%以上', earlier: false })
    expect(hits.papers).toHaveLength(0)
    const { papers } = await presentHits(
      banker,
      { reader: of.db, now: of.ports.now() },
      { words: '70%（含）以上', earlier: false },
    )
    expect(papers).toMatchObject([
      {
        title: 'M 募集说明书',
        passages: [
          {
            before: '募集资金的',
            found: '７０％（含）以上',
            after: '用于科创企业𪚥𠈌的并购贷款；',
            place: '第三章 发行条款',
            href: `/projects/${of.project}/filings/m?version=m-v1&at=doc-heading-1#preview`,
          },
        ],
      },
    ])
    for (const words of ['担保', '𪚥𠈌', '科创 企业', '三章']) expect(await found(banker, words)).toHaveLength(1)
    for (const words of ['保', '担资', '不存在的话', '', '。，']) expect(await found(banker, words)).toHaveLength(0)
  })

  test('speaks of the last version that the reader may open, and of earlier ones on wish', async () => {
    await printed(1, '担保人为甲公司', of.ports.now())
    await printed(2, '担保人为乙公司')
    await index()
    expect(await found(banker, '担保人')).toEqual([{ version: 'm-v2', found: ['担保人'] }])
    expect(await found(banker, '甲公司')).toEqual([])
    expect((await found(banker, '担保人', true)).map(({ version }) => version)).toEqual(['m-v2', 'm-v1'])
  })

  test('the walls are asked for every version: a draft is not the reviewer’s, nothing is a stranger’s', async () => {
    await of.db
      .insertInto('seat')
      .values({
        id: 'seat-review',
        project: of.project,
        run: null,
        capacity: 'venue-review',
        organisation: 'org-nafmii',
        mode: 'platform',
        from_at: of.ports.now(),
        until_at: null,
      })
      .execute()
    await printed(1, '担保人为甲公司', of.ports.now())
    await printed(2, '担保人为乙公司')
    await paperOf(of.db, { ...of, id: 'w', title: '工作底稿', audience: 'lead-underwriter' })
    const paper = { filing: 'w', number: 1, at: of.ports.now(), filed: of.ports.now() }
    await versionOf(of.db, { ...paper, document: document(paragraph('底稿写有担保人')) })
    await index()
    expect(await found(reviewer, '担保人', true)).toEqual([{ version: 'm-v1', found: ['担保人'] }])
    expect(await found(reviewer, '乙公司', true)).toEqual([])
    expect(await found(stranger, '担保人', true)).toEqual([])
    expect(await found(banker, '底稿')).toEqual([{ version: 'w-v1', found: ['底稿'] }])
  })

  test('an uploaded paper is found by its page, from what the gate read', async () => {
    const file = await uploadedPaper(of, { id: 'f', words: 'opinion' })
    const text = '法律意见书\f一、主体资格\n发行人依法设立\n且有效存续\f二、结论'
    await rememberReading(
      of.db,
      file,
      { kind: 'pdf', pages: 3, fonts: [], sizes: [], warnings: [], text },
      of.ports.now(),
    )
    await index()
    const [paper] = (await searchPapers(of.db, banker, { words: '设立且有效', project: of.project, earlier: false }))
      .papers
    expect(paper).toMatchObject({ filing: { id: 'f' }, passages: [{ page: 2, found: '设立 且有效' }] })
  })

  test('reading is broken off anywhere and gone on from; a second reading adds nothing', async () => {
    // A later paper is in already: what is read in now goes below it, step by step.
    await paperOf(of.db, { ...of, id: 'later', title: '附件', audience })
    const later = { filing: 'later', number: 1, at: '2026-03-09T00:00:00.000Z' }
    await versionOf(of.db, { ...later, document: document(paragraph('另一份')) })
    await index()
    const long = Array.from({ length: 60 }, (_, at) => paragraph(`第${at}段写有合同条款，${'文字'.repeat(700)}`))
    await versionOf(of.db, { filing: 'm', number: 1, at: of.ports.now(), document: document(...long) })
    let steps = 0
    while (await indexPapers(of, () => steps++ % 2 === 0)) {}
    expect(steps).toBeGreaterThan(4)
    const sections = await of.db
      .selectFrom('paper_section')
      .select('ordinal')
      .where('version', '=', 'm-v1')
      .orderBy('ordinal')
      .execute()
    expect(sections.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 60 }, (_, at) => at))
    await of.db.updateTable('filing_version').set({ indexed_at: null }).execute()
    await index()
    expect(await findSections(of.db, { words: '合同条款', limit: 100 })).toHaveLength(60)
    const { papers } = await searchPapers(of.db, banker, { words: '合同条款', project: null, earlier: false })
    expect(papers).toMatchObject([{ places: 60, passages: [{}, {}, {}] }])
    expect(papers[0]?.passages.map(({ before }) => before)).toEqual(['第0段写有', '第1段写有', '第2段写有'])
  })

  test('the newest paper is read first, and keys ascend with the time of papers all the same', async () => {
    for (const [number, day] of [
      [1, '2026-03-02'],
      [2, '2026-03-03'],
      [3, '2026-03-04'],
    ] as const) {
      of.ports.at(`${day}T01:00:00.000Z`)
      await printed(number, '担保人')
    }
    let steps = 0
    const hitsOf = () =>
      presentHits(banker, { reader: of.db, now: of.ports.now() }, { words: '担保人', earlier: false })
    await indexPapers(of, () => steps++ < 1)
    expect(await hitsOf()).toMatchObject({ reading: true })
    expect(await found(banker, '担保人')).toMatchObject([{ version: 'm-v3' }])
    await index()
    expect(await hitsOf()).toMatchObject({ reading: false })
    of.ports.at('2026-03-05T01:00:00.000Z')
    await printed(4, '担保人')
    await index()
    const hits = await findSections(of.db, { words: '担保人', limit: 10 })
    expect(hits.map(({ version }) => version)).toEqual(['m-v4', 'm-v3', 'm-v2', 'm-v1'])
  })

  test('more papers than are listed are told', async () => {
    for (let at = 0; at < mostPapers + 5; at += 1) {
      await paperOf(of.db, { ...of, id: `n${at}`, title: `附件${at}`, audience })
      const version = { filing: `n${at}`, number: 1, at: of.ports.now() }
      await versionOf(of.db, { ...version, document: document(paragraph('有效期内不得撤销')) })
    }
    await index()
    const hits = await presentHits(
      banker,
      { reader: of.db, now: of.ports.now() },
      { words: '不得撤销', earlier: false },
    )
    expect(hits.papers).toHaveLength(mostPapers)
    expect(hits.summary).toContain('还有更多')
  })
})
