import { beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { attempt, go, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { bondRow, happens, mandate, openReserve, people, runOf, worker } from '#tests/support/preparation.ts'

const { issuer, banker, analyst, committee } = people
const grade = { symbol: 'AA', modifier: '+', suffix: 'sti', outlook: '稳定' }

describe.each(engines)('a rating on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let registration: string
  let run: string

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    const opened = await openReserve(db, ports)
    project = opened.project
    registration = await mandate(db, ports, project, opened.run)
    await engage()
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const engage = async () => {
    const asked = { agency: 'org-rater', subject: 'issuer', subjectName: '示例星河智造股份有限公司' }
    await go(db, ports, registration, issuer, 'rating.engage', asked)
    run = await runOf(db, project, 'rating')
  }

  const act = (type: string, data: unknown = {}, by = analyst) => go(db, ports, run, by, type, data)
  const row = () => db.selectFrom('rating_action').selectAll().where('project', '=', project).executeTakeFirstOrThrow()
  const paper = () =>
    db
      .selectFrom('filing')
      .select(['requirement', 'waived_reason'])
      .where('code', '=', 'P.1')
      .where('project', '=', project)
      .execute()

  const toResult = async () => {
    await act('rating.accept', { methodology: '股权投资机构评级方法', acceptedOn: '2026-03-02' })
    await act('data.supply', { on: '2026-03-02', note: '审计报告' }, issuer)
    await act('fieldwork.begin', { plan: '访谈' })
    await act('interview.note', { on: '2026-03-02', kind: 'interview', who: '投资总监', summary: '了解退出' })
    await act('fieldwork.close', { summary: '完成' })
    await act('draft.submit', { ...grade, on: '2026-03-02', grounds: '投资能力突出' })
    await act(
      'committee.decide',
      { ...grade, suffix: '', heldOn: '2026-03-02', members: 5, opinion: '同意' },
      committee,
    )
  }

  test('grade, day of publication and next tracking are kept in the agency’s own words', async () => {
    await toResult()
    expect(await row()).toMatchObject({ symbol: 'AA+', outlook: '稳定', methodology: '股权投资机构评级方法' })
    await act('result.accept', {}, issuer)
    await act('rating.issue', { number: '评字 1 号', on: '2026-03-02' })
    await act('rating.publish', { on: '2026-03-02', where: '评级机构网站' })
    expect(await row()).toMatchObject({ published_on: '2026-03-02', track_by: '2027-07-31', ended_at: null })
    const letters = await db
      .selectFrom('filing')
      .select(['template', 'scope_kind'])
      .where('template', '=', 'rating-mandate')
      .execute()
    expect(letters).toEqual([{ template: 'rating-mandate', scope_kind: 'rating_action' }])
  })

  test('the review replaces the first grade and stays in the log beside it', async () => {
    await toResult()
    await act('review.request', { grounds: '新增退出', material: '退出协议' }, issuer)
    await act('committee.decide', { ...grade, heldOn: '2026-03-02', members: 7, opinion: '调升' }, committee)
    expect(await row()).toMatchObject({ symbol: 'AA+sti' })
    const log = await db
      .selectFrom('event')
      .select('data')
      .where('type', '=', 'committee.decide')
      .orderBy('seq')
      .execute()
    expect(log.map(({ data }) => JSON.parse(data).members)).toEqual([5, 7])
  })

  test('silence settles the result at the end of the fifth working day', async () => {
    await toResult()
    ports.at('2026-03-20T02:00:00.000Z')
    expect(await worker(db, ports, run)).toBe('settled')
    await act('rating.issue', { number: '评字 1 号', on: '2026-03-20' })
    const lapse = await db.selectFrom('event').select('at').where('type', '=', 'objection.lapse').execute()
    expect(lapse).toEqual([{ at: '2026-03-09T16:00:00.000Z' }])
  })

  test('a day to come is refused on its field', async () => {
    const early = await attempt(db, ports, run, analyst, 'rating.accept', {
      methodology: '方法',
      acceptedOn: '2026-03-03',
    })
    expect(early).toMatchObject({ ok: false, fields: { acceptedOn: ['不能晚于今天'] } })
  })

  test('an agency that came to sit behind the wall cannot accept', async () => {
    await db
      .insertInto('seat')
      .values({
        id: 'seat-wall',
        project,
        run: null,
        capacity: 'lead-underwriter',
        organisation: 'org-rater',
        mode: 'platform',
        from_at: ports.now(),
        until_at: null,
      })
      .execute()
    const data = { methodology: '方法', acceptedOn: '2026-03-02' }
    expect(await attempt(db, ports, run, analyst, 'rating.accept', data)).toMatchObject({
      ok: false,
      reason: 'blocked',
      message: expect.stringContaining('主承销商'),
    })
  })

  test('waived with reasons, its paper is asked for no longer; engaged anew, it is asked for again', async () => {
    expect(await paper()).toEqual([{ requirement: 'conditional', waived_reason: null }])
    await act('rating.waive', { reason: '投资人未要求评级' }, banker)
    expect(await row()).toMatchObject({ waived_reason: '投资人未要求评级', ended_at: ports.now() })
    expect(await findRun(db, run)).toMatchObject({ state: 'waived', status: 'done' })
    expect(await paper()).toEqual([{ requirement: 'waived', waived_reason: '该情形已不存在' }])
    await engage()
    expect(await paper()).toEqual([{ requirement: 'conditional', waived_reason: null }])
  })

  test('yearly tracking answers what the bond owed and moves the next day; the last bond ends it', async () => {
    await toResult()
    await act('result.accept', {}, issuer)
    await act('rating.issue', { number: '评字 1 号', on: '2026-03-02' })
    await act('rating.publish', { on: '2026-03-02', where: '评级机构网站' })
    await db.insertInto('bond').values(bondRow(project, 'bond-1')).execute()
    await db
      .insertInto('obligation')
      .values([2027, 2028].map((year) => tracking(project, `tracking-${year}`, `${year}-07-31`)))
      .execute()
    ports.at('2027-06-10T02:00:00.000Z')
    await act('tracking.propose', { ...grade, kind: 'annual', on: '2027-06-08', grounds: '稳定' })
    const issued = {
      ...grade,
      symbol: 'AAA',
      modifier: '',
      suffix: '',
      kind: 'annual',
      number: '跟踪 1',
      on: '2027-06-10',
    }
    await act('rating.track', issued, committee)
    expect(await row()).toMatchObject({ symbol: 'AAA', track_by: '2028-07-31' })
    const owed = await db.selectFrom('obligation').select(['id', 'state', 'done_on']).orderBy('id').execute()
    expect(owed).toEqual([
      { id: 'tracking-2027', state: 'done', done_on: '2027-06-10' },
      { id: 'tracking-2028', state: 'due', done_on: null },
    ])
    expect(await happens(db, ports, run, 'tracking.close')).toBe('tracking')
    await db.updateTable('bond').set({ ended_at: ports.now() }).where('id', '=', 'bond-1').execute()
    expect(await happens(db, ports, run, 'tracking.close')).toBe('ended')
  })
})

const tracking = (project: string, id: string, due_on: string) => ({
  id,
  project,
  bond: 'bond-1',
  kind: 'tracking',
  title: '跟踪评级报告',
  due_on,
  amount: null,
  state: 'due' as const,
  done_on: null,
  done_event: null,
  notice_due_on: null,
  notice_on: null,
  basis: '{}',
  created_at: '2026-04-02T02:00:00.000Z',
  nominal_on: null,
})
