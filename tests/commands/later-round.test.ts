import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { uploadFiling } from '#app/commands/upload-filing.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { countLateOpinions, listLateOpinions } from '#db/queries/late-leaves.ts'
import { attempt, go, plain } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import {
  banker,
  first,
  type RegistrationCase,
  registrationCase,
  second,
  underReview,
} from '#tests/support/registration-case.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'

const supervisor = plain('venue-supervisor', 'org-nafmii', 'reviewer-2')
const question = { title: '关联交易', category: '公司治理', severity: '一般', question: '请说明定价依据。' }

describe.each(engines)('what is asked only in a later round, on $name', ({ create, name }) => {
  /** What is SQL is proved on every engine by the test that goes all the way; the rest once. */
  const once = test.runIf(name === 'SQLite')
  let of: RegistrationCase
  let folder: string
  let store: Store
  let keys = 0

  beforeEach(async () => {
    of = await registrationCase(create)
    folder = mkdtempSync(join(tmpdir(), 'kejiban-later-'))
    store = openStore(of.db, folder, of.ports.now)
    await paper('opinion', 'F', '法律意见书')
    await upload('opinion', 'one')
    await underReview(of)
    await answered([question])
  })

  afterEach(async () => {
    await of.end()
    rmSync(folder, { recursive: true, force: true })
  })

  const paper = (id: string, code: string, title: string) =>
    of.db
      .insertInto('filing')
      .values({
        id,
        code,
        title,
        project: of.project,
        scope_kind: 'registration',
        scope_id: of.registration,
        template: 'uploaded',
        prepared_by: 'counsel',
        requirement: 'mandatory',
        audience: 'lead-underwriter venue-review',
        ordinal: 1,
        created_at: of.ports.now(),
      })
      .execute()

  const upload = async (filing: string, words: string) => {
    const bytes = smallPdf(words, 3)
    const form = { name: '意见.pdf', pages: 3 }
    const done = await uploadFiling(
      { db: of.db, store, gate: gateHere },
      { filing, form, bytes, actor: banker, key: `u-${++keys}` },
      of.ports,
    )
    if (!done.ok) throw new Error(done.message)
  }

  const ask = (items: object[]) => attempt(of.db, of.ports, of.run, first, 'feedback.issue', { items })

  /** One round to its end: asked, answered by every item, replied. */
  const answered = async (items: object[]) => {
    const asked = await ask(items)
    if (!asked.ok) throw new Error(asked.message)
    const open = await of.db.selectFrom('item').select('id').where('state', '=', 'open').execute()
    for (const { id } of open)
      await of.db
        .insertInto('reply')
        .values({
          id: `reply-${id}`,
          item: id,
          text: '已说明。',
          verification: null,
          changed: '[]',
          version: 1,
          by_person: 'banker-1',
          at: of.ports.now(),
          submitted_at: null,
        })
        .execute()
    await go(of.db, of.ports, of.run, banker, 'feedback.reply')
  }

  const permit = (by = supervisor, reason = '新收到举报线索，前一轮无从得知。') =>
    attempt(of.db, of.ports, of.run, by, 'feedback.permit', { filing: 'opinion', reason })

  once('must name its paper or the opinion it takes up', async () => {
    expect(await ask([question])).toMatchObject({
      ok: false,
      fields: { 'items.0.filing': [expect.stringContaining('须选择所涉文件')] },
    })
  })

  once('is free where it takes up an earlier one; an item of nobody is refused', async () => {
    const { id } = await of.db.selectFrom('item').select('id').executeTakeFirstOrThrow()
    expect(await ask([{ ...question, follows: 'nobody' }])).toMatchObject({
      ok: false,
      fields: { 'items.0.follows': [expect.any(String)] },
    })
    expect(await ask([{ ...question, follows: id }])).toMatchObject({ ok: true })
    expect(await countLateOpinions(of.db, 'org-nafmii')).toEqual(new Map())
  })

  test('on an unchanged paper is refused until a supervisor says why, and is then counted, once for each reason', async () => {
    const late = { ...question, filing: 'opinion' }
    expect(await ask([late])).toMatchObject({
      ok: false,
      fields: { 'items.0.filing': [expect.stringContaining('须先由审核主管写明理由')] },
    })
    expect(await permit()).toMatchObject({ ok: true })
    expect(await ask([late, late])).toMatchObject({ ok: false, fields: { 'items.1.filing': [expect.any(String)] } })
    expect(await ask([late])).toMatchObject({ ok: true, state: 'asked' })
    expect(await countLateOpinions(of.db, 'org-nafmii')).toEqual(new Map([['reviewer-1', 1]]))
    expect(await listLateOpinions(of.db, { project: of.project }, 10)).toMatchObject([
      {
        ordinal: 2,
        number: 1,
        paper: '法律意见书',
        reason: '新收到举报线索，前一轮无从得知。',
        askerName: '人员reviewer-1',
      },
    ])
    expect(await listLateOpinions(of.db, { organisation: 'org-sse' }, 10)).toEqual([])
  })

  once('the reviewer cannot give himself leave, nor ask on leave that he gave from another seat', async () => {
    expect(await permit(second)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await permit(plain('venue-supervisor', 'org-nafmii', 'reviewer-1'))).toMatchObject({ ok: true })
    expect(await ask([{ ...question, filing: 'opinion' }])).toMatchObject({ ok: false })
  })

  once('on a paper handed in anew it is free', async () => {
    const { id } = await of.db.selectFrom('item').select('id').executeTakeFirstOrThrow()
    of.ports.at('2026-03-03T01:00:00.000Z')
    await upload('opinion', 'two')
    await answered([{ ...question, follows: id }])
    of.ports.at('2026-03-04T01:00:00.000Z')
    await upload('opinion', 'three')
    await of.db.updateTable('filing_version').set({ filed_at: of.ports.now() }).where('number', '=', 3).execute()
    expect(await ask([{ ...question, filing: 'opinion' }])).toMatchObject({ ok: true })
    expect(await countLateOpinions(of.db, 'org-nafmii')).toEqual(new Map())
  })
})

test('before a first round there is nothing to give leave for', async () => {
  const of = await registrationCase(engines[0]!.create)
  await underReview(of)
  const early = await attempt(of.db, of.ports, of.run, supervisor, 'feedback.permit', {
    filing: 'opinion',
    reason: '无',
  })
  expect(early).toMatchObject({ ok: false, reason: 'blocked', message: '首轮意见一次性提出即可，无须说明。' })
  await of.end()
})
