import { beforeEach, describe, expect, test } from 'vitest'
import { presentMeeting } from '#app/presenters/meeting.server.ts'
import type { SignedIn } from '#app/reach.server.ts'
import type { Db } from '#db/connect.ts'
import { actor, attempt, go, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { mandate, openReserve } from '#tests/support/preparation.ts'
import { seedMember } from '#tests/support/review-desk.ts'
import { enter, seat, signedIn, statusOf } from '#tests/support/room.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const names = ['专家甲', '专家乙', '专家丙', '专家丁', '专家戊']
const secretary = actor('秘书', 'org-nafmii', 'venue-secretary')

describe.each(engines)('a meeting on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let run: string

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    for (const name of [...names, '专家己']) await seedMember(db, name, 'expert', 'org-experts', 'maker')
    const opened = await openReserve(db, ports)
    project = opened.project
    run = await mandate(db, ports, project, opened.run)
    for (const capacity of ['venue-secretary', 'venue-review', 'venue-supervisor'] as const)
      await seat(db, project, capacity, 'org-nafmii')
    await db
      .updateTable('run')
      .set({ state: 'to-meeting', awaiting: 'venue-secretary' })
      .where('id', '=', run)
      .execute()
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const look = async (who: SignedIn, of = run) =>
    presentMeeting(await enter(db, ports, who, project), { run: of, key: 'request-1' })
  const expert = (name: string) => signedIn('expert', 'org-experts', name)
  const venue = (capacity: Capacity) => signedIn(capacity, 'org-nafmii')
  const convene = () => go(db, ports, run, secretary, 'meeting.convene', { heldOn: '2026-03-05', experts: names })
  const vote = (name: string, word: string) =>
    go(db, ports, run, actor(name, 'org-experts', 'expert.maker'), 'meeting.vote', {
      vote: word,
      opinion: `${name}的意见`,
    })

  test('the secretary is offered the convening and told who must keep away; an expert with a tie is refused', async () => {
    await db
      .insertInto('declared_tie')
      .values({
        id: 't',
        person: '专家甲',
        organisation: 'org-issuer',
        relation: 'adviser',
        until_on: null,
        declared_at: ports.now(),
        ended_at: null,
      })
      .execute()
    const page = await look(signedIn('venue-secretary', 'org-nafmii', '秘书'))
    expect(page.acts.map(({ type }) => type)).toContain('meeting.convene')
    expect(page.tied).toEqual([expect.stringContaining('专家甲')])
    const refused = await attempt(db, ports, run, secretary, 'meeting.convene', {
      heldOn: '2026-03-05',
      experts: names,
    })
    expect(refused).toMatchObject({ ok: false, fields: { experts: [expect.stringContaining('须回避')] } })
    expect(await db.selectFrom('meeting').selectAll().execute()).toEqual([])
  })

  test('before the conclusion each expert sees his own vote, the venue how many, the issuer no name', async () => {
    await convene()
    await vote('专家甲', 'accept')
    await vote('专家乙', 'postpone')
    const words = async (who: SignedIn) =>
      (await look(who)).ballots.map(({ expert: name, cast, vote: given, opinion }) => [
        name,
        cast !== null,
        given?.word ?? null,
        opinion,
      ])
    expect(await words(expert('专家甲'))).toEqual(
      names
        .toSorted()
        .map((name) => [
          name,
          ['专家甲', '专家乙'].includes(name),
          name === '专家甲' ? '接受' : null,
          name === '专家甲' ? '专家甲的意见' : null,
        ]),
    )
    for (const capacity of ['venue-secretary', 'venue-review', 'venue-supervisor'] as const) {
      const page = await look(venue(capacity))
      expect(page.ballots.map(({ vote: given, opinion }) => [given, opinion])).toEqual(names.map(() => [null, null]))
      expect(page.tally.words).toBe('已表决 2 人，共 5 人；结论形成前不公布各人表决')
      expect(JSON.stringify(page)).not.toMatch(/推迟接受|的意见/)
    }
    const issuer = await look(signedIn('issuer', 'org-issuer', 'issuer-1'))
    expect(issuer.ballots).toEqual([])
    expect(JSON.stringify(issuer)).not.toContain('专家')
  })

  test('concluded, the venue reads every vote; experts still only their own', async () => {
    await convene()
    for (const name of names) await vote(name, name === '专家戊' ? 'conditional' : 'accept')
    await go(db, ports, run, secretary, 'meeting.conclude', { summary: '有条件接受注册' })
    const page = await look(venue('venue-review'))
    expect(page.conclusion).toMatchObject({ summary: '有条件接受注册' })
    expect(page.ballots.map(({ vote: given }) => given?.word)).toEqual(
      names.toSorted().map((name) => (name === '专家戊' ? '有条件接受' : '接受')),
    )
    expect(page.tally.words).toBe('接受 4 票，有条件接受 1 票，推迟接受 0 票')
    expect((await look(expert('专家甲'))).ballots.filter(({ vote: given }) => given !== null)).toHaveLength(1)
  })

  test('an expert sees his meeting, its papers and nothing else; one who was not called sees nothing', async () => {
    await convene()
    const versions = {
      source: 'uploaded' as const,
      state: 'ready' as const,
      template_version: null,
      dossier: null,
      fact_seq: null,
      file: null,
    }
    const paper = (id: string, audience: string) => ({
      id,
      project,
      scope_kind: 'registration',
      scope_id: 'x',
      template: 'uploaded',
      code: id,
      title: id,
      prepared_by: 'lead-underwriter',
      requirement: 'mandatory' as const,
      condition: null,
      waived_reason: null,
      audience,
      ordinal: 900,
      created_at: ports.now(),
    })
    await db
      .insertInto('filing')
      .values([paper('募集说明书', 'issuer expert venue-review'), paper('内部底稿', 'issuer lead-underwriter')])
      .execute()
    for (const filing of ['募集说明书', '内部底稿'])
      await db
        .insertInto('filing_version')
        .values({
          ...versions,
          id: `v-${filing}`,
          filing,
          number: 1,
          name: 'a.pdf',
          pages: 1,
          refusal: null,
          message_id: null,
          made_by: 'x',
          made_at: ports.now(),
          filed_at: ports.now(),
          note: null,
        })
        .execute()
    const page = await look(expert('专家甲'))
    expect(page.bare).toBe(true)
    expect(page.papers.map(({ title }) => title)).toEqual(['募集说明书'])
    expect(page.acts.map(({ type }) => type)).toEqual(['meeting.vote'])
    expect(await statusOf(look(expert('专家己')))).toBe(404)
    expect(await statusOf(look(signedIn('expert', 'org-issuer', '专家甲')))).toBe(404)
  })

  test('a seat in one meeting opens no other run of the project', async () => {
    await convene()
    const other = 'run-other'
    const row = await db.selectFrom('run').selectAll().where('id', '=', run).executeTakeFirstOrThrow()
    await db
      .insertInto('run')
      .values({ ...row, id: other, ordinal: 2 })
      .execute()
    expect(await statusOf(look(expert('专家甲'), other))).toBe(404)
  })
})
