import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { checklistCaseOf } from '#app/filings/checklist-case.server.ts'
import { buildDossier, type DossierParts } from '#app/filings/dossier/build.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import type { Db } from '#db/connect.ts'
import type { Row } from '#db/schema.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { catalogue, type DocumentId } from '#templates/catalogue.ts'
import { plain, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { sampleCases, sampleDeal, sampleProject } from '#tests/support/sample-project.ts'
import { bondSteps, stepOfLetter } from '#tests/support/sample-rows/letters.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'
import { checklistFor, checklistRows } from '#workflows/rules/checklist.ts'

const scopes: Partial<Record<DocumentId, { kind: string; id: string }>> = {
  'reserve-registration': { kind: 'project', id: 'p1' },
  'rating-mandate': { kind: 'rating_action', id: 'ra1' },
  'enhancement-application': { kind: 'arrangement', id: 'a1' },
  'feedback-letter': { kind: 'round', id: 'round-1' },
  'feedback-reply': { kind: 'round', id: 'round-1' },
  'extension-request': { kind: 'round', id: 'round-1' },
  'extension-answer': { kind: 'round', id: 'round-1' },
  'issue-schedule': { kind: 'offering', id: 'o1' },
  'issuance-plan': { kind: 'offering', id: 'o1' },
  'subscription-note': { kind: 'offering', id: 'o1' },
  'subscription-form': { kind: 'offering', id: 'o1' },
  'issue-announcement': { kind: 'offering', id: 'o1' },
  supplement: { kind: 'offering', id: 'o1' },
  'filing-list': { kind: 'offering', id: 'o1' },
  'book-report': { kind: 'offering', id: 'o1' },
  'listing-application': { kind: 'offering', id: 'o1' },
  'warrant-prospectus': { kind: 'arrangement', id: 'a1' },
  'allotment-notice': { kind: 'offering', id: 'o1' },
  'result-announcement': { kind: 'offering', id: 'o1' },
  'proceeds-report': { kind: 'bond', id: 'bond-1' },
  'payment-notice': { kind: 'obligation', id: 'ob-interest' },
  'trustee-report': { kind: 'obligation', id: 'ob-report' },
  ...Object.fromEntries(bondSteps.map((id) => [id, { kind: 'bond', id: 'bond-1' }])),
}
const papers = Object.keys(catalogue) as DocumentId[]
const at = '2026-07-20T01:00:00.000Z'

/** Papers that stand on some venue's list are printed where they are on the project's own. */
async function papersOf(db: Db, project: Row<'project'>): Promise<DocumentId[]> {
  const own = new Set(checklistFor(await checklistCaseOf({ tx: db, project })).map(({ template }) => template))
  const listed = new Set(
    Object.values(checklistRows).flatMap((rows) => rows.flatMap((row) => (row.phase === 'filing' ? row.template : []))),
  )
  return papers.filter((id) => own.has(id) || !listed.has(id))
}

const actor = plain('lead-underwriter', 'org-bank')

describe.each(engines)('the dossier of a paper on $name', ({ create, name }) => {
  let db: Db
  let ports: TestPorts
  let drop: () => Promise<void>

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    drop = scratch.drop
    await seedOrganisations(db)
  })

  afterEach(async () => {
    await db.destroy()
    await drop()
  })

  const build = (project: Row<'project'>, template: DocumentId, when = at) =>
    buildDossier(
      { tx: db, project, rulebook: builtInRulebook },
      {
        template,
        scope: scopes[template] ?? { kind: 'registration', id: 'r1' },
        at: when,
        event: stepOfLetter(template),
      },
    )

  test.each(Object.entries(sampleCases))('every paper of a sample project prints: %s', async (_, of) => {
    const { project } = await sampleProject(db, ports, of)
    for (const template of await papersOf(db, project)) {
      const built = await build(project, template)
      if (!built.ok) throw new Error(`${template}: ${built.message}`)
      // The same dossier prints the same: once is enough.
      if (name !== 'SQLite') continue
      const printed = await inProcessPrinter.print(template, built.dossier)
      expect(printed, `${template} ${printed.ok ? '' : printed.message}`).toMatchObject({ ok: true })
    }
  })

  test('before there is an offering, the filing describes the first issue from facts', async () => {
    const of = sampleCases.interbank!
    const { project } = await sampleProject(db, ports, of)
    const built = await build(project, 'prospectus')
    if (!built.ok) throw new Error(built.message)
    expect(built.dossier.offering).toMatchObject({
      amount: 40_000_000_000,
      bookOn: '2026-06-16',
      lines: [
        {
          tenorWords: '10年，附第5年末、第8年末发行人调整票面利率选择权和投资人回售选择权',
          coupon: null,
          cashFlows: [],
        },
      ],
    })
    const issued = await build(project, 'issuance-plan')
    if (!issued.ok) throw new Error(issued.message)
    const [line] = issued.dossier.offering?.lines ?? []
    expect(line).toMatchObject({ coupon: '2.10', code: '032690001', maturityOn: '2036-06-17' })
    expect(line?.cashFlows).toHaveLength(11)
  })

  test('money that was reversed is not in the ledger, and what is left adds up', async () => {
    const { project } = await sampleProject(db, ports, sampleCases.interbank!)
    const built = await build(project, 'proceeds-report')
    expect(built).toMatchObject({
      ok: true,
      dossier: { proceedsLedger: { received: 40_000_000_000, balance: 39_000_000_000, techRatio: '100.00' } },
    })
    expect((built as { dossier: DossierParts }).dossier.proceedsLedger?.entries).toHaveLength(1)
  })

  test('everything that is missing is named at once, and nothing is printed with holes', async () => {
    const { project } = await sampleProject(db, ports, sampleCases['exchange public']!)
    await db.deleteFrom('fact').where('key', 'in', ['issuer.phone', 'accounts.opinion', 'proceeds.uses']).execute()
    const built = await build(project, 'prospectus')
    expect(built).toMatchObject({
      ok: false,
      missing: expect.arrayContaining([{ key: 'issuer.phone', label: '联系电话' }]),
    })
    if (built.ok) throw new Error('a gap was not seen')
    expect(built.missing).toHaveLength(3)
    expect(built.message).toBe('还缺 3 项要素，不能生成：联系电话、审计意见、募集资金用途。')
  })

  test('facts are read as they stood, from the narrowest place that has them', async () => {
    const { project } = await sampleProject(db, ports, sampleCases.licence!)
    const record = (scope: { kind: string; id: string }, value: string) =>
      recordFacts(
        db,
        { project: 'p1', scope, facts: [{ key: 'proceeds.accountBank', value }], actor, key: value },
        ports,
      )
    ports.at('2026-08-01T00:00:00.000Z')
    await record({ kind: 'offering', id: 'o1' }, '本期专户行')
    ports.at('2026-09-01T00:00:00.000Z')
    await record({ kind: 'project', id: 'p1' }, '后来的专户行')
    const bank = async (when: string, template: DocumentId) => {
      const built = await build(project, template, when)
      return built.ok ? built.dossier.proceeds?.account.bank.value : built.message
    }
    expect(await bank('2026-07-20T00:00:00.000Z', 'proceeds-report')).toMatch(/营业部$/)
    expect(await bank('2026-08-02T00:00:00.000Z', 'proceeds-report')).toBe('本期专户行')
    expect(await bank('2026-08-02T00:00:00.000Z', 'prospectus')).toMatch(/营业部$/)
    expect(await bank('2026-09-02T00:00:00.000Z', 'proceeds-report')).toBe('本期专户行')
    expect(await bank('2026-09-02T00:00:00.000Z', 'prospectus')).toBe('后来的专户行')
  })

  test('samples keep their mark, drafts are marked until the filing, the licence route never names the association', async () => {
    const { project } = await sampleProject(db, ports, sampleCases.licence!)
    await db.updateTable('registration').set({ receipt: null }).execute()
    const draft = await build(project, 'application')
    if (!draft.ok) throw new Error(draft.message)
    expect(draft.dossier.marks).toEqual(['draft', 'sample'])
    expect(draft.dossier.issuer?.employees.sample).toBe(true)
    expect(draft.dossier.project?.addressee).toBe('中国人民银行')
    await db.updateTable('registration').set({ receipt: 'R-1' }).execute()
    const filed = await build(project, 'application')
    expect(filed).toMatchObject({ ok: true, dossier: { marks: ['sample'] } })
    const plan = await build(project, 'issuance-plan')
    expect(plan).toMatchObject({ ok: true, dossier: { marks: ['sample'] } })
  })
})

