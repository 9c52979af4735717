import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { endTie, insertTie } from '#db/queries/reviewers.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { day, identifier } from '#workflows/kit/body.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { type Relation, relations } from '#workflows/rules/recusal.ts'
import type { Ports } from '../ports.ts'

const tieForm = z.strictObject({
  organisation: identifier,
  relation: z.enum(Object.keys(relations) as [Relation, ...Relation[]], '请选择关系'),
  until: z.union([z.literal(''), day]).default(''),
})

type Declared = { ok: true; organisation: string }

/** A reviewer or expert says whom he is tied to. It belongs to the person, not to a project, so it is in no project's chain. */
export async function declareTie(
  db: Db,
  { person, form }: { person: string; form: unknown },
  ports: Ports,
): Promise<Declared | Refusal> {
  const parsed = tieForm.safeParse(form)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), [issue.message]]))
    return refuse('invalid', '请按提示更正。', fields)
  }
  const { organisation, relation, until } = parsed.data
  const known = await findOrganisation(db, organisation)
  if (!known) return refuse('invalid', '没有这家机构。', { organisation: ['请从名录中选择'] })
  const at = ports.now()
  if (until > legalDay(at)) return refuse('invalid', '结束日期不能晚于今天。', { until: ['尚未结束的请留空'] })
  await insertTie(db, {
    id: ports.newId(),
    person,
    organisation,
    relation,
    until_on: until || null,
    declared_at: at,
    ended_at: null,
  })
  return { ok: true, organisation: known.name }
}

/** A declaration made in error is taken back; the row stays. */
export const takeBackTie = (db: Db, { person, tie }: { person: string; tie: string }, ports: Ports): Promise<void> =>
  endTie(db, tie, person, ports.now())
