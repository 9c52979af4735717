import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chapterGaps } from '#app/chapters/chapter-gaps.server.ts'
import { presentChapter } from '#app/presenters/chapter-page.server.ts'
import { previewTyped } from '#app/presenters/chapter-preview.server.ts'
import { enterChapters } from '#app/presenters/chapter-room.server.ts'
import { presentChapters } from '#app/presenters/chapters-page.server.ts'
import { presentMyChapters } from '#app/presenters/my-chapters.server.ts'
import { findFiling } from '#db/queries/filings.ts'
import { assign, type ChapterWorld, chapterCase, checker, move, write, writer } from '#tests/support/chapter-case.ts'
import { engines } from '#tests/support/engines.ts'
import { enter, signedIn, statusOf } from '#tests/support/room.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

describe.each(engines)('the chapters on screen on $name', (engine) => {
  let world: ChapterWorld
  beforeEach(async () => {
    world = await chapterCase(engine)
  })
  afterEach(() => world.drop())

  const roomOf = (capacity: Capacity, organisation: string, person: string) =>
    enter(world.db, world.ports, signedIn(capacity, organisation, person), 'p1')
  const page = async (person = 'bank-1') =>
    presentChapters(await enterChapters(await roomOf('lead-underwriter', 'org-bank', person), 'paper'), 'key')

  test('whose turn it is, how far they are, and what is told before handing in', async () => {
    await assign(world, 'tax', 'bank-1', 'bank-2')
    await write(world, 'tax', '甲{{issuer.name}}')
    const mine = async (person: string) =>
      (await presentMyChapters(signedIn('lead-underwriter', 'org-bank', person), { reader: world.db })).rows.map(
        ({ what, title }) => [what, title],
      )
    const gaps = async () => {
      const filing = (await findFiling(world.db, 'paper'))!
      const looking = { tx: world.db, project: world.project, rulebook: builtInRulebook }
      return (await chapterGaps(looking, [filing], world.ports.now())).map(({ chapter, because }) => [chapter, because])
    }
    expect(await mine('bank-1')).toEqual([['编写', expect.stringContaining('税项')]])
    expect(await gaps()).toEqual([['tax', '不是生成文本，尚未复核']])
    await move(world, 'tax', 'submit', writer)
    expect([await mine('bank-1'), await mine('bank-2')]).toEqual([[], [['复核', expect.stringContaining('税项')]]])
    await move(world, 'tax', 'return', checker, '写明依据')
    expect(await mine('bank-1')).toEqual([['修改', expect.stringContaining('税项')]])
    await move(world, 'tax', 'submit', writer)
    await move(world, 'tax', 'pass', checker)
    expect([await mine('bank-2'), await gaps(), (await page()).checked]).toEqual([[], [], 1])
    expect((await page()).lines.find(({ key }) => key === 'tax')).toMatchObject({
      source: '平台内编写',
      owner: 'bank-1',
      checker: 'bank-2',
      standing: { word: '已复核' },
    })
  })

  test('an earlier text can be taken up again; the generated one always', async () => {
    await write(world, 'tax', '第一稿')
    await write(world, 'tax', '第二稿')
    const room = await enterChapters(await roomOf('lead-underwriter', 'org-bank', 'bank-1'), 'paper')
    const typed = async (text: string | null) =>
      (await presentChapter(room, { key: 'tax', text, requestKey: 'k' })).typed
    expect([await typed(null), await typed('1')]).toEqual(['第二稿\n', '第一稿\n'])
    expect(await typed('generated')).toMatch(/^\S/)
    expect((await typed('generated')).length).toBeGreaterThan(100)
    expect(await previewTyped(room, 'tax', '# 甲\n\n{{issuer.name}}')).toMatch(/税项[\s\S]*示例星河智造/)
    expect(await previewTyped(room, 'tax', '{{x}}')).toContain('第 1 行')
  })

  test('a law firm may have a chapter; to the market, the review and a stranger there are none', async () => {
    const status = async (capacity: Capacity, organisation: string) =>
      statusOf(roomOf(capacity, organisation, 'somebody').then((room) => enterChapters(room, 'paper')))
    expect(await status('counsel', 'org-counsel')).toBeNull()
    for (const [capacity, organisation] of [
      ['rater', 'org-rater'],
      ['steward', 'org-park'],
      ['lead-underwriter', 'org-fund'],
      ['venue-review', 'org-nafmii'],
    ] as const)
      expect([capacity, await status(capacity, organisation)]).toEqual([capacity, 404])
    const room = await roomOf('lead-underwriter', 'org-bank', 'bank-1')
    expect(await statusOf(enterChapters(room, 'no-paper'))).toBe(404)
  })
})
