/** The reserve before anything is filed. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type ReservePlanRow = {
  project: string
  /** A month, `2027-02`. */
  window_on: string | null
  /** Integer fen. */
  amount: number | null
  wants_rating_at: string | null
  wants_support_at: string | null
  by_person: string
  at: string
}

export type PreparedPaperRow = {
  project: string
  code: string
  by_person: string
  by_organisation: string
  at: string
}

export type ConsultationRow = {
  id: string
  project: string
  ordinal: number
  topic: string
  side: 'steward' | 'authority'
  organisation: string
  asked_by: string
  asked_organisation: string
  asked_at: string
  answered_at: string | null
}

export type ConsultationEntryRow = {
  id: string
  consultation: string
  ordinal: number
  kind: 'question' | 'answer'
  body: string
  filing: string | null
  filing_version: string | null
  by_person: string
  by_organisation: string
  by_capacity: string
  at: string
}

export type ReserveTables = {
  reserve_plan: ReservePlanRow
  prepared_paper: PreparedPaperRow
  consultation: ConsultationRow
  consultation_entry: ConsultationEntryRow
}
