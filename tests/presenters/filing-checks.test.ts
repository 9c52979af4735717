import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { generateFiling } from '#app/commands/generate-filing.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { scheduleFiling } from '#app/commands/schedule-filing.server.ts'
import { uploadFiling } from '#app/commands/upload-filing.server.ts'
import { openChecklist } from '#app/filings/open-checklist.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { givenFor } from '#app/given/given.server.ts'
import { deliver } from '#app/outbox.server.ts'
import { presentDisclosure } from '#app/presenters/disclosure-page.server.ts'
import { papersToMake, presentFilings } from '#app/presenters/filings-page.server.ts'
import { presentGaps } from '#app/presenters/gaps-page.server.ts'
import { prefilled } from '#app/presenters/prefilled.server.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { findProject } from '#db/queries/projects.ts'
import { findRun } from '#db/queries/runs.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { banker, checker, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { enter, signedIn, statusOf } from '#tests/support/room.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

const pdf = (words: string) => smallPdf(words, 30)

describe.each(engines)('a filing checked against itself, on $name', ({ create, name }) => {
  /** What is SQL is proved on every engine by the test that goes all the way; the rest once. */
  const once = test.runIf(name === 'SQLite')
  let of: RegistrationCase
  let folder: string
  let store: Store
  let keys = 0

  beforeEach(async () => {
    of = await registrationCase(create)
    folder = mkdtempSync(join(tmpdir(), 'kejiban-checks-'))
    store = openStore(of.db, folder, of.ports.now)
    await record(sampleFacts(sampleDeal(sampleCases['interbank SCP']!)))
    await atDesk(of.db, of.project, of.ports, async (desk) => {
      await openChecklist(desk, of.registration, of.ports.now())
      return { ok: true as const }
    })
  })

  afterEach(async () => {
    await of.end()
    rmSync(folder, { recursive: true, force: true })
  })

  const record = async (facts: { key: string; value: unknown; sample?: boolean }[]) => {
    const scope = { kind: 'project', id: of.project }
    const command = { project: of.project, scope, facts, actor: banker, key: `f-${++keys}` }
    const done = await recordFacts(of.db, command, of.ports)
    if (!done.ok) throw new Error(JSON.stringify(done))
  }
  const idOf = async (code: string) =>
    (await of.db.selectFrom('filing').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
  const printAll = () => deliver(of.db, { store, printer: inProcessPrinter }, of.ports)
  const generate = async (...filings: string[]) => {
    for (const filing of filings) await generateFiling(of.db, { filing, actor: banker, key: `g-${++keys}` }, of.ports)
    await printAll()
  }
  const upload = async (code: string, more: { figures?: Record<string, string>; outline?: string } = {}) => {
    const form = { name: `${code}.pdf`, pages: 30, ...(more.outline ? { outline: more.outline } : {}) }
    const command = { filing: await idOf(code), form, bytes: pdf(code), actor: banker, key: `u-${++keys}` }
    return uploadFiling(
      { db: of.db, store, gate: gateHere },
      { ...command, ...(more.figures ? { figures: more.figures } : {}) },
      of.ports,
    )
  }
  const room = (capacity: Capacity, organisation: string, person?: string) =>
    enter(of.db, of.ports, signedIn(capacity, organisation, person), of.project)
  const bank = () => room('lead-underwriter', 'org-bank', 'banker-1')
  const submission = async () => {
    const project = (await findProject(of.db, of.project))!
    const run = { ...(await findRun(of.db, of.run))!, state: 'cleared' }
    return (await givenFor({ tx: of.db, project, rulebook: builtInRulebook }, run, of.ports.now())).submission
  }
  /** Twice the amount, in facts. */
  const double = async () => {
    const facts = sampleFacts(sampleDeal(sampleCases['interbank SCP']!))
    const lines = facts.find(({ key }) => key === 'offering.lines')?.value as { planned: number; maximum: number }[]
    const value = lines.map((line) => ({ ...line, planned: line.planned * 2, maximum: line.maximum * 2 }))
    await record([{ key: 'offering.lines', value, sample: true }])
  }

  test('a fact edited after printing: the finding names both places, blocks, and one click prints the others again', async () => {
    const [application, prospectus] = [await idOf('Y-1'), await idOf('M')]
    await generate(application, prospectus)
    expect((await presentFilings(await bank(), 'key')).disagreements).toEqual([])
    of.ports.at('2026-03-03T01:00:00.000Z')
    await double()
    await generate(prospectus)
    const page = await presentFilings(await bank(), 'key')
    const amount = page.disagreements.find(({ label }) => label === '本期发行金额')
    expect(amount?.because).toMatch(
      /^本期发行金额不一致：募集说明书（第2版）“.+”（第 \d+ 页）写 .+；注册报告（第1版）“.+”（第 \d+ 页）写 .+。$/,
    )
    expect((await submission())?.because).toContain('本期发行金额不一致')
    const gaps = (await presentGaps(await bank())).gaps
    expect(gaps.find(({ what }) => what === '本期发行金额不一致')).toMatchObject({ blocks: true })
    expect(await papersToMake(await bank())).toContain(application)
    of.ports.at('2026-03-04T01:00:00.000Z')
    await generate(...(await papersToMake(await bank())))
    expect((await presentFilings(await bank(), 'key')).disagreements).toEqual([])
  })

  once('an uploaded paper joins by what was confirmed of it; what cannot be read is refused on its field', async () => {
    await generate(await idOf('M'))
    expect(await upload('F', { figures: { 'figure-offering-amount': '很多' } })).toMatchObject({
      ok: false,
      fields: { 'figure-offering-amount': [expect.stringContaining('以亿元为单位')] },
    })
    expect(await upload('F', { outline: '第一章 总则 31' })).toMatchObject({
      ok: false,
      fields: { outline: ['第 1 行：页码须在 1 到 30 之间'] },
    })
    expect(await upload('F', { figures: { 'figure-offering-amount': '1.23' } })).toMatchObject({ ok: true })
    const { disagreements } = await presentFilings(await bank(), 'key')
    expect(disagreements.map(({ because }) => because).join()).toContain('法律意见书（第1版）经上传人确认写 1.23')
  })

  once(
    'all gaps at once: papers, facts, what nobody said; none that blocks and the filing may go, and the other way',
    async () => {
      await record([{ key: 'circumstances.safetyAccident', value: true }])
      const before = await presentGaps(await bank())
      expect(before.blocking).toBeGreaterThan(10)
      expect(before.gaps.slice(0, before.blocking).every(({ blocks }) => blocks)).toBe(true)
      expect(before.gaps.find(({ what }) => what === 'M.1 安全生产情况的说明')).toMatchObject({
        because: '要素“报告期内发生安全生产事故”填为“是”',
        href: `/projects/${of.project}/filings/${await idOf('M.1')}`,
      })
      expect((await submission())?.ok).toBe(false)
      for (const { code, template } of await of.db.selectFrom('filing').select(['code', 'template']).execute())
        if (template === 'uploaded') expect(await upload(code)).toMatchObject({ ok: true })
      await generate(...(await papersToMake(await bank())))
      const after = await presentGaps(await bank())
      expect(after.gaps.filter(({ blocks }) => blocks)).toEqual([])
      expect(await submission()).toMatchObject({ ok: true })
    },
  )

  once('the index finds chapter and page of what is printed, and what an upload says of itself', async () => {
    await generate(await idOf('M'), await idOf('ZJ'))
    const index = await presentDisclosure(await bank())
    const lines = index.groups.flatMap((group) => group.lines)
    expect(lines.filter(({ state }) => state !== 'found').map(({ id }) => id)).toEqual([])
    expect(lines.find(({ id }) => id === 'chapter.terms')).toMatchObject({
      heading: '第三章 发行条款',
      page: expect.any(Number),
    })
    expect(lines.find(({ id }) => id === 'science.research')?.heading).toMatch(/^第五章 企业基本情况 （.）研发投入$/)
    expect(await upload('M', { outline: '第三章 发行条款……15\n第四章 募集资金运用 20' })).toMatchObject({ ok: true })
    const again = (await presentDisclosure(await bank())).groups.flatMap((group) => group.lines)
    expect(again.find(({ id }) => id === 'chapter.terms')).toMatchObject({ state: 'found', page: 15 })
    expect(again.find(({ id }) => id === 'chapter.tax')).toMatchObject({ state: 'missing' })
    expect((await presentGaps(await bank())).gaps.map(({ what }) => what)).toContain('披露项：税项')
  })

  once('intake is handed a letter with every gap of what was filed; drafts stay out of its sight', async () => {
    const reviewer = () => room('venue-intake', 'org-nafmii', 'intake-1')
    await generate(await idOf('M'))
    await of.db.updateTable('filing').set({ requirement: 'waived' }).where('code', '!=', 'M').execute()
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await go(of.db, of.ports, of.run, checker, 'filing.clear', { opinion: '同意报送' })
    await printAll()
    await go(of.db, of.ports, of.run, banker, 'filing.submit')
    await of.db.updateTable('filing').set({ requirement: 'mandatory' }).where('code', '=', 'F').execute()
    const page = await presentGaps(await reviewer())
    expect(page.review).toBe(true)
    expect(page.gaps.map(({ what }) => what)).toContain('F 法律意见书')
    const typed = await prefilled(await reviewer(), 'filing.return')
    expect(typed?.['items.0.title']).toEqual(['F 法律意见书'])
    expect(typed?.['items.0.filing']).toEqual([await idOf('F')])
    expect(await prefilled(await reviewer(), 'feedback.issue')).toBeUndefined()
  })

  once('a paper handed in in place of generation is neither made again by one click nor by the clearing', async () => {
    await generate(await idOf('Y-4'), await idOf('Y-5'), await idOf('M'))
    expect(await upload('Y-4')).toMatchObject({ ok: true, number: 2 })
    of.ports.at('2026-03-03T01:00:00.000Z')
    await double()
    const wanted = await papersToMake(await bank())
    expect(wanted).not.toContain(await idOf('Y-4'))
    expect(wanted).toEqual(expect.arrayContaining([await idOf('Y-5'), await idOf('M')]))
    expect(wanted.at(-1)).toBe(await idOf('Y'))
    await of.db.updateTable('filing').set({ requirement: 'waived' }).where('code', 'not in', ['Y-4', 'Y-5']).execute()
    await generate(await idOf('Y-5'))
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await go(of.db, of.ports, of.run, checker, 'filing.clear', { opinion: '同意报送' })
    await printAll()
    const last = async (code: string) =>
      of.db
        .selectFrom('filing_version')
        .select(['source', 'number'])
        .where('filing', '=', await idOf(code))
        .orderBy('number', 'desc')
        .executeTakeFirst()
    expect(await last('Y-4')).toEqual({ source: 'uploaded', number: 2 })
    expect(await last('Y-5')).toEqual({ source: 'generated', number: 3 })
  })

  once('walls: professionals see the index and no gaps, investors and strangers neither', async () => {
    const counsel = await room('counsel', 'org-counsel', 'counsel-1')
    expect(await statusOf(presentDisclosure(counsel))).toBeNull()
    expect(await statusOf(presentGaps(counsel))).toBe(404)
    expect(await statusOf(room('lead-underwriter', 'org-fund', 'stranger-1'))).toBe(404)
  })

  once('a day by which a paper shall be there: the underwriter sets it, late is told, never before today', async () => {
    const filing = await idOf('F')
    const set = (dueOn: string) =>
      scheduleFiling(of.db, { filing, form: { dueOn }, actor: banker, key: `d-${++keys}` }, of.ports)
    const due = async () =>
      (await presentFilings(await bank(), 'key')).groups.flatMap(({ lines }) => lines).find(({ id }) => id === filing)
        ?.due
    expect(await set('2026-03-01')).toMatchObject({ ok: false, fields: { dueOn: ['不能早于今天'] } })
    expect(await set('2026-03-06')).toMatchObject({ ok: true })
    expect(await due()).toEqual({ words: '3月6日 周五', late: false })
    of.ports.at('2026-03-07T01:00:00.000Z')
    expect(await due()).toEqual({ words: '3月6日 周五', late: true })
    expect(await set('')).toMatchObject({ ok: true, dueOn: null })
  })
})
