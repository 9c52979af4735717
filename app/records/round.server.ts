import { z } from 'zod'
import type { Tx } from '#db/connect.ts'
import { listOpenClocks } from '#db/queries/clocks.ts'
import { insertItems, insertRound, lastRoundNumber, saveItem } from '#db/queries/rounds.ts'
import { registrationEvents } from '#workflows/registration/events.ts'
import { refused } from '../commands/desk.server.ts'
import { enter } from '../commands/keep-clocks.server.ts'
import { handIn } from '../filings/hand-in.server.ts'
import { placeOpinions } from './later-round.server.ts'
import type { RecordStep } from './record.server.ts'

const letter = z.object({ items: registrationEvents['feedback.issue'].shape.items })

/** A numbered round of opinions, with the state it returns to. */
export const round: RecordStep = async ({ desk, run, event, params }) => {
  const { items } = letter.parse(event.data)
  const origin = params.origin ?? 'review'
  const asking = { run, origin, by: event.stamp.by.person, at: event.stamp.at }
  const placed = await placeOpinions(desk, asking, items)
  await askAgain(desk.tx, items)
  const id = desk.ports.newId()
  await insertRound(desk.tx, {
    id,
    project: desk.project.id,
    run: run.id,
    ordinal: (await lastRoundNumber(desk.tx, run.id)) + 1,
    origin,
    return_to: params.returnTo ?? run.state,
    issued_at: event.stamp.at,
    issued_by: event.stamp.by.person,
    replied_at: null,
  })
  await insertItems(
    desk.tx,
    items.map((item, index) => ({
      id: desk.ports.newId(),
      round: id,
      number: index + 1,
      title: item.title,
      category: item.category,
      severity: item.severity,
      question: item.question,
      basis: item.basis ?? null,
      anchor: item.anchor ?? null,
      state: 'open' as const,
      filing: placed[index]?.filing ?? null,
      follows: placed[index]?.follows ?? null,
      late_at: placed[index]?.late_at ?? null,
      late_leave: placed[index]?.late_leave ?? null,
    })),
  )
}

/** An answer that an opinion takes up again was not enough; from now on the later opinion stands for it. */
async function askAgain(tx: Tx, items: readonly { follows?: string | undefined }[]): Promise<void> {
  const followed = items.flatMap(({ follows }) => (follows ? [follows] : []))
  if (followed.length === 0) return
  await tx
    .updateTable('item')
    .set({ state: 'asked-again' })
    .where('id', 'in', followed)
    .where('state', '=', 'answered')
    .execute()
}

/** The reply leaves as a whole: every item's last text is submitted, the round is answered. */
export const replies: RecordStep = async ({ desk, run, event }) => {
  const open = await desk.tx
    .selectFrom('round')
    .select(['id', 'origin'])
    .where('run', '=', run.id)
    .where('replied_at', 'is', null)
    .orderBy('ordinal', 'desc')
    .executeTakeFirstOrThrow()
  const items = desk.tx.selectFrom('item').select('id').where('round', '=', open.id)
  await desk.tx.updateTable('round').set({ replied_at: event.stamp.at }).where('id', '=', open.id).execute()
  await desk.tx
    .updateTable('reply')
    .set({ submitted_at: event.stamp.at })
    .where('item', 'in', items)
    .where('submitted_at', 'is', null)
    .execute()
  await desk.tx
    .updateTable('item')
    .set({ state: 'answered' })
    .where('round', '=', open.id)
    .where('state', '=', 'open')
    .execute()
  // The revised papers go with the reply; inside the house nothing is handed in yet.
  if (open.origin !== 'internal') await handIn(desk, run.subject_id, event)
}

/** The reviewer is satisfied with one answer. */
export const item: RecordStep = async ({ desk, run, event }) => {
  const { item: id } = registrationEvents['item.accept'].parse(event.data)
  const known = await desk.tx
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .select(['item.id', 'item.state'])
    .where('item.id', '=', id)
    .where('round.run', '=', run.id)
    .executeTakeFirst()
  if (!known) throw refused('没有这条反馈意见。', { item: ['请选择本项目的一条反馈意见'] })
  if (known.state === 'asked-again')
    throw refused('这条意见已经再次提出，请认可后一条。', { item: ['这条意见已经再次提出'] })
  if (known.state === 'open') throw refused('这条意见尚未答复，不能认可。', { item: ['这条意见尚未答复'] })
  await saveItem(desk.tx, id, { state: 'accepted' })
}

/** An extension adds working days to the reply clock when it is granted; asking and declining only stand in the log. */
export const replyExtension: RecordStep = async ({ desk, run, event, params }) => {
  if (params.step !== 'granted') return
  const asked = await desk.tx
    .selectFrom('event')
    .select('data')
    .where('run', '=', run.id)
    .where('type', '=', 'extension.apply')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  const { days, reason } = registrationEvents['extension.apply'].parse(JSON.parse(asked.data))
  const clock = (await listOpenClocks(desk.tx, run.id)).find(({ name }) => name === 'reply')
  if (!clock) throw refused('回复期限没有在计算，无须延期。')
  await enter(desk, clock, { kind: 'extend', at: event.stamp.at, days, reason: `同意延期：${reason}` }, event.stamp.id)
}
