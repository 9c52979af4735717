/** Rounds and reviews. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type RoundRow = {
  id: string
  project: string
  run: string
  ordinal: number
  origin: string
  return_to: string
  issued_at: string
  issued_by: string
  replied_at: string | null
}

export type ItemRow = {
  id: string
  round: string
  number: number
  title: string
  category: string
  severity: string
  question: string
  basis: string | null
  anchor: string | null
  state: 'open' | 'answered' | 'accepted' | 'asked-again'
  /** The paper it is about. */
  filing: string | null
  /** The earlier item that it takes up again. */
  follows: string | null
  /** When it was first raised in a later round, on a part that had not changed since the round before. */
  late_at: string | null
  late_leave: string | null
}

export type ReplyRow = {
  id: string
  item: string
  text: string
  verification: string | null
  changed: string
  version: number
  by_person: string
  at: string
  submitted_at: string | null
}

export type MeetingRow = {
  id: string
  project: string
  run: string
  held_on: string
  conclusion: string | null
  minutes: string | null
  created_at: string
}

export type BallotRow = {
  meeting: string
  person: string
  vote: string | null
  opinion: string | null
  cast_at: string | null
  consented_at: string | null
}

export type MatterRow = {
  id: string
  project: string
  scope_kind: string
  scope_id: string
  kind: string
  occurred_on: string
  description: string
  reported_at: string
  reported_by: string
  settled_at: string | null
}

export type FindingRow = {
  id: string
  project: string
  event: string | null
  rule: string
  ok: 'yes' | 'no' | 'unknown'
  because: string
  missing: string
  basis: string
  blocks: number
  judged_on: string
  at: string
}

export type RoundsTables = {
  round: RoundRow
  item: ItemRow
  reply: ReplyRow
  meeting: MeetingRow
  ballot: BallotRow
  matter: MatterRow
  finding: FindingRow
}
