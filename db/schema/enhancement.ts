/** Rating, enhancement, risk sharing. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type RatingActionRow = {
  id: string
  project: string
  agency: string
  subject_kind: string
  subject_name: string
  line: string | null
  symbol: string | null
  outlook: string | null
  methodology: string | null
  published_on: string | null
  waived_reason: string | null
  track_by: string | null
  created_at: string
  ended_at: string | null
}

export type ArrangementRow = {
  id: string
  project: string
  parent: string | null
  instrument: string
  provider: string
  cover_percent: string | null
  planned: number
  actual: number | null
  tool_at: string | null
  scope: string
  letter: string | null
  signed_on: string | null
  fee_percent: string | null
  outcome: string | null
  created_at: string
  ended_at: string | null
}

export type ShareTermRow = {
  id: string
  arrangement: string
  plan: number
  ordinal: number
  party: string
  percent: string
  cap: number | null
  proposed_by: string
  at: string
}

export type FacilityRow = {
  id: string
  name: string
  operator: string
  cap: number
  reserved: number
  committed: number
  sample_at: string | null
  created_at: string
}

export type FacilityEntryRow = {
  id: string
  facility: string
  project: string
  arrangement: string
  kind: 'reserve' | 'commit' | 'release'
  amount: number
  reserved_after: number
  committed_after: number
  at: string
  event: string
}

export type ClaimRow = {
  id: string
  project: string
  arrangement: string
  obligation: string
  amount: number
  paid: number | null
  filed_at: string
  paid_at: string | null
  settled_at: string | null
}

export type RecoveryRow = {
  id: string
  claim: string
  amount: number
  received_on: string
  source: string
  at: string
}

export type LossShareRow = {
  claim: string
  ordinal: number
  party: string
  amount: number
  at: string
}

export type EnhancementTables = {
  rating_action: RatingActionRow
  arrangement: ArrangementRow
  share_term: ShareTermRow
  facility: FacilityRow
  facility_entry: FacilityEntryRow
  claim: ClaimRow
  recovery: RecoveryRow
  loss_share: LossShareRow
}
