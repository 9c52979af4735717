import type { Row } from '#db/schema.ts'
import { type ChecklistLine, checklistFor } from '#workflows/rules/checklist.ts'
import { checklistCaseOf } from './checklist-case.server.ts'

type Place = Parameters<typeof checklistCaseOf>[0]
type Wishes = Pick<Row<'reserve_plan'>, 'wants_rating_at' | 'wants_support_at'>

/**
 * The papers that the filing would need: by the circumstances as they are, and where nothing is under way yet, by what the
 * parties want. The registration opens its own list by what is.
 */
export async function plannedChecklist(place: Place, plan: Wishes | undefined): Promise<ChecklistLine[]> {
  const of = await checklistCaseOf(place)
  const wantsSupport = Boolean(plan?.wants_support_at)
  return checklistFor({
    ...of,
    rated: of.rated.length === 0 && plan?.wants_rating_at ? ['issuer'] : of.rated,
    enhanced: of.enhanced || wantsSupport,
    guaranteed: of.guaranteed || wantsSupport,
  })
}
