import type { Row } from '#db/schema.ts'
import type { IssuerKind, Route } from '#workflows/kit/seats.ts'
import { type ChecklistLine, checklistFor } from '#workflows/rules/checklist.ts'

type Planned = Pick<Row<'project'>, 'route' | 'issuer_kind' | 'product' | 'private_at'>
type Wishes = Pick<Row<'reserve_plan'>, 'wants_rating_at' | 'wants_support_at'>

/** The papers that the filing would need as the parties intend it now; the registration opens its own list by what is. */
export const plannedChecklist = (project: Planned, plan: Wishes | undefined): ChecklistLine[] =>
  checklistFor({
    route: project.route as Route,
    issuerKind: project.issuer_kind as IssuerKind,
    product: project.product,
    privatePlacement: project.private_at !== null,
    rated: plan?.wants_rating_at ? ['issuer'] : [],
    enhanced: Boolean(plan?.wants_support_at),
    guaranteed: Boolean(plan?.wants_support_at),
    titled: false,
    said: {},
  })
