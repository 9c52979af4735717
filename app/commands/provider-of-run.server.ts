import type { Db, Tx } from '#db/connect.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const provided: readonly Capacity[] = ['enhancer', 'guarantor', 'rater']

/**
 * Of a rating or an arrangement only the agency or provider itself is asked, though others of the same capacity sit on the
 * project: a counter-guarantor is not told of the run it stands behind. Null where a run belongs to nobody in particular.
 */
export async function providerOfRun(db: Db | Tx, run: string): Promise<string | null> {
  const row = await db
    .selectFrom('run')
    .leftJoin('arrangement', 'arrangement.id', 'run.subject_id')
    .leftJoin('rating_action', 'rating_action.id', 'run.subject_id')
    .select(['arrangement.provider', 'rating_action.agency'])
    .where('run.id', '=', run)
    .executeTakeFirst()
  return row?.provider ?? row?.agency ?? null
}

/** Whether a seat of this capacity has a part in a run that one organisation provides. */
export const hasPart = (capacity: Capacity, organisation: string, provider: string | null): boolean =>
  provider === null || !provided.includes(capacity) || organisation === provider

/** Whether this capacity is one that a provider sits in. */
export const isProviding = (capacity: Capacity): boolean => provided.includes(capacity)
