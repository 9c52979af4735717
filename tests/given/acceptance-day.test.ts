import { beforeEach, describe, expect, test } from 'vitest'
import { approveChange } from '#app/commands/decide-change.server.ts'
import { proposeChange } from '#app/commands/propose-change.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { eligibilityFindings } from '#app/given/eligibility.server.ts'
import { plannedTermsFindings } from '#app/given/planned-terms.server.ts'
import { projectFindings } from '#app/given/project-findings.server.ts'
import { rulebookOf } from '#app/rulebook.server.ts'
import { findProject } from '#db/queries/projects.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { attempt, go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { lei, ni, seedPlatform } from '#tests/support/platform.ts'
import { banker, file, intake, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'
import { refuses } from '#workflows/kit/finding.ts'
import type { ParameterChange } from '#workflows/rulebook.ts'

/** The last and the first instant around midnight at +08:00 before the floor of the tenor, which holds from 2026-03-09. */
const [before, after] = ['2026-03-08T15:59:59.999Z', '2026-03-08T16:00:00.000Z']

const highTech = {
  kind: 'high-tech',
  certificateNumber: 'GR202332000001',
  validFrom: '2023-03-31',
  validTo: '2026-03-08',
  evidence: '证书扫描件',
}
const listed = { 'science.onRelendingList': false, 'science.onPointsList': false, 'issuer.listedOn': null }

describe.each(engines)('what acceptance fixes, on $name', ({ create }) => {
  let of: RegistrationCase
  let versions: number

  beforeEach(async () => {
    of = await registrationCase(create)
    versions = 0
    await seedPlatform(of.db, of.ports)
    // Filed before anything is said of it, so that no papers are wanted: what is judged here are the facts.
    await file(of)
    return () => of.end()
  })

  /** An SCP of 180 days with everything a sample deal records, and what a case says otherwise. */
  const tell = async (more: Record<string, unknown> = {}) => {
    const facts = sampleFacts(sampleDeal(sampleCases['interbank SCP']!)).map((fact) => {
      const lines = fact.key === 'offering.lines' ? (fact.value as { tenor: string }[]) : null
      const value = lines ? lines.map((line) => ({ ...line, tenor: '180天' })) : fact.value
      return { ...fact, value: fact.key in more ? more[fact.key] : value }
    })
    const added = Object.entries(more).flatMap(([key, value]) =>
      facts.some((f) => f.key === key) ? [] : [{ key, value }],
    )
    const scope = { kind: 'project', id: of.project }
    const command = { project: of.project, scope, facts: [...facts, ...added], actor: banker, key: 'facts' }
    const done = await recordFacts(of.db, command, of.ports)
    if (!done.ok) throw new Error(JSON.stringify(done))
  }

  const change = async (row: Pick<ParameterChange, 'key' | 'scope' | 'appliesBy' | 'value' | 'from'>) => {
    const basis = { document: '示例通知〔2026〕1号', item: '第三条', standing: 'published' } as const
    const asked = { change: { kind: 'parameter', to: null, basis, ...row } as const, reason: '新规定', by: lei }
    const proposed = await proposeChange(of.db, asked, of.ports)
    if (!proposed.ok) throw new Error(JSON.stringify(proposed))
    const seen = versions++
    const done = await approveChange(of.db, { id: proposed.id, by: ni, seen, words: '' }, of.ports)
    if (!done.ok) throw new Error(done.message)
  }

  const looking = async () => {
    const project = (await findProject(of.db, of.project))!
    return { tx: of.db, project, rulebook: await rulebookOf(of.db) }
  }
  const termsAt = async (at: string) => plannedTermsFindings(await looking(), at)
  const eligibilityAt = async (at: string, planned = false) => eligibilityFindings(await looking(), at, { planned })
  const accept = () => attempt(of.db, of.ports, of.run, intake, 'filing.accept')

  test('the floor of the tenor does not reach a project accepted on the day before it holds', async () => {
    await tell({ 'plan.filingOn': '2026-04-01' })
    of.ports.at(before)
    expect(await accept()).toMatchObject({ ok: true })
    for (const at of [after, '2026-05-20T02:00:00.000Z']) {
      expect((await termsAt(at)).map(({ rule }) => rule)).not.toContain('tenor.min')
      expect((await projectFindings(of.db, of.project, at)).filter(refuses)).toEqual([])
      const [regime] = await eligibilityAt(at, true)
      expect(regime).toMatchObject({ rule: 'eligibility.regime', judgedOn: '2026-03-08' })
    }
  })

  test('one filed with it and accepted an instant later is refused, by its basis', async () => {
    await tell()
    of.ports.at(after)
    expect(await accept()).toMatchObject({ ok: false, message: expect.stringContaining('期限 180天，短于 270天') })
    const refusing = (await termsAt(after)).filter(refuses)
    expect(refusing).toMatchObject([{ rule: 'tenor.min', judgedOn: '2026-03-09', basis: { standing: 'published' } }])
  })

  const manyPatents = {
    key: 'eligibility.patents',
    scope: { route: 'interbank' },
    appliesBy: 'acceptance',
    value: '500',
    from: '2026-03-09',
  } as const

  test('an amended number of patents turns nothing of what is accepted, and refuses what is accepted under it', async () => {
    await tell({ ...listed, 'science.titles': [] })
    of.ports.at(before)
    const early = await eligibilityAt(before)
    expect(early).toContainEqual(expect.objectContaining({ rule: 'eligibility.tech-firm', ok: true }))
    await change(manyPatents)
    of.ports.at(after)
    expect((await eligibilityAt(after)).filter(refuses)).toMatchObject([{ rule: 'eligibility.tech-firm' }])
    expect(await accept()).toMatchObject({ ok: false, message: expect.stringContaining('少于 500 项') })
    of.ports.at(before)
    expect(await accept()).toMatchObject({ ok: true })
    expect(await eligibilityAt(after)).toEqual(early)
    expect(await eligibilityAt('2026-09-01T02:00:00.000Z')).toEqual(early)
  })

  test('what applies by the issue goes on with the days, accepted or not', async () => {
    const uses = sampleFacts(sampleDeal(sampleCases['interbank SCP']!)).find(({ key }) => key === 'proceeds.uses')
    const spent = (uses?.value as object[]).map((use) => ({ ...use, spentOn: '2025-10-01' }))
    await tell({ 'proceeds.uses': spent })
    of.ports.at(before)
    await go(of.db, of.ports, of.run, intake, 'filing.accept')
    const replacing = async (at: string) => [
      ...new Set((await termsAt(at)).filter(({ rule }) => rule === 'use.replacement').map(({ ok }) => ok)),
    ]
    expect(await replacing('2026-10-01T02:00:00.000Z')).toEqual([true])
    expect(await replacing('2026-10-02T02:00:00.000Z')).toEqual([false])
    const scope = { route: 'interbank' } as const
    await change({ key: 'use.replacement-months', scope, appliesBy: 'issue', value: '6', from: '2026-04-02' })
    expect(await replacing('2026-04-01T02:00:00.000Z')).toEqual([true])
    expect(await replacing('2026-04-02T02:00:00.000Z')).toEqual([false])
  })

  test('a title that ends after acceptance has opened the door, and is out of force all the same', async () => {
    await tell({ ...listed, 'science.titles': [highTech], 'science.coreTechnologyApplied': false })
    of.ports.at(before)
    await go(of.db, of.ports, of.run, intake, 'filing.accept')
    expect((await projectFindings(of.db, of.project, before)).filter(refuses)).toEqual([])
    expect((await eligibilityAt(after)).filter(refuses)).toEqual([])
    expect((await projectFindings(of.db, of.project, after)).filter(refuses)).toMatchObject([
      { rule: 'title.in-force' },
    ])
  })
})
