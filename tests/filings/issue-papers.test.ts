import { beforeEach, describe, expect, test } from 'vitest'
import { bookPart } from '#app/filings/dossier/book.server.ts'
import { supplementPart } from '#app/filings/dossier/issue-papers.server.ts'
import { openReading } from '#app/filings/dossier/reading.server.ts'
import { mayKnowPaper } from '#app/walls.ts'
import type { Db } from '#db/connect.ts'
import { go, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene, type issuing } from '#tests/support/issue.ts'
import { at, yi } from '#tests/support/issue-market.ts'
import { people } from '#tests/support/preparation.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

describe.each(engines)('the papers of an issue on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let steps: ReturnType<typeof issuing>

  beforeEach(async () => {
    const scene = await issueScene(create)
    ;({ db, ports, steps } = scene)
    return scene.close
  })

  const issuePapers = () =>
    db.selectFrom('filing').selectAll().where('scope_kind', '=', 'offering').orderBy('ordinal').execute()
  const templates = async () => (await issuePapers()).map(({ template }) => template).toSorted()

  test('a first issue of a registration that was filed here has no supplement; filed late, it has a list of its filing', async () => {
    const of = await steps.registered()
    await db.updateTable('registration').set({ origin: 'filed', granted_on: '2025-03-20', months: 24 }).execute()
    const run = await steps.plan(of, [{ planned: 4 * yi }])
    await steps.publish(run)
    expect(await templates()).toEqual([
      'filing-list',
      'issuance-plan',
      'issue-announcement',
      'issue-schedule',
      'subscription-form',
      'subscription-note',
    ])
  })

  test('an issue on a registration that was taken over supplements its prospectus', async () => {
    const run = await steps.plan(await steps.registered(), [{ planned: 4 * yi }])
    await steps.publish(run)
    expect(await templates()).toContain('supplement')
    expect(await templates()).not.toContain('filing-list')
    const [, ...others] = (await issuePapers()).filter(({ code }) => code === 'G')
    expect(others).toEqual([])
  })

  test('the book stays between the issuer and its underwriters; the sheet for bids is the market’s', async () => {
    await steps.issued({ planned: 4 * yi })
    const papers = await issuePapers()
    const readers = (template: string) =>
      (['issuer', 'lead-underwriter', 'investor', 'venue-review', 'counsel'] as Capacity[]).filter((capacity) =>
        papers.some(
          (filing) =>
            filing.template === template &&
            mayKnowPaper({ capacity, organisation: 'org', person: 'p' }, filing, {
              subjects: new Set(),
              inHouseRounds: new Set(),
              severalAgencies: new Set(),
            }),
        ),
      )
    expect(readers('book-report')).toEqual(['issuer', 'lead-underwriter'])
    expect(readers('subscription-form')).toContain('investor')
    expect(readers('issue-announcement')).toContain('investor')
    expect(papers.find(({ template }) => template === 'issue-announcement')?.code).toBe('G')
    expect(papers.find(({ template }) => template === 'result-announcement')?.code).toBe('结果')
  })

  const reading = async (template: string, offering: string) => {
    const project = await db.selectFrom('project').selectAll().executeTakeFirstOrThrow()
    const scope = { kind: 'offering', id: offering }
    return openReading(
      { tx: db, project, rulebook: builtInRulebook },
      { scope, template, at: ports.now(), event: null },
    )
  }
  const subjectOf = async (run: string) =>
    (await db.selectFrom('run').select('subject_id').where('id', '=', run).executeTakeFirstOrThrow()).subject_id

  test('the report of a book has its steps from the best bid, what became of each, and how its hours were moved', async () => {
    const run = await steps.plan(await steps.registered(), [{ planned: 4 * yi }])
    await steps.publish(run)
    await steps.open(run)
    await steps.bid(run, 'org-fund', '1.85', 4 * yi)
    await steps.bid(run, 'org-investor', '1.80', 2 * yi)
    const gone = await steps.bid(run, 'org-fund', '1.75', yi)
    await db.updateTable('bid').set({ withdrawn_at: ports.now() }).where('id', '=', gone).execute()
    ports.at(at('2026-04-01', '17:00'))
    await go(db, ports, run, people.banker, 'book.extend', { until: '18:30', reason: '应投资人要求' })
    ports.at(at('2026-04-01', '18:30'))
    await go(db, ports, run, people.banker, 'book.close')
    await steps.allot(run)
    const book = await bookPart(await reading('book-report', await subjectOf(run)))
    expect(book).toMatchObject({
      byPrice: false,
      openedAt: at('2026-04-01', '09:00'),
      closedAt: at('2026-04-01', '18:30'),
      extensions: [{ at: at('2026-04-01', '17:00'), until: '18:30', reason: '应投资人要求' }],
      replaced: 0,
      withdrawn: 1,
      lines: [
        {
          investors: 2,
          coupon: '1.85',
          steps: [
            { rate: '1.80', bids: 1, amount: 2 * yi, allotted: 2 * yi },
            { rate: '1.85', bids: 1, amount: 4 * yi, allotted: 2 * yi },
          ],
        },
      ],
    })
  })

  test('a supplement names the issues that came to be and the matters since, and no others', async () => {
    const of = await steps.issued({ planned: 4 * yi })
    await db.updateTable('offering').set({ outcome: '正常发行' }).execute()
    const first = await db.selectFrom('offering').selectAll().executeTakeFirstOrThrow()
    const matter = { project: of.project, scope_kind: 'project', scope_id: of.project, reported_at: ports.now() }
    const told = { ...matter, reported_by: 'x', settled_at: null, description: '一项诉讼已受理' }
    await db
      .insertInto('matter')
      .values([
        { ...told, id: 'm1', kind: '涉及重大诉讼', occurred_on: '2026-04-02' },
        { ...told, id: 'm0', kind: '早于注册', occurred_on: '2025-01-02' },
      ])
      .execute()
    const next = await steps.plan(of, [{ planned: 2 * yi }], { bookOn: '2026-04-20' })
    const supplement = await supplementPart(await reading('supplement', await subjectOf(next)))
    expect(supplement).toMatchObject({
      earlier: [{ name: first.name, amount: 4 * yi, on: first.value_on }],
      matters: [{ on: '2026-04-02', kind: '涉及重大诉讼' }],
      corrections: null,
    })
  })
})
