import { beforeAll, describe, expect, test } from 'vitest'
import { askConsultation } from '#app/commands/consult.server.ts'
import { proposeChange } from '#app/commands/propose-change.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { registerOutage } from '#app/commands/register-outage.server.ts'
import { askedOf, atOpening } from '#app/presenters/rulebook.server.ts'
import { loader as houseLoader } from '#app/routes/exports.$list.ts'
import { loader as roomLoader } from '#app/routes/projects.$project.exports.$list.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { engines } from '#tests/support/engines.ts'
import { lei, seedPlatform } from '#tests/support/platform.ts'
import { banker, type RegistrationCase, registrationCase, underReview } from '#tests/support/registration-case.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'
import { answered, cookieOf, get, openAccount } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

type Asker = { person: string; capacity: Capacity }

const platform: Asker = { person: 'lei', capacity: 'administrator' }
const supervisor: Asker = { person: 'supervisor-1', capacity: 'venue-supervisor' }
const steward: Asker = { person: 'steward-1', capacity: 'steward' }
const underwriter: Asker = { person: 'banker-1', capacity: 'lead-underwriter' }
const reviewer: Asker = { person: 'reviewer-1', capacity: 'venue-review' }
const stranger: Asker = { person: 'stranger-1', capacity: 'lead-underwriter' }

/** Lists of the house by whose they are; each is a 404 to an underwriter, who has a part in none of them. */
const owned: readonly [Asker, readonly string[]][] = [
  [platform, ['calendars', 'calendar', 'rulebook', 'rulebook-changes', 'parameter?parameter=tenor.min', 'outages']],
  [supervisor, ['load', 'urgent', 'review-times', 'late-opinions']],
  [steward, ['lists', 'points-models', 'listed']],
]

const ok = <T extends { ok: boolean }>(done: T): T & { ok: true } => {
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done as T & { ok: true }
}

