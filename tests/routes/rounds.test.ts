import { beforeEach, describe, expect, test } from 'vitest'
import { action } from '#app/routes/_desk.projects.$project.rounds.tsx'
import { go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { first, type RegistrationCase, registrationCase, underReview } from '#tests/support/registration-case.ts'
import { answered, cookieOf, post } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const asked = { title: '研发投入', category: '科技属性', severity: '一般', question: '请核对差异。' }
type Refused = { message: string; typed: Record<string, unknown>; compared: { name: string; seen: number }[] }

describe.each(engines)('two people at one answer on $name', ({ create }) => {
  let of: RegistrationCase
  let item: string
  let keys = 0

  const save = async (fields: Record<string, string>, person = 'banker-1', capacity: Capacity = 'lead-underwriter') => {
    keys += 1
    const blank = { text: '', verification: '', changed: '', version: '0' }
    const form = { ...blank, item, key: `key-of-reply-${keys}`, ...fields }
    const request = post(`/projects/${of.project}/rounds`, form, await cookieOf(of.context, person, capacity))
    return answered(action({ request, context: of.context, params: { project: of.project } }))
  }
  const refused = async (answer: Response): Promise<Refused> => answer.json()
  const standing = () =>
    of.db.selectFrom('reply').select(['version', 'text', 'verification']).orderBy('version', 'desc').executeTakeFirst()

  beforeEach(async () => {
    of = await registrationCase(create)
    await underReview(of)
    await go(of.db, of.ports, of.run, first, 'feedback.issue', { items: [asked] })
    item = (await of.db.selectFrom('item').select('id').executeTakeFirstOrThrow()).id
    await save({ text: '初稿', verification: '' })
    await save({ text: '他人的稿', verification: '他人的核查', version: '1' }, 'banker-2')
    return of.end
  })

  const mine = { text: '我的稿', version: '1' }

  test('what both wrote is compared, what only the other wrote is taken in, nothing is written over', async () => {
    const answer = await save(mine)
    expect(answer.status).toBe(409)
    expect(await refused(answer)).toMatchObject({
      typed: { text: '我的稿', verification: '他人的核查' },
      compared: [
        {
          name: 'text',
          seen: 1,
          before: { text: '初稿' },
          theirs: { text: '他人的稿' },
          mine: { text: '我的稿' },
          by: '人员banker-2',
        },
      ],
    })
    expect(await standing()).toMatchObject({ version: 2, text: '他人的稿' })
  })

  const again = { ...mine, verification: '他人的核查', version: '2', 'before.text': '1' }

  test('it is saved when a side is chosen, and not before', async () => {
    const undecided = await save(again)
    expect([undecided.status, (await refused(undecided)).compared.map(({ name }) => name)]).toEqual([422, ['text']])
    expect((await save({ ...again, 'take.text': 'theirs', changed: '第四章第一段' })).status).toBe(303)
    expect(await standing()).toEqual({ version: 3, text: '他人的稿', verification: '他人的核查' })
    expect((await save({ ...again, version: '3', 'take.text': 'mine' })).status).toBe(303)
    expect(await standing()).toEqual({ version: 4, text: '我的稿', verification: '他人的核查' })
  })

  test('the other side of the table gets no draft out of it', async () => {
    for (const fields of [again, { ...again, 'take.text': 'theirs' }, mine]) {
      const answer = await save(fields, 'reviewer-1', 'venue-review')
      expect(answer.status).toBe(403)
      expect(JSON.stringify(await answer.json())).not.toContain('他人的')
    }
  })
})
