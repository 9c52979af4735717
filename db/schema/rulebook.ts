/** Changes of parameters and calendars. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type RulebookChangeRow = {
  id: string
  kind: 'parameter' | 'calendar'
  /** The parameter's key, or the calendar's id. */
  subject: string
  body: string
  reason: string
  proposed_by: string
  proposed_at: string
  outcome: 'approved' | 'refused' | 'withdrawn' | null
  decided_by: string | null
  decided_at: string | null
  decision: string | null
  version: number | null
  previous: string | null
  hash: string | null
}

export type RulebookTables = { rulebook_change: RulebookChangeRow }
