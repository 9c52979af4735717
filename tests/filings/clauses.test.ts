import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ClauseAuthor } from '#app/clauses/clause-author.ts'
import { chooseClauses } from '#app/commands/choose-clauses.server.ts'
import { approveClause } from '#app/commands/decide-clause.server.ts'
import { proposeClause } from '#app/commands/propose-clause.server.ts'
import { buildDossier } from '#app/filings/dossier/build.server.ts'
import { readEnvelope } from '#app/filings/envelope.ts'
import { printVersion } from '#app/filings/print.server.ts'
import { documentOf, inProcessPrinter } from '#app/filings/printer.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { presentProjectClauses } from '#app/presenters/project-clauses.server.ts'
import type { Room } from '#app/presenters/project-room.server.ts'
import { clausesOfVersion } from '#app/presenters/version-clauses.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { findVersion } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { paperOf } from '#tests/support/paper-versions.ts'
import { sampleCases, sampleProject } from '#tests/support/sample-project.ts'
import { openAccount } from '#tests/support/web-context.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'
import { textOf } from '../templates/papers/reading.ts'

const author = (person: string): ClauseAuthor => ({
  person,
  organisation: 'org-bank',
  platform: false,
  address: '192.0.2.1',
})

describe.each(engines)('the clauses of papers on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let store: Store
  let project: Row<'project'>

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    store = openStore(db, mkdtempSync(join(tmpdir(), 'kejiban-clauses-')), ports.now)
    await seedOrganisations(db)
    project = (await sampleProject(db, ports, sampleCases['interbank SCP']!)).project
    for (const id of ['maker', 'other'])
      await openAccount(db, ports, { id, organisation: 'org-bank', capacities: ['lead-underwriter'] })
    await accepted(null)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const accepted = (on: string | null) =>
    db.updateTable('registration').set({ accepted_on: on, granted_on: null }).execute()
  const context = () => ({ db, ports, printer: inProcessPrinter }) as Pick<LoadContext, 'db' | 'ports' | 'printer'>

  const approved = async (clause: string | null, title: string, from: string): Promise<string> => {
    const wording = { title, text: `${title}：{{发行人名称}}承诺遵守。`, basis: null }
    const asked = { clause, place: 'protection' as const, wording, from, reason: '新文本', by: author('maker') }
    const done = await proposeClause(db, asked, context())
    if (!done.ok) throw new Error(JSON.stringify(done))
    expect(await approveClause(db, { id: done.id, by: author('other'), words: '' }, ports)).toEqual({ ok: true })
    return done.id
  }

  const dossier = async (at: string) => {
    const asked = { template: 'prospectus' as const, scope: { kind: 'registration', id: 'r1' }, at, event: null }
    const built = await buildDossier({ tx: db, project, rulebook: builtInRulebook }, asked)
    if (!built.ok) throw new Error(built.message)
    return built.dossier
  }
  const creditIn = async (at: string) => {
    const { clauses } = await dossier(at)
    const text = clauses?.texts.find(({ key }) => key === 'protection.credit')
    return [clauses?.asOf, text?.owner ?? '平台', text?.version]
  }

  const room = (): Room => ({
    tx: db,
    rulebook: builtInRulebook,
    who: {
      session: 's',
      person: 'maker',
      name: '',
      organisation: 'org-bank',
      organisationName: '',
      capacity: 'lead-underwriter',
      duties: [],
    },
    project,
    runs: [],
    now: ports.now(),
  })

  test('hold as on the day of acceptance, before it as on the day of the paper', async () => {
    await approved('protection.credit', '资信维持（新）', '2026-04-01')
    const house = '示例银行股份有限公司'
    expect(await creditIn('2026-03-31T01:00:00.000Z')).toEqual(['2026-03-31', '平台', 1])
    expect(await creditIn('2026-04-01T01:00:00.000Z')).toEqual(['2026-04-01', house, 1])
    await accepted('2026-03-20')
    expect(await creditIn('2026-07-20T01:00:00.000Z')).toEqual(['2026-03-20', '平台', 1])
    await accepted('2026-04-02')
    expect(await creditIn('2026-07-20T01:00:00.000Z')).toEqual(['2026-04-02', house, 1])
  })

  test('are those picked for the deal; picking answers for M.12, and what holds no longer is told', async () => {
    const own = await approved(null, '控制权变更', '2026-03-05')
    ports.at('2026-03-05T01:00:00.000Z')
    expect(await presentProjectClauses(room(), 'k')).toMatchObject({ open: true, count: 7, revision: 0 })
    const picked = ['protection.credit', `own.${own}`]
    const pick = (keys: string[], revision: number, key: string) =>
      chooseClauses(room(), context(), { keys, revision, key })
    expect(await pick([...picked, 'tax.vat'], 0, 'key-of-first-1')).toMatchObject({ ok: false, reason: 'invalid' })
    expect(await pick(picked, 0, 'key-of-second-2')).toEqual({ ok: true })
    expect(await pick(['protection.credit'], 0, 'key-of-third-3')).toMatchObject({ ok: false, reason: 'stale' })
    const built = await dossier('2026-03-05T02:00:00.000Z')
    expect(built.clauses?.chosen).toEqual(picked)
    const protection = built.clauses?.texts.filter(({ place }) => place === 'protection').map(({ key }) => key)
    expect(protection).toEqual(picked)
    const printed = textOf(documentOf('prospectus', built))
    expect([printed.includes('控制权变更：'), printed.includes('交叉保护承诺')]).toEqual([true, false])
    expect(textOf(documentOf('table-protection', built))).toContain('控制权变更：')
    const facts = await db
      .selectFrom('fact')
      .select(['key', 'value'])
      .where('key', 'like', '%rotectionClauses')
      .execute()
    expect(facts.at(-1)).toEqual({ key: 'circumstances.protectionClauses', value: 'true' })
    await accepted('2026-03-04')
    expect(await presentProjectClauses(room(), 'k')).toMatchObject({
      open: false,
      count: 1,
      gone: ['控制权变更'],
      accepted: true,
    })
  })

  const waitingVersion = async () => {
    await paperOf(db, {
      project: project.id,
      registration: 'r1',
      id: 'prospectus-1',
      title: '募集说明书',
      audience: 'issuer',
    })
    const nothing = {
      file: null,
      name: null,
      refusal: null,
      pages: null,
      note: null,
      dossier: null,
      template_version: null,
    }
    await db
      .insertInto('filing_version')
      .values({
        ...nothing,
        id: 'version-1',
        filing: 'prospectus-1',
        number: 1,
        source: 'generated',
        state: 'printing',
        message_id: null,
        made_by: 'maker',
        made_at: '2026-03-02T02:00:00.000Z',
        filed_at: null,
      })
      .execute()
  }

  const said = async () => {
    const version = await findVersion(db, 'version-1')
    const parts = readEnvelope(version?.dossier ?? null)?.data
    return { version, text: textOf(documentOf('prospectus', parts as Record<string, unknown>)) }
  }

  const outdated = async (version: Row<'filing_version'> | undefined) =>
    (await clausesOfVersion(room(), version, 'prospectus'))?.clauses.filter(({ newer }) => newer !== null)

  test('of a printed version stay as they were printed, and the page says which have a newer one', async () => {
    await waitingVersion()
    expect(await printVersion({ db, store, printer: inProcessPrinter, now: ports.now }, 'version-1')).toMatchObject({
      state: 'ready',
    })
    const before = await said()
    expect(await clausesOfVersion(room(), before.version, 'prospectus')).toMatchObject({ asOf: '2026-03-02' })
    expect(await outdated(before.version)).toEqual([])
    const change = await approved('protection.credit', '资信维持（新）', '2026-04-01')
    ports.at('2026-04-01T01:00:00.000Z')
    const after = await said()
    expect(after).toEqual(before)
    expect(after.text).not.toContain('资信维持（新）')
    expect(await outdated(after.version)).toMatchObject([
      {
        key: 'protection.credit',
        version: '平台第 1 版',
        newer: { href: `/clauses/protection.credit/compare?from=shipped&to=${change}`, adopted: true },
      },
    ])
    const carried = (await clausesOfVersion(room(), after.version, 'prospectus'))?.clauses.map(({ key }) => key)
    expect([carried?.includes('default.grace'), carried?.includes('options.put')]).toEqual([true, false])
    await accepted('2026-03-10')
    expect((await outdated(after.version))?.map(({ newer }) => newer?.adopted)).toEqual([false])
  })
})
