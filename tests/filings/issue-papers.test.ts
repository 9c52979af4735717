import { beforeEach, describe, expect, test } from 'vitest'
import { mayKnowPaper } from '#app/walls.ts'
import type { Db } from '#db/connect.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene, type issuing } from '#tests/support/issue.ts'
import { yi } from '#tests/support/issue-market.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

describe.each(engines)('the papers of an issue on $name', ({ create }) => {
  let db: Db
  let steps: ReturnType<typeof issuing>

  beforeEach(async () => {
    const scene = await issueScene(create)
    ;({ db, steps } = scene)
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
})
