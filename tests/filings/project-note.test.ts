import { beforeEach, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { buildDossier } from '#app/filings/dossier/build.server.ts'
import { openChecklist } from '#app/filings/open-checklist.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import type { Db } from '#db/connect.ts'
import { lastMadeAt } from '#db/queries/filings.ts'
import { dossier as schema } from '#templates/dossier.ts'
import { plain, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { sampleCases, sampleDeal, sampleProject } from '#tests/support/sample-project.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'
import { prospectuses } from '#workflows/rules/checklist.ts'

const at = '2026-07-20T01:00:00.000Z'
const of = { ...sampleCases['interbank SCP']!, product: 'MTN' }
const circumstance = 'circumstances.projectReturn'
const deal = sampleDeal(of, {
  circumstances: { [circumstance]: true },
  offering: { bookOn: '2026-06-16', lines: [{ tenor: '3Y', plannedFen: 40_000_000_000, couponPercent: '2.10' }] },
})

describe.each(engines)('the prospectus of project revenue notes on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const opened = async () => {
    const { project } = await sampleProject(db, ports, of, deal)
    return { tx: db, project, rulebook: builtInRulebook }
  }
  let keys = 0
  const record = (key: string, value: unknown) => {
    const facts = [{ key, value }]
    const command = { project: 'p1', scope: { kind: 'project', id: 'p1' }, facts, key: `record-${++keys}` }
    return recordFacts(db, { ...command, actor: plain('lead-underwriter', 'org-bank') }, ports)
  }
  const build = (looking: Awaited<ReturnType<typeof opened>>) =>
    buildDossier(looking, {
      template: 'project-prospectus',
      scope: { kind: 'registration', id: 'r1' },
      at,
      event: null,
    })

  test('reckons what the project covers at the upper end of the bids, over the years of the notes alone', async () => {
    const built = await build(await opened())
    if (!built.ok) throw new Error(built.message)
    const note = schema.shape.projectNote.parse(built.dossier.projectNote)
    // 4 亿 at 2.70 %, the upper end: 1,080 万 a year, and the principal with the last.
    expect(note.years.map(({ year, notes }) => [year, notes])).toEqual([
      [2026, 0],
      [2027, 1_080_000_000],
      [2028, 1_080_000_000],
      [2029, 41_080_000_000],
    ])
    expect(note).toMatchObject({ total: 100_000_000_000, capital: 40_000_000_000, capitalRatio: '40.00' })
    expect(note).toMatchObject({ assumedCoupon: true, lowest: { year: 2029 }, short: null, sample: true })
    expect(await inProcessPrinter.print('project-prospectus', built.dossier)).toMatchObject({ ok: true })
    expect(note.net).toBe(note.years.reduce((sum, { net }) => sum + net, 0))
  })

  test('is not printed while a year in which something is due has no forecast', async () => {
    const looking = await opened()
    const row = { revenue: 1, other: 0, cost: 0, tax: 0, otherDebt: 0 }
    const forecast = [2026, 2027, 2029].map((year) => ({ year, ...row }))
    expect(await record('projectNote.forecast', forecast)).toMatchObject({ ok: true })
    expect(await build(looking)).toMatchObject({
      ok: false,
      message: '还缺 1 项要素，不能生成：项目收益测算（2028年须支付本息，没有测算）。',
    })
    expect(await record('projectNote.forecast', forecast.toReversed())).toMatchObject({ ok: false })
  })

  test('takes no amounts that cannot be added up to the fen', async () => {
    await opened()
    const [most, none] = [Number.MAX_SAFE_INTEGER, 0]
    const year = { year: 2027, revenue: most, other: most, cost: none, tax: none, otherDebt: none }
    const capital = { source: 'capital', note: null, amount: most, inPlace: none }
    expect(JSON.stringify(await record('projectNote.forecast', [year]))).toContain('各年合计过大')
    expect(JSON.stringify(await record('projectNote.funding', [capital, capital]))).toContain('各行合计过大')
  })

  const make = async (code: string, madeAt: string) => {
    const { id } = await db.selectFrom('filing').select('id').where('code', '=', code).executeTakeFirstOrThrow()
    const row = { id: `version-of-${code}`, filing: id, number: 1, source: 'uploaded', state: 'ready' } as const
    await db
      .insertInto('filing_version')
      .values({ ...row, made_by: 'maker', made_at: madeAt })
      .execute()
  }

  test('takes the place of the other prospectus on the list, and gives it back', async () => {
    const looking = await opened()
    const list = async () => {
      await atDesk(db, looking.project.id, ports, async (desk) => {
        await openChecklist(desk, 'r1', ports.now())
        return { ok: true as const }
      })
      const rows = await db.selectFrom('filing').selectAll().where('code', 'in', ['M', 'XM']).execute()
      return Object.fromEntries(rows.map(({ code, requirement }) => [code, requirement]))
    }
    expect(await list()).toEqual({ XM: 'conditional' })
    await record(circumstance, false)
    expect(await list()).toEqual({ M: 'mandatory', XM: 'waived' })
    await make('XM', '2026-07-20T02:00:00.000Z')
    await make('M', '2026-07-21T02:00:00.000Z')
    expect(await lastMadeAt(db, 'r1', prospectuses)).toBe('2026-07-21T02:00:00.000Z')
    await record(circumstance, true)
    expect(await list()).toEqual({ M: 'waived', XM: 'conditional' })
    expect(await lastMadeAt(db, 'r1', prospectuses)).toBe('2026-07-20T02:00:00.000Z')
    await record(circumstance, false)
    expect(await list()).toEqual({ M: 'mandatory', XM: 'waived' })
  })
})
