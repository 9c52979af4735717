/** Changes of the clause library. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type ClauseChangeRow = {
  id: string
  kind: 'version' | 'withdrawal'
  /** The clause's key: of a shipped one, or `own.` and the id of the change that began it. */
  clause: string
  /** Whose wording it is: the platform, which is for all, or a house, which is for its own deals. */
  owner: string
  place: string
  /** What the version says, as JSON; of a withdrawal `{}`. */
  body: string
  /** The version that a withdrawal ends. */
  target: string | null
  /** First day of effect; of a withdrawal the first day without. */
  from_day: string
  reason: string
  proposed_by: string
  proposed_at: string
  outcome: 'approved' | 'refused' | 'withdrawn' | null
  decided_by: string | null
  decided_at: string | null
  decision: string | null
  /** Given at approval, within clause and owner. */
  number: number | null
}

export type ClausesTables = { clause_change: ClauseChangeRow }
