import { beforeEach, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { postReply } from '#app/commands/posted-reply.server.ts'
import { keepPrecedents } from '#app/precedents/keep-precedents.server.ts'
import { presentCompare } from '#app/presenters/compare-page.server.ts'
import { headingChoices } from '#app/presenters/heading-choices.server.ts'
import { precedentsFor } from '#app/presenters/precedents.server.ts'
import { roundPackage } from '#app/presenters/round-package.server.ts'
import { presentRounds } from '#app/presenters/rounds-page.server.ts'
import { placeOpinions } from '#app/records/later-round.server.ts'
import type { Row } from '#db/schema.ts'
import { type Block, heading, paragraph } from '#templates/blocks.ts'
import { go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { paperOf, versionOf } from '#tests/support/paper-versions.ts'
import {
  banker,
  first,
  type RegistrationCase,
  registrationCase,
  underReview,
} from '#tests/support/registration-case.ts'
import { enter, signedIn, statusOf } from '#tests/support/room.ts'
import { documentOf } from '#tests/support/two-versions.ts'

const text = (use: string, staff: string): Block[] => [
  heading(1, '第三节 募集资金运用'),
  paragraph(`本期募集资金${use}用于科技创新领域。`),
  heading(1, '第四节 发行人基本情况'),
  paragraph(`截至报告期末，发行人在册员工${staff}人，其中研发人员占比较高。`),
]
const bank = signedIn('lead-underwriter', 'org-bank', 'banker-1')
const review = signedIn('venue-review', 'org-nafmii', 'reviewer-1')
const paper = 'paper-1'

describe.each(engines)('what a reply changed, on $name', ({ create }) => {
  let of: RegistrationCase
  let items: Row<'item'>[]
  let keys = 0

  const at = () => of.ports.now()
  const room = (who = bank) => enter(of.db, of.ports, who, of.project)
  const rounds = async (who = bank) => (await presentRounds(await room(who), 'key')).rounds
  const print = (number: number, use: string, staff: string, filed?: { filed: string }) =>
    versionOf(of.db, { filing: paper, number, at: at(), document: documentOf([], text(use, staff)), ...filed })
  const listItems = () => of.db.selectFrom('item').selectAll().orderBy('id').execute()

  beforeEach(async () => {
    of = await registrationCase(create)
    await underReview(of)
    const audience = 'issuer lead-underwriter counsel venue-intake venue-review'
    const { project, registration } = of
    await paperOf(of.db, { project, registration, id: paper, title: '募集说明书', audience })
    await print(1, '不低于50%', '1,204', { filed: at() })
    of.ports.at('2026-03-03T02:00:00.000Z')
    const asked = { category: '募集资金', severity: '重大', filing: paper }
    await go(of.db, of.ports, of.run, first, 'feedback.issue', {
      items: [
        {
          ...asked,
          title: '募集资金投向',
          question: '请说明投向科技创新领域的比例。',
          anchor: '《募集说明书》募集资金运用',
        },
        { ...asked, title: '其他', question: '请核对。' },
      ],
    })
    items = await listItems()
    of.ports.at('2026-03-04T02:00:00.000Z')
    await print(2, '不低于70%', '1,304')
    return of.end
  })

  const answer = async (item: Row<'item'>, changes: readonly string[], version = 0) => {
    keys += 1
    const form = new FormData()
    const said = {
      item: item.id,
      version: String(version),
      key: `reply-key-${keys}`,
      text: '已修改。',
      verification: '',
      changed: '',
    }
    for (const [name, value] of Object.entries(said)) form.set(name, value)
    for (const change of changes) form.append('change', change)
    return postReply(bank, of.context, of.project, form)
  }

  test('every change is unasked until an answer names it; the review is told the same after the reply', async () => {
    const [open] = await rounds()
    expect(open?.changes.choices.map(({ place, word }) => `${place} ${word}`)).toEqual([
      '募集说明书 · 第三节 募集资金运用 修改',
      '募集说明书 · 第四节 发行人基本情况 修改',
    ])
    expect(open?.changes.unasked?.changes).toHaveLength(2)
    expect((await rounds(review))[0]?.changes.unasked).toBeNull()
    expect((await rounds(review))[0]?.package).toBeNull()

    const [use = ''] = open!.changes.choices.map(({ key }) => key)
    expect(await answer(items[0]!, [use])).toMatchObject({ ok: true })
    expect(await answer(items[1]!, [])).toMatchObject({ ok: true })
    const before = (await rounds())[0]?.changes.unasked?.changes.map(({ clip }) => clip)
    expect(before).toEqual(['截至报告期末，发行人在册员工1,304人，其中研发人员占比较高。'])

    await go(of.db, of.ports, of.run, banker, 'feedback.reply')
    const [answered] = await rounds(review)
    expect(answered?.changes.unasked?.changes.map(({ clip }) => clip)).toEqual(before)
    expect(answered?.items[0]?.linked.map(({ href, gone }) => [href, gone])).toEqual([
      [`/projects/${of.project}/filings/${paper}/compare?round=${answered?.id}#change-1`, false],
    ])
    const compared = await presentCompare(await room(review), {
      ...{ filing: paper, from: null, to: null, round: answered!.id, whole: false, only: null },
    })
    expect(compared.counts).toEqual({ changes: 2, dated: 0, unasked: 1 })
    const [change] = compared.chapters.flatMap(({ rows }) => rows.filter((row) => row.kind === 'change'))
    expect(change?.kind === 'change' && change.answers).toEqual([
      { href: `/projects/${of.project}/rounds#item-${items[0]!.id}`, label: '第 1 轮第 1 条 募集资金投向' },
    ])
    const { files } = await roundPackage(await room(review), answered!.id)
    expect(files.at(-1)?.name).toBe('修改情况一览.pdf')
    expect(JSON.stringify(files.at(-1))).toContain('一、未要求的修改（1处）')
  })

  test('a change that is printed otherwise afterwards is no longer the one that was named', async () => {
    const [use = ''] = (await rounds())[0]!.changes.choices.map(({ key }) => key)
    await answer(items[0]!, [use])
    await print(3, '不低于90%', '1,304')
    const [open] = await rounds()
    expect(open?.items[0]?.linked.map(({ gone }) => gone)).toEqual([true])
    expect(open?.changes.unasked?.changes).toHaveLength(2)
    expect(await answer(items[1]!, [use])).toMatchObject({
      ok: false,
      status: 409,
      refused: { fields: { changes: [expect.stringContaining('重新勾选')] } },
    })
  })

  test('drafts are nobody else’s: the review, a stranger and another paper are not there', async () => {
    const compare = (who: typeof bank, more: { round?: string; to?: string }) =>
      room(who).then((entered) =>
        presentCompare(entered, {
          ...{ filing: paper, from: null, to: null, round: null, whole: false, only: null },
          ...more,
        }),
      )
    const round = items[0]!.round
    expect(await statusOf(compare(review, { round }))).toBe(404)
    expect(await statusOf(compare(review, { to: `${paper}-v2` }))).toBe(404)
    expect(await statusOf(room(review).then((entered) => roundPackage(entered, round)))).toBe(404)
    expect(await statusOf(compare(signedIn('lead-underwriter', 'org-fund'), {}))).toBe(404)
    expect(await statusOf(compare(bank, { round }))).toBeNull()
  })

  test('an opinion points at a chapter of what was filed, chosen from its headings', async () => {
    const chapter = (version: string, ordinal: number, title: string, page: number) => ({
      ...{ version, ordinal, title, page, level: 1, digest: 'a'.repeat(64) },
    })
    await of.db
      .insertInto('printed_heading')
      .values([
        chapter(`${paper}-v1`, 0, '第三节 募集资金运用', 5),
        chapter(`${paper}-v1`, 1, '第四节 发行人基本情况', 9),
        chapter(`${paper}-v2`, 0, '第三节 尚未报送的改动', 5),
      ])
      .execute()
    const run = await of.db.selectFrom('run').selectAll().where('id', '=', of.run).executeTakeFirstOrThrow()
    expect(await headingChoices({ room: { tx: of.db }, run })).toEqual([
      { value: '《募集说明书》第三节 募集资金运用', label: '募集说明书 › 第三节 募集资金运用' },
      { value: '《募集说明书》第四节 发行人基本情况', label: '募集说明书 › 第四节 发行人基本情况' },
    ])
    const [round] = await rounds(review)
    expect(round?.items[0]?.anchor).toMatchObject({ label: '《募集说明书》第三节 募集资金运用（第 5 页）' })
    const elsewhere = { title: '其他', category: '财务', severity: '一般', question: '请核对。', filing: paper }
    const done = await atDesk(of.db, of.project, of.ports, async (desk) => {
      const asking = { run, origin: 'review', at: at(), by: 'reviewer-1' }
      await placeOpinions(desk, asking, [{ ...elsewhere, anchor: '《评级报告》第一章' }])
      return { ok: true as const }
    })
    expect(done).toMatchObject({ ok: false, fields: { 'items.0.anchor': [expect.stringContaining('不在所涉文件内')] } })
  })

  test('what is asked again is settled by the opinion that follows it', async () => {
    for (const item of items) await answer(item, [])
    await go(of.db, of.ports, of.run, banker, 'feedback.reply')
    of.ports.at('2026-03-05T02:00:00.000Z')
    await go(of.db, of.ports, of.run, first, 'item.accept', { item: items[1]!.id })
    const again = { title: '募集资金投向（再次）', category: '募集资金', severity: '重大', question: '比例仍未说明。' }
    await go(of.db, of.ports, of.run, first, 'feedback.issue', {
      items: [{ ...again, filing: paper, follows: items[0]!.id }],
    })
    expect((await listItems()).map(({ state }) => state)).toEqual(['asked-again', 'accepted', 'open'])
    const [latest, earlier] = await rounds(review)
    expect(earlier?.items.map(({ word }) => word)).toEqual(['再次提出', '已认可'])
    expect(latest?.items[0]?.anchor?.href).toContain(`filings/${paper}?version=${paper}-v2`)
  })

  test('an accepted answer is kept for its own house, without the names and figures of the deal', async () => {
    await answer(items[0]!, [])
    await answer(items[1]!, [])
    await of.db
      .updateTable('reply')
      .set({ text: '示例星河智造股份有限公司已将70%（7亿元）投向研发，详见2026年3月披露。' })
      .execute()
    await go(of.db, of.ports, of.run, banker, 'feedback.reply')
    await go(of.db, of.ports, of.run, first, 'item.accept', { item: items[0]!.id })
    const run = await of.db.selectFrom('run').selectAll().where('id', '=', of.run).executeTakeFirstOrThrow()
    const kept = await atDesk(of.db, of.project, of.ports, async (desk) => {
      await keepPrecedents(desk, run, at())
      return { ok: true as const }
    })
    expect(kept.ok).toBe(true)
    const rows = await of.db.selectFrom('precedent').selectAll().execute()
    expect(rows.map(({ item, organisation, answer: said }) => [item, organisation, said])).toEqual([
      [items[0]!.id, 'org-bank', '某方已将某比例（某数额）投向研发，详见某日期披露。'],
    ])
    const elsewhere = { ...(await room()), project: { ...(await room()).project, id: 'another' } }
    const asked = {
      id: 'i',
      title: '募集资金用途',
      category: '募集资金',
      question: '请说明募集资金投向科技创新的比例。',
    }
    expect((await precedentsFor(elsewhere, [asked])).i).toHaveLength(1)
    expect(await precedentsFor(await room(), [asked])).toEqual({})
    const stranger = { ...elsewhere, who: signedIn('lead-underwriter', 'org-fund') }
    expect(await precedentsFor(stranger, [asked])).toEqual({})
    expect(await precedentsFor({ ...elsewhere, who: review }, [asked])).toEqual({})
  })
})
