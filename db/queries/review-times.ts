import type { Db, Tx } from '../connect.ts'

/** A registration decided by a house: when it was accepted, first asked about and decided, and how it stood to the green channel. */
export type ReviewTime = {
  acceptedOn: string
  grantedOn: string
  /** Instant of the first opinion; null where none was given. */
  firstAskedAt: string | null
  green: 'green' | 'left' | 'ordinary'
}

export const mostReviewTimes = 2_000

/** Decided registrations of the projects a venue sits on, decided on or after a day, the latest first, at most 2,000. */
export async function listReviewTimes(db: Db | Tx, organisation: string, since: string): Promise<ReviewTime[]> {
  const rows = await db
    .selectFrom('registration as r')
    .innerJoin('project as p', 'p.id', 'r.project')
    .where('r.origin', '=', 'filed')
    .where('r.granted_on', '>=', since)
    .where('r.accepted_on', 'is not', null)
    .where('p.id', 'in', (eb) =>
      eb
        .selectFrom('seat')
        .select('seat.project')
        .where('seat.organisation', '=', organisation)
        .where('seat.capacity', '=', 'venue-review')
        .where('seat.mode', '=', 'platform'),
    )
    .select(['r.accepted_on', 'r.granted_on', 'p.green_at', 'p.green_until'])
    .select((eb) =>
      eb
        .selectFrom('round')
        .innerJoin('run', 'run.id', 'round.run')
        .select((inner) => inner.fn.min('round.issued_at').as('first'))
        .whereRef('run.subject_id', '=', 'r.id')
        .where('round.origin', '=', 'review')
        .as('first'),
    )
    .orderBy('r.granted_on', 'desc')
    .limit(mostReviewTimes)
    .execute()
  return rows.flatMap(({ accepted_on, granted_on, green_at, green_until, first }) =>
    accepted_on && granted_on
      ? [
          {
            acceptedOn: accepted_on,
            grantedOn: granted_on,
            firstAskedAt: first,
            green:
              green_at === null ? ('ordinary' as const) : green_until === null ? ('green' as const) : ('left' as const),
          },
        ]
      : [],
  )
}
