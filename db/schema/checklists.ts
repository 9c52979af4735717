/** Where a version prints what, and leave for late opinions. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type LateLeaveRow = {
  id: string
  project: string
  run: string
  filing: string
  reason: string
  by_person: string
  at: string
  /** When an opinion was raised on it: leave is given for one. */
  used_at: string | null
}

export type PrintedHeadingRow = {
  version: string
  ordinal: number
  level: number
  title: string
  /** Counts from 1; null where the uploader did not say. */
  page: number | null
  /** SHA-256 of the words under the heading; null for a paper that was uploaded. */
  digest: string | null
}

export type PrintedFigureRow = {
  version: string
  /** A word of `keyFigures` (workflows/rules/consistency.ts). */
  figure: string
  /** In the form that is compared. */
  value: string
  /** As printed, or as the uploader confirmed it. */
  words: string
  heading: string | null
  page: number | null
}

export type ChecklistsTables = {
  late_leave: LateLeaveRow
  printed_heading: PrintedHeadingRow
  printed_figure: PrintedFigureRow
}
