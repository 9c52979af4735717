import { atDesk, log } from '#app/commands/desk.server.ts'
import { insertReply, listItems, listRounds } from '#db/queries/rounds.ts'
import type { Question } from '../questions.ts'
import { act, actorOf, allowed, player, runOf, type Theatre } from '../theatre.ts'

/** Each open item is answered by the underwriter's maker; then the reply leaves as a whole. */
export async function answer(theatre: Theatre, questions: readonly Question[]): Promise<void> {
  const { db, ports, project, clock } = theatre
  const run = await runOf(theatre, 'registration')
  const bank = player(theatre, 'lead-underwriter')
  const rounds = (await listRounds(db, run.id)).filter(({ replied_at }) => replied_at === null)
  const items = await listItems(
    db,
    rounds.map(({ id }) => id),
  )
  for (const item of items) {
    const question = questions[item.number - 1]
    if (!question) continue
    clock.pass(60)
    const actor = await actorOf(theatre, bank, run.id)
    const done = await atDesk(db, project, ports, async (desk) => {
      const at = desk.ports.now()
      const id = desk.ports.newId()
      await insertReply(desk.tx, {
        id,
        item: item.id,
        text: question.reply,
        verification: question.verification,
        changed: question.changed.join('\n'),
        version: 1,
        by_person: actor.person,
        at,
        submitted_at: null,
      })
      const nothing = { given: {}, cause: null, before: null, after: null, revision: null }
      await log(desk, {
        ...nothing,
        run: run.id,
        stage: run.stage,
        id: desk.ports.newId(),
        type: 'reply.draft',
        data: { item: item.id, version: 1 },
        by: actor,
        at,
      })
      return { ok: true as const }
    })
    allowed('reply.draft', done)
  }
  await act(theatre, bank, run.id, 'feedback.reply', { note: '逐条回复并修订申请文件。（示例）' })
}
