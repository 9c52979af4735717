/** 系统停机: what was registered, and each clock looked at for it. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type OutageRow = {
  id: string
  from_at: string
  to_at: string
  /** The sides of time it touched, by a space. */
  sides: string
  affected: string
  basis: string
  proposed_by: string
  proposed_at: string
  decided_by: string | null
  decided_at: string | null
  decision: 'granted' | 'refused' | null
  reason: string | null
  job: string | null
  /** When refused, or when every clock has got its days: till then its clocks lapse by nobody. */
  settled_at: string | null
}

export type OutageGrantRow = {
  outage: string
  clock: string
  project: string
  /** Working days added; nought where `left_because` says why none were. */
  days: number
  due_before: string
  due_after: string | null
  left_because: string | null
  at: string
}

export type OutagesTables = {
  outage: OutageRow
  outage_grant: OutageGrantRow
}
