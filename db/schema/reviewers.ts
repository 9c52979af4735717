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

export type SetAsideRow = {
  project: string
  person: string
  /** The working day on which the case comes back. */
  until_on: string
  reason: string
  /** The last number of the project's chain that was there when it was put aside. */
  seq: number
  at: string
  /** Taken up again by hand. */
  ended_at: string | null
}

export type ReviewersTables = { declared_tie: DeclaredTieRow; case_view: CaseViewRow; set_aside: SetAsideRow }
