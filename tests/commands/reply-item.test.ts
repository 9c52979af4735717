import { beforeEach, describe, expect, test } from 'vitest'
import { replyItem } from '#app/commands/reply-item.server.ts'
import { presentRounds } from '#app/presenters/rounds-page.server.ts'
import { go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import {
  banker,
  first,
  type RegistrationCase,
  registrationCase,
  underReview,
} from '#tests/support/registration-case.ts'
import { enter, signedIn } from '#tests/support/room.ts'
import type { Actor } from '#workflows/kit/seats.ts'

const items = [
  { title: '募集资金用途', category: '募集资金', severity: '重大', question: '请说明测算口径。' },
  { title: '研发投入', category: '科技属性', severity: '一般', question: '请核对差异。' },
]

describe.each(engines)('answers on $name', ({ create }) => {
  let of: RegistrationCase
  let ids: string[]
  let keys = 0

  beforeEach(async () => {
    of = await registrationCase(create)
    await underReview(of)
    await go(of.db, of.ports, of.run, first, 'feedback.issue', { items })
    ids = (await of.db.selectFrom('item').select('id').orderBy('number').execute()).map(({ id }) => id)
    return of.end
  })

  const answer = (over: Partial<Parameters<typeof replyItem>[1]> = {}) => {
    keys += 1
    const form = { text: '已补充测算口径。', verification: '经核查一致。', changed: ['第四章第一段'] }
    const command = {
      project: of.project,
      item: ids[0]!,
      form,
      version: 0,
      actor: banker,
      key: `reply-${keys}`,
      ...over,
    }
    return replyItem(of.db, command, of.ports)
  }

  const shownTo = async (capacity: 'lead-underwriter' | 'venue-review', organisation: string) => {
    const room = await enter(of.db, of.ports, signedIn(capacity, organisation), of.project)
    const { rounds } = await presentRounds(room, 'key')
    return rounds.flatMap(({ items: own }) => own.map(({ reply }) => reply?.text ?? null))
  }

  test('a draft is seen by its own side only; submitted, by the review too', async () => {
    await answer()
    await answer({ item: ids[1]! })
    expect(await shownTo('lead-underwriter', 'org-bank')).toEqual(['已补充测算口径。', '已补充测算口径。'])
    expect(await shownTo('venue-review', 'org-nafmii')).toEqual([null, null])
    await go(of.db, of.ports, of.run, banker, 'feedback.reply')
    expect(await shownTo('venue-review', 'org-nafmii')).toEqual(['已补充测算口径。', '已补充测算口径。'])
  })

  test('two people on one answer: the later overwrites nothing', async () => {
    await answer()
    expect(await answer({ form: { text: '另一稿', changed: [] } })).toMatchObject({
      ok: false,
      reason: 'stale',
    })
    expect(await answer({ form: { text: '另一稿', changed: [] }, version: 1 })).toEqual({ ok: true, version: 2 })
  })

  test('the run does not move, and what was submitted is not changed any more', async () => {
    const { revision } = await of.db
      .selectFrom('run')
      .select('revision')
      .where('id', '=', of.run)
      .executeTakeFirstOrThrow()
    await answer()
    await answer({ item: ids[1]! })
    const after = await of.db.selectFrom('run').select('revision').where('id', '=', of.run).executeTakeFirstOrThrow()
    expect(after.revision).toBe(revision)
    await go(of.db, of.ports, of.run, banker, 'feedback.reply')
    expect(await answer({ version: 1 })).toMatchObject({ ok: false, reason: 'finished' })
  })

  test('the review, a stranger and another project have no part in it', async () => {
    const reviewer: Actor = { person: 'reviewer-1', organisation: 'org-nafmii', seats: ['venue-review.first'] }
    expect(await answer({ actor: reviewer })).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await answer({ item: 'item-of-another' })).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await answer({ form: { text: '', changed: [] } })).toMatchObject({ ok: false, fields: { text: ['请填写'] } })
  })
})
