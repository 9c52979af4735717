import { beforeEach, describe, expect, test } from 'vitest'
import { pinIssue } from '#app/commands/pin-issue.server.ts'
import { presentTimetable } from '#app/presenters/timetable.server.ts'
import { go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { insertFinished } from '#tests/support/finished-cases.ts'
import {
  banker,
  file,
  first,
  intake,
  type RegistrationCase,
  registrationCase,
  underReview,
} from '#tests/support/registration-case.ts'
import { enter, signedIn, statusOf } from '#tests/support/room.ts'
import { type Actor, type Capacity, capacities } from '#workflows/kit/seats.ts'

describe.each(engines)('the working timetable on $name', ({ create }) => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(create)
    return of.end
  })

  const page = async (capacity: Capacity, organisation: string, person = `${capacity}-1`) =>
    presentTimetable(await enter(of.db, of.ports, signedIn(capacity, organisation, person), of.project), 'key')
  const bank = () => page('lead-underwriter', 'org-bank', 'banker-1')
  const venue = () => page('venue-review', 'org-nafmii', 'reviewer-1')
  const steps = (view: Awaited<ReturnType<typeof bank>>) => [...view.done, ...view.groups].flatMap(({ rows }) => rows)

  let keys = 0
  const pin = (day: string | null, actor: Actor = banker) => {
    keys += 1
    return pinIssue(of.db, { project: of.project, day, actor, key: `pin-${keys}` }, of.ports)
  }

  test('goes from today to listing, and is made anew as things move', async () => {
    const before = await bank()
    expect(steps(before)[0]).toMatchObject({ word: '进行中', from: '2026-03-02', mine: true })
    expect(before.days.map(({ label }) => label)).toEqual(['注册', '簿记', '上市流通'])
    of.ports.at('2026-03-20T01:00:00.000Z')
    await file(of)
    const after = await bank()
    expect(steps(after).filter(({ word }) => word === '已完成')).toHaveLength(3)
    expect(after.days[0]?.value).not.toBe(before.days[0]?.value)
  })

  test('each party is told its own next deadline first', async () => {
    await underReview(of)
    expect((await venue()).next).toMatchObject({ title: expect.stringContaining('审核'), late: false })
    expect((await bank()).next?.title).toBe('发行准备与公布文件')
    const review = steps(await bank()).find(({ word }) => word === '进行中')
    const clock = await of.db
      .selectFrom('clock')
      .selectAll()
      .where('run', '=', of.run)
      .where('name', '=', 'review')
      .executeTakeFirstOrThrow()
    expect(review?.to).toBe(clock.due_on)
  })

  test('the venue has no line of work inside the underwriter’s house, nor of the day aimed at', async () => {
    await underReview(of)
    await pin('2026-06-30')
    const seen = await venue()
    expect(
      steps(seen)
        .map(({ title }) => title)
        .some((title) => /编制|内部审核/.test(title)),
    ).toBe(false)
    expect([seen.verdict, seen.pin, seen.hasTarget]).toEqual([null, null, false])
    expect((await bank()).verdict).toMatchObject({ fits: true, title: '2026年6月30日 周二簿记来得及' })
    expect((await page('counsel', 'org-counsel')).verdict?.fits).toBe(true)
    expect((await page('counsel', 'org-counsel')).pin).toBeNull()
  })

  test('a stranger finds nothing', async () => {
    expect(await statusOf(page('lead-underwriter', 'org-fund', 'stranger-1'))).toBe(404)
  })

  describe('the day aimed at', () => {
    test('that is past, no working day, too far or no day at all is refused on its field', async () => {
      const said: string[] = []
      for (const day of ['2026-02-27', '2026-03-07', '2031-01-02', 'someday', '']) {
        const done = await pin(day)
        said.push(done.ok ? 'taken' : `${done.message}${done.fields?.day?.[0]}`)
      }
      expect(said).toEqual([
        '目标簿记日已经过去。请填写今天或以后的日期',
        '目标簿记日不是该市场的工作日。之后最近的一个是 2026-03-09',
        '目标簿记日太远。请填写三年以内的日期',
        '目标簿记日填写不正确。请填写日期，例如 2026-06-30',
        '目标簿记日填写不正确。请填写日期，例如 2026-06-30',
      ])
    })

    test('is set, changed and taken away by the issuer’s side alone, each time on the record', async () => {
      expect(await pin('2026-06-30', first)).toMatchObject({ ok: false })
      expect(await pin('2026-06-30')).toMatchObject({ ok: true })
      expect(await pin('2026-07-01')).toMatchObject({ ok: true })
      expect((await bank()).pin?.day).toBe('2026-07-01')
      expect(await pin(null)).toMatchObject({ ok: true })
      expect((await bank()).verdict).toBeNull()
      const logged = await of.db.selectFrom('event').select('type').where('type', 'like', 'timetable.%').execute()
      expect(logged).toHaveLength(3)
    })

    test('too early: the plan says so and by when each step would be needed', async () => {
      await pin('2026-03-05')
      const view = await bank()
      expect(view.verdict).toMatchObject({ fits: false, title: expect.stringContaining('来不及') })
      expect(steps(view).some(({ tooLate }) => tooLate)).toBe(true)
    })
  })

  test('the working group: organisations, duties, persons and addresses among those who work together', async () => {
    await file(of)
    await go(of.db, of.ports, of.run, intake, 'filing.accept')
    const own = (await bank()).members.find(({ capacity }) => capacity === 'lead-underwriter')
    expect(own?.persons?.map(({ name, duty, email }) => [name, duty, email])).toEqual([
      ['人员banker-1', '经办', 'banker-1@example.test'],
      ['人员banker-2', '复核', 'banker-2@example.test'],
    ])
    const seen = await page('counsel', 'org-counsel')
    expect(seen.members.find(({ capacity }) => capacity === 'lead-underwriter')?.persons).toHaveLength(2)
    for (const { capacity, persons } of seen.members)
      if (capacities[capacity].side === 'review') expect(persons).toBeNull()
  })

  test('prediction is silent below ten cases alike, and tells its sample from ten on', async () => {
    await underReview(of)
    of.ports.at('2026-03-03T01:00:00.000Z')
    const days = ['19', '20', '21', '22', '23', '26', '27', '28', '29']
    for (const day of days)
      await insertFinished(of.db, { name: `p${day}`, reviewedOn: '2026-01-05', grantedOn: `2026-01-${day}` })
    const silent = await bank()
    expect(silent.predictions[0]).toMatchObject({ to: '完成注册', words: '暂不推算', range: null })
    expect(silent.predictions[0]?.grounds).toContain('只办结 9 个')
    await insertFinished(of.db, { name: 'p30', reviewedOn: '2026-01-05', grantedOn: '2026-01-30' })
    of.ports.at('2026-03-03T01:20:00.000Z')
    const [granted, listed] = (await bank()).predictions
    // Ten to nineteen working days, one of them spent: the fifth and the eighth are 13 and 16.
    expect(granted?.words).toBe('还需 13 至 16 个工作日')
    expect(granted?.grounds).toContain('2026年1月19日至2026年1月30日办结的 10 个同类项目')
    expect(listed?.words).toBe('暂不推算')
  })
})