describe('sample facts', () => {
  const values = (more: Parameters<typeof sampleDeal>[1] = {}, name = 'interbank SCP') =>
    Object.fromEntries(sampleFacts(sampleDeal(sampleCases[name]!, more)).map(({ key, value }) => [key, value]))

  test('are the same whenever they are asked for, and differ between issuers', () => {
    expect(values()).toEqual(values())
    expect(values()['accounts.periods']).not.toEqual(values({ issuerName: '示例云帆科技有限公司' })['accounts.periods'])
  })

  test('invent neither code, officer, certificate nor past for a real issuer', () => {
    const real = values({ issuerName: '真实公司', real: true })
    for (const key of ['issuer.creditCode', 'issuer.legalRepresentative', 'issuer.disclosureOfficer', 'issuer.phone'])
      expect(real[key], key).toBe('未披露')
    // Not known is not none: which titles a real firm holds is for it to say.
    expect(real['science.titles']).toBeUndefined()
    expect(real['issuer.history']).toContain('本样例未收录')
  })

  test('give uses that sum to the issue with seven tenths to technology', () => {
    for (const [name, of] of Object.entries(sampleCases)) {
      const uses = values({}, name)['proceeds.uses'] as { amount: number; technology: boolean }[]
      const total = uses.reduce((sum, { amount }) => sum + amount, 0)
      const tech = uses.reduce((sum, { amount, technology }) => sum + (technology ? amount : 0), 0)
      expect(total, `${name} ${of.route}`).toBe(40_000_000_000)
      expect(tech * 10).toBeGreaterThanOrEqual(total * 7)
      expect(uses.every(({ amount }) => amount > 0)).toBe(true)
    }
  })
})
