import { z } from 'zod'
import type { Db, Tx } from '#db/connect.ts'
import { insertReplyChanges } from '#db/queries/reply-changes.ts'
import { insertReply, listReplies } from '#db/queries/rounds.ts'
import { longText, optionalText } from '#workflows/kit/body.ts'
import { type Actor, sitsOn } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'

export const replyForm = z.strictObject({
  text: longText,
  verification: optionalText,
  /** Paragraphs changed in the papers, one a line: printed in 楷体加粗 behind the answer. */
  changed: z.array(longText).max(100, '最多一百段'),
  /** Changes of generated papers that the answer brought about, as found by comparing their versions. */
  changes: z
    .array(
      z.strictObject({
        filing: z.string(),
        change: z.string(),
        kind: z.string(),
        chapter: z.string(),
        before: z.string(),
        after: z.string(),
      }),
    )
    .max(400, '最多关联四百处修改')
    .default([]),
})

export type ReplyItem = {
  project: string
  item: string
  form: z.input<typeof replyForm>
  /** The version that was on the page; a later one is shown in place of being written over. */
  version: number
  actor: Actor
  key: string
}

type Replied = { ok: true; version: number }

/** Drafts the answer to one opinion. It leaves with all the others, by 提交回复; until then only its own side reads it. */
export async function replyItem(db: Db, command: ReplyItem, ports: Ports): Promise<Replied | Refusal> {
  const parsed = replyForm.safeParse(command.form)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), [message]]))
    return refuse('invalid', '请按提示更正。', fields)
  }
  return atDesk(db, command.project, ports, (desk) => once(desk, command, () => draft(desk, command, parsed.data)))
}

async function draft(desk: Desk, command: ReplyItem, form: z.output<typeof replyForm>): Promise<Replied> {
  const { actor } = command
  if (!sitsOn(actor, ['issuer', 'lead-underwriter'])) throw refusal(refuse('unavailable', '您的席位不答复反馈意见。'))
  const item = await openItem(desk.tx, desk.project.id, command.item)
  if (!item) throw refusal(refuse('unavailable', '没有这条意见。'))
  if (item.replied_at !== null) throw refusal(refuse('finished', '本轮回复已经提交，不能再改。'))
  const [last] = await listReplies(desk.tx, [command.item])
  const known = last?.version ?? 0
  if (known !== command.version)
    throw refusal(
      refuse('stale', '这条答复在您填写期间也被他人修改，请核对后再保存；您填写的内容都在，只有他人改过的部分已并入。'),
    )
  const at = desk.ports.now()
  const version = known + 1
  const reply = desk.ports.newId()
  await insertReply(desk.tx, {
    id: reply,
    item: command.item,
    text: form.text,
    verification: form.verification ?? null,
    changed: JSON.stringify(form.changed),
    version,
    by_person: actor.person,
    at,
    submitted_at: null,
  })
  await insertReplyChanges(
    desk.tx,
    form.changes.map((change, ordinal) => ({ ...change, reply, ordinal })),
  )
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { item: command.item, round: item.ordinal, number: item.number, version }
  await log(desk, { ...nothing, id: desk.ports.newId(), type: 'reply.draft', data, by: actor, at })
  return { ok: true, version }
}

const openItem = (tx: Tx, project: string, id: string) =>
  tx
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .select(['item.number', 'round.ordinal', 'round.replied_at'])
    .where('item.id', '=', id)
    .where('round.project', '=', project)
    .executeTakeFirst()
