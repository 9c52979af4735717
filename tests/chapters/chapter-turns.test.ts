import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { assignChapters } from '#app/commands/assign-chapters.server.ts'
import { myChaptersList } from '#app/exports/lists/desk.server.ts'
import { gatherMail } from '#app/mail/gather-mail.server.ts'
import { presentMyChapters } from '#app/presenters/my-chapters.server.ts'
import { presentNotices } from '#app/presenters/notices.server.ts'
import {
  assign,
  type ChapterWorld,
  chapterCase,
  chapterNow,
  checker,
  firm,
  move,
  write,
  writer,
} from '#tests/support/chapter-case.ts'
import { engines } from '#tests/support/engines.ts'
import { signedIn } from '#tests/support/room.ts'
import { webContext } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const minute = 60_000
const chapters = '/projects/p1/filings/paper/chapters'

describe.each(engines)('whose turn a chapter is on $name', (engine) => {
  let world: ChapterWorld
  beforeEach(async () => {
    world = await chapterCase(engine)
  })
  afterEach(() => world.drop())

  const someone = (person: string, capacity: Capacity = 'lead-underwriter', organisation = 'org-bank') => ({
    ...signedIn(capacity, organisation, person),
    organisationKind: 'bank',
    sample: true,
    previous: null,
    began: '2026-07-20T01:00:00.000Z',
    mustChange: false,
  })
  const told = async (...who: Parameters<typeof someone>) =>
    (await presentNotices(someone(...who), { reader: world.db, ports: world.ports }, null)).rows.map(
      ({ title, detail, href, unread }) => ({ title, detail, href, unread }),
    )
  const mine = async (...who: Parameters<typeof someone>) =>
    (await presentMyChapters(someone(...who), { reader: world.db })).rows.map(({ what, href }) => `${what} ${href}`)
  const later = (minutes: number) =>
    world.ports.at(new Date(Date.parse(world.ports.now()) + minutes * minute).toISOString())

  test('assigned, handed in, returned, passed: each time one person is told, and never who did it', async () => {
    await assign(world, ['tax', 'risks'], 'bank-1', 'bank-2', firm)
    expect(await told('bank-1')).toEqual([
      { title: '请编写各章（2 章）', detail: '《募集说明书》', href: chapters, unread: true },
    ])
    expect([await told('bank-2'), await told('firm-1', 'issuer', 'org-issuer')]).toEqual([[], []])
    await write(world, 'tax', '甲')
    later(1)
    await move(world, 'tax', 'submit', writer)
    const title = (await chapterNow(world, 'tax')).title
    const asked = { title: `请复核：${title}`, detail: '《募集说明书》', href: `${chapters}/tax` }
    expect(await told('bank-2')).toEqual([{ ...asked, unread: true }])
    expect(await mine('bank-2')).toEqual([`复核 ${chapters}/tax`])
    const list = await myChaptersList(someone('bank-2'), webContext(world.db, world.ports), new URLSearchParams())
    expect([list.total, list.rows.length]).toEqual([1, 1])
    later(1)
    await move(world, 'tax', 'return', checker, '写明依据')
    expect([await told('bank-2'), await mine('bank-2')]).toEqual([[{ ...asked, unread: false }], []])
    expect((await told('bank-1'))[0]).toEqual({
      title: `请修改：${title}`,
      detail: '《募集说明书》：写明依据',
      href: `${chapters}/tax`,
      unread: true,
    })
    later(1)
    await move(world, 'tax', 'submit', writer)
    later(1)
    await move(world, 'tax', 'pass', checker)
    expect((await told('bank-1'))[0]).toMatchObject({
      title: `已复核：${title}`,
      detail: '《募集说明书》：已分工的章节还有 1 章未复核',
    })
    expect(await mine('bank-1')).toEqual([`编写 ${chapters}/risks`])
    await move(world, 'risks', 'submit', writer)
    later(1)
    await move(world, 'risks', 'pass', checker)
    expect((await told('bank-1'))[0]?.detail).toContain('各章都已复核，可以生成文件')
  })

  test('whoever takes a chapter himself is told nothing; a new checker hears of what waits, who had it already does not', async () => {
    await assign(world, 'tax', 'bank-1', 'bank-2', writer)
    expect(await told('bank-1')).toEqual([])
    await assign(world, 'tax', 'bank-1', 'bank-2', firm)
    expect(await told('bank-1')).toEqual([])
    await move(world, 'tax', 'submit', writer)
    await assign(world, 'tax', 'bank-1', 'law-1', firm)
    expect((await told('law-1', 'counsel', 'org-counsel')).map(({ title }) => title)).toEqual([
      expect.stringMatching(/^请复核：.*税项/),
    ])
    expect(await mine('law-1', 'counsel', 'org-counsel')).toEqual([`复核 ${chapters}/tax`])
    expect([await told('investor-1', 'investor', 'org-investor'), await mine('investor-1', 'investor')]).toEqual([
      [],
      [],
    ])
    // Without an owner it goes back to whoever handed it in.
    await assign(world, 'risks', '', 'bank-2', writer)
    await move(world, 'risks', 'submit', firm)
    await move(world, 'risks', 'return', checker, '补充汇率风险')
    expect((await told('firm-1', 'issuer', 'org-issuer'))[0]?.detail).toBe('《募集说明书》：补充汇率风险')
    expect(await mine('firm-1', 'issuer', 'org-issuer')).toEqual([`修改 ${chapters}/risks`])
    await move(world, 'risks', 'submit', writer)
    expect(await mine('firm-1', 'issuer', 'org-issuer')).toEqual([])
  })

  test('whoever has left the project is told nothing of its chapters any more', async () => {
    await assign(world, 'tax', 'bank-1', 'bank-2', firm)
    await move(world, 'tax', 'submit', writer)
    const before = await told('bank-1')
    await world.db.updateTable('membership').set({ until: '2026-07-20' }).where('person', '=', 'bank-1').execute()
    expect(await move(world, 'tax', 'return', checker, '补充依据')).toMatchObject({ ok: true })
    expect(await told('bank-1')).toEqual(before)
  })

  test('of several chapters all are assigned or none', async () => {
    await write(world, 'tax', '甲', writer)
    const done = await assign(world, ['risks', 'tax'], '', 'bank-1', firm)
    expect(done).toMatchObject({ fields: { checker: [expect.stringMatching(/税项.*另选复核人/)] } })
    expect((await chapterNow(world, 'risks')).checker).toBeNull()
    const command = { filing: 'paper', chapters: ['risks'], actor: firm, key: 'twice-pressed' }
    for (const _ of [1, 2])
      await assignChapters(world.db, { ...command, form: { owner: 'bank-1', checker: '' } }, world.ports)
    expect(await told('bank-1')).toHaveLength(1)
  })

  test('mail leads to the chapter, by its number only; what was done before it leaves is not asked for', async () => {
    await world.db.updateTable('organisation').set({ sample_at: null }).where('id', '=', 'org-bank').execute()
    await gatherMail(world.db, world.ports)
    await assign(world, 'tax', 'bank-1', 'bank-2', firm)
    later(2)
    await move(world, 'tax', 'submit', writer)
    later(11)
    await gatherMail(world.db, world.ports)
    const mails = await world.db.selectFrom('outbox').select('params').where('type', '=', 'mail.digest').execute()
    expect(mails.map(({ params }) => JSON.parse(params))).toEqual([
      {
        person: 'bank-2',
        lines: [{ kind: 'task', stage: '', number: world.project.number, path: `${chapters}/tax` }],
      },
    ])
  })
})
