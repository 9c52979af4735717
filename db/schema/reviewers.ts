/** What reviewers declare and have looked at. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type DeclaredTieRow = {
  id: string
  person: string
  organisation: string
  /** A word of `relations` (workflows/rules/recusal.ts). */
  relation: string
  /** The day the tie ended; null while it lasts. */
  until_on: string | null
  declared_at: string
  ended_at: string | null
}

export type CaseViewRow = {
  person: string
  project: string
  /** The last number of the project's chain that was there when the person looked. */
  seq: number
  at: string
}

export type ReviewersTables = { declared_tie: DeclaredTieRow; case_view: CaseViewRow }
