import type { Db, Tx } from '#db/connect.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import { reachableIds, type SignedIn } from './reach.server.ts'

const all: readonly StageName[] = ['reserve', 'rating', 'enhancement', 'registration', 'issuance', 'outstanding']
const reviewed: readonly StageName[] = ['registration', 'issuance', 'outstanding']
const offered: readonly StageName[] = ['issuance', 'outstanding']

/** Which stages a capacity has a part in (domain.md Appendix C); of the others it is not even told that they move. */
const stagesOf: Record<Capacity, readonly StageName[]> = {
  issuer: all,
  'lead-underwriter': all,
  'joint-underwriter': ['registration', 'issuance', 'outstanding'],
  counsel: ['registration', 'issuance'],
  auditor: ['registration'],
  investor: offered,
  rater: ['rating', 'issuance', 'outstanding'],
  enhancer: ['enhancement', 'issuance', 'outstanding'],
  guarantor: ['enhancement', 'outstanding'],
  trustee: ['registration', 'issuance', 'outstanding'],
  registrar: offered,
  'venue-intake': reviewed,
  'venue-review': reviewed,
  'venue-secretary': reviewed,
  'venue-supervisor': reviewed,
  expert: ['registration'],
  csrc: reviewed,
  pboc: reviewed,
  nfra: reviewed,
  steward: ['reserve', 'outstanding'],
  administrator: [],
}

export const stagesSeenBy = (capacity: Capacity): readonly StageName[] => stagesOf[capacity]

/**
 * Ids of the runs somebody may know of. A rating is its agency's, an arrangement its provider's; a counter-guarantee is
 * walled off from everybody but the one who gives it: the arrangement it stands behind reads its outcome only.
 */
export function readableRuns(db: Db | Tx, who: SignedIn) {
  const provides = capacities[who.capacity].side === 'enhancement'
  return db
    .selectFrom('run')
    .select('run.id')
    .where('run.project', 'in', reachableIds(db, who))
    .where('run.stage', 'in', stagesOf[who.capacity].length > 0 ? [...stagesOf[who.capacity]] : ['none'])
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('run.subject_kind', 'not in', ['arrangement', 'rating_action']),
        exists(
          selectFrom('arrangement')
            .select('arrangement.id')
            .whereRef('arrangement.id', '=', 'run.subject_id')
            .where((inner) => {
              const own = inner('arrangement.provider', '=', who.organisation)
              return provides ? own : inner.or([inner('arrangement.parent', 'is', null), own])
            }),
        ),
        exists(
          selectFrom('rating_action')
            .select('rating_action.id')
            .whereRef('rating_action.id', '=', 'run.subject_id')
            .$if(who.capacity === 'rater', (own) => own.where('rating_action.agency', '=', who.organisation)),
        ),
      ]),
    )
}
