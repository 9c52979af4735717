import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { projectClauses } from '../clauses/project-clauses.server.ts'
import type { LoadContext } from '../load-context.ts'
import { titleWords } from '../presenters/clause-words.ts'
import { choicesOf, chosenClauses } from '../presenters/project-clauses.server.ts'
import { mayWriteFacts, type Room } from '../presenters/project-room.server.ts'
import { actorOn } from '../reach.server.ts'
import { isIssuerSide } from './filing-seat.server.ts'
import { recordFacts } from './record-facts.server.ts'

type Asked = { keys: readonly string[]; revision: number; key: string }

/**
 * Picks the clauses of a deal from those that hold on its day. What was picked before and holds no longer stays named, so
 * that nothing vanishes unseen. Interbank the choice also answers whether M.12 is called for (domain §4.1).
 */
export async function chooseClauses(
  room: Room,
  { db, ports }: Pick<LoadContext, 'db' | 'ports'>,
  { keys, revision, key }: Asked,
): Promise<{ ok: true } | Refusal> {
  const actor = await actorOn(room.tx, room.who, room.project.id, null, room.now)
  if (!mayWriteFacts(room.who) || !isIssuerSide(actor)) return refuse('unavailable', '您的席位不选用条款。')
  const choices = choicesOf(await projectClauses(room, room.now))
  if (keys.some((one) => !choices.some(({ clause }) => clause.key === one)))
    return refuse('invalid', '所选条款中有的已不再有效，请刷新后重选。')
  const { chosen } = await chosenClauses(room)
  const kept = (chosen ?? []).filter((one) => !choices.some(({ clause }) => clause.key === one.key))
  const picked = choices.filter(({ clause }) => keys.includes(clause.key))
  const value = [
    ...picked.map(({ clause, version }) => ({ key: clause.key, title: titleWords(version.title) })),
    ...kept,
  ]
  const covenants = picked.some(({ clause }) => clause.place === 'protection')
  const sample = room.project.sample !== 'none'
  const circumstance = { key: 'circumstances.protectionClauses', value: covenants, sample }
  const done = await recordFacts(
    db,
    {
      project: room.project.id,
      scope: { kind: 'project', id: room.project.id },
      facts: [
        { key: 'clauses.chosen', value, sample, revision },
        ...(room.project.route === 'interbank' ? [circumstance] : []),
      ],
      actor,
      key,
    },
    ports,
  )
  return done.ok ? { ok: true } : done
}
