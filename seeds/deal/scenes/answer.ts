import { replyItem } from '#app/commands/reply-item.server.ts'
import { listItems, listReplies, listRounds } from '#db/queries/rounds.ts'
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
  for (const { id: item, number } of items) {
    const question = questions[number - 1]
    if (!question) continue
    clock.pass(60)
    const actor = await actorOf(theatre, bank, run.id)
    const [last] = await listReplies(db, [item])
    const form = { text: question.reply, verification: question.verification, changed: [...question.changed] }
    const command = { project, item, form, version: last?.version ?? 0, actor, key: ports.newId() }
    allowed('reply.draft', await replyItem(db, command, ports))
  }
  await act(theatre, bank, run.id, 'feedback.reply', { note: '逐条回复并修订申请文件。（示例）' })
}