describe.each(engines)('lists of one subject, and of those who keep the house, on $name', ({ create }) => {
  let of: RegistrationCase
  let outage: string
  let change: string

  const ask = async ({ person, capacity }: Asker, path: string): Promise<Response> => {
    const request = get(path, await cookieOf(of.context, person, capacity))
    const [, first = '', second = '', , list = ''] = (path.split('?')[0] ?? '').split('/')
    const { context } = of
    return answered(
      first === 'exports'
        ? houseLoader({ request, context, params: { list: second } })
        : roomLoader({ request, context, params: { project: second, list } }),
    )
  }
  /** The lines of the CSV: title, what it was narrowed to, heads, rows. */
  const lines = async (by: Asker, path: string): Promise<string[]> => {
    const answer = await ask(by, `${path}${path.includes('?') ? '&' : '?'}format=csv`)
    expect([path, answer.status]).toEqual([path, 200])
    return (await answer.text()).trimEnd().split('\r\n')
  }
  const room = (list: string) => `/projects/${of.project}/exports/${list}`

  beforeAll(async () => {
    of = await registrationCase(create)
    const { db, ports, project } = of
    await seedPlatform(db, ports)
    await openAccount(db, ports, { id: 'supervisor-1', organisation: 'org-nafmii', capacities: ['venue-supervisor'] })
    await openAccount(db, ports, { id: 'steward-1', organisation: 'org-park', capacities: ['steward'] })
    const form = { side: 'authority', topic: '称号到期当日', question: '到期当日是否仍可申报？', filing: '' }
    ok(await askConsultation(db, { project, form, actor: banker, key: 'asked' }, ports))
    await underReview(of)
    const facts = sampleFacts(sampleDeal(sampleCases['interbank SCP']!))
    const scope = { kind: 'project', id: project }
    ok(await recordFacts(db, { project, scope, facts, actor: banker, key: 'facts' }, ports))
    const night = { from: '2026-03-01T22:00', to: '2026-03-02T06:00', sides: ['review'], affected: '文件无法上传' }
    outage = ok(await registerOutage(db, { form: { ...night, basis: '运行日志（示例）第 7 号' }, by: lei }, ports)).id
    change = ok(
      await proposeChange(
        db,
        {
          change: {
            kind: 'parameter',
            key: 'clock.review',
            scope: { route: 'interbank' },
            appliesBy: 'acceptance',
            value: '8',
            from: '2026-03-02',
            to: null,
            basis: { document: '示例通知〔2026〕1号', standing: 'published' },
          },
          reason: '新规定',
          by: lei,
        },
        ports,
      ),
    ).id
    return of.end
  })

  test('each to whom it belongs, and to nobody else', async () => {
    for (const [by, lists] of owned)
      for (const list of lists) {
        expect((await lines(by, `/exports/${list}`)).length).toBeGreaterThanOrEqual(3)
        expect([list, (await ask(underwriter, `/exports/${list}`)).status]).toEqual([list, 404])
      }
  })

  test('one that needs a subject is not there without it, nor with another’s', async () => {
    for (const list of ['outage-clocks', 'outage-clocks?outage=x', 'parameter?parameter=x', 'touched?change=x'])
      expect([list, (await ask(platform, `/exports/${list}`)).status]).toEqual([list, 404])
    expect((await ask(steward, '/exports/enterprise-titles?code=x')).status).toBe(404)
    expect((await ask(underwriter, room('versions?filing=x'))).status).toBe(404)
    expect((await ask(underwriter, room('chapters?filing=x'))).status).toBe(404)
    const paper = await of.db
      .selectFrom('filing')
      .select('id')
      .where('template', '=', 'prospectus')
      .executeTakeFirstOrThrow()
    expect((await lines(underwriter, room(`chapters?filing=${paper.id}`))).join()).toMatch(/第一章 释义[\s\S]*平台生成/)
  })

  test('the rulebook without a query is whole in a file, and opens on its first family on the screen', () => {
    const none = new URLSearchParams()
    expect([askedOf(none).family, askedOf(atOpening(none)).family]).toEqual(['', expect.stringMatching(/./)])
  })

  test('an outage with its deadlines, a change with the projects it touches', async () => {
    const [title, note, , row] = await lines(platform, '/exports/outages')
    expect([title, note?.includes('共 1 项'), row?.includes('文件无法上传')]).toEqual(['"系统停机登记"', true, true])
    expect((await lines(platform, `/exports/outage-clocks?outage=${outage}`))[1]).toContain('待复核')
    const touched = await lines(platform, `/exports/touched?change=${change}`)
    expect(touched.slice(3).join()).toContain('审核期限 10 个工作日 → 8 个工作日')
    const changes = await lines(platform, '/exports/rulebook-changes?parameter=clock.review')
    expect([changes.length, changes[1]?.includes('筛选：审核首次意见期限')]).toEqual([4, true])
    expect(await lines(platform, '/exports/rulebook-changes?parameter=tenor.min')).toHaveLength(3)
  })

  test('consultations by their state, as the screen is filtered', async () => {
    const [, note, , row] = await lines(underwriter, '/exports/consultations')
    expect(note).toContain('筛选：待答复 · 共 1 项')
    expect(row).toContain('称号到期当日')
    expect(await lines(underwriter, '/exports/consultations?state=answered')).toHaveLength(3)
    expect(await lines(stranger, '/exports/consultations?state=all')).toHaveLength(3)
    expect((await lines(underwriter, room('consultations'))).slice(3)).toHaveLength(1)
    expect((await ask(stranger, room('consultations'))).status).toBe(404)
  })

  test('findings of now and of each decision; what the rules say now, and titles, are not the venue’s', async () => {
    const own = (await lines(underwriter, room('findings'))).slice(3).join('\n')
    expect(own).toContain('"现在"')
    expect(own).toContain('保存"')
    const theirs = (await lines(reviewer, room('findings'))).slice(3).join('\n')
    expect(theirs).not.toContain('"现在"')
    expect((await ask(reviewer, room('titles'))).status).toBe(404)
    expect((await ask(reviewer, room('points'))).status).toBe(404)
  })

  test('titles, and points under the model that is shown: 测算, what is missing is not zero', async () => {
    expect((await lines(underwriter, room('titles'))).slice(3).join()).toContain('高新技术企业')
    const [, note, , ...rows] = await lines(underwriter, room('points'))
    expect(note).toContain('测算')
    expect(rows.length).toBeGreaterThan(10)
    const chosen = (await lines(underwriter, room('points?model=nobody.1')))[1]
    expect(chosen?.split(' · ')[1]).toBe(note?.split(' · ')[1])
  })

  test('the papers the guide names for the answers of the address, not without them', async () => {
    const answers = 'kind=tech-firm&region=江苏&amount=3&tenor=3Y&placement=public&titles=high-tech'
    const [title, note, , ...rows] = await lines(underwriter, `/exports/guide-papers?${answers}`)
    expect(title).toBe('"政策辅导 应备文件"')
    expect(note).toContain('江苏')
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBeGreaterThan(1)
    expect((await ask(underwriter, '/exports/guide-papers?kind=tech-firm')).status).toBe(404)
  })

  test('the library as narrowed', async () => {
    const all = await lines(underwriter, '/exports/library')
    const some = await lines(underwriter, '/exports/library?q=86号')
    expect(some.length).toBeLessThan(all.length)
    expect(some[1]).toContain('筛选：「86号」')
  })
})
