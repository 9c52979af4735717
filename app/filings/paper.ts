import type { Capacity } from '#workflows/kit/seats.ts'

export type ScopeKind =
  | 'project'
  | 'registration'
  | 'round'
  | 'offering'
  | 'bond'
  | 'arrangement'
  | 'rating_action'
  /** One step of a review or of a bond's life: each such step has a paper of its own. The id is the event's. */
  | 'review-step'
  | 'bond-step'
  | 'obligation'

/** One generated paper: where it belongs, who makes it and whose eyes it is for (domain Appendix C). */
export type Paper = {
  title: string
  code: string
  scope: ScopeKind
  preparedBy: Capacity
  audience: readonly Capacity[]
}

export const issuerSide: readonly Capacity[] = ['issuer', 'lead-underwriter', 'joint-underwriter']
const professionals: readonly Capacity[] = ['counsel', 'auditor', 'trustee']
export const reviewers: readonly Capacity[] = [
  'venue-intake',
  'venue-review',
  'venue-secretary',
  'venue-supervisor',
  'expert',
  'csrc',
  'pboc',
  'nfra',
]
export const filed: readonly Capacity[] = [...issuerSide, ...professionals, ...reviewers]
export const market: readonly Capacity[] = [...issuerSide, ...professionals, 'investor', 'registrar', 'enhancer']

export const paper = (
  title: string,
  code: string,
  scope: ScopeKind,
  preparedBy: Capacity,
  audience: readonly Capacity[],
): Paper => ({
  title,
  code,
  scope,
  preparedBy,
  audience,
})
