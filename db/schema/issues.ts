/** Registration, offering, bond. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type RegistrationRow = {
  id: string
  project: string
  number: string | null
  products: string
  amount: number | null
  months: number | null
  accepted_on: string | null
  granted_on: string | null
  effective_to: string | null
  origin: 'filed' | 'adopted'
  outcome: string | null
  receipt: string | null
  created_at: string
  ended_at: string | null
}

export type BalanceEntryRow = {
  id: string
  registration: string
  offering: string | null
  kind: 'reserve' | 'commit' | 'release'
  /** What a release gives back. */
  held: 'reserved' | 'committed' | null
  amount: number
  at: string
  event: string
}

export type OfferingRow = {
  id: string
  project: string
  registration: string
  ordinal: number
  kind: 'new' | 'reopening'
  name: string
  publish_on: string | null
  book_on: string | null
  payment_on: string | null
  value_on: string | null
  listing_on: string | null
  book_from: string | null
  book_until: string | null
  outcome: string | null
  created_at: string
  /** JSON: minimum bid, step, tick, hour of payment, floor (workflows/issuance/schedule.ts). */
  terms: string | null
}

export type LineRow = {
  id: string
  project: string
  offering: string
  ordinal: number
  name: string
  tenor: string
  planned: number
  maximum: number
  final: number | null
  rate_low: string | null
  rate_high: string | null
  coupon: string | null
  price: string | null
  multiple: string | null
  marginal_multiple: string | null
  investors: number | null
  bond: string | null
  terms: string
}

export type BidRow = {
  id: string
  project: string
  line: string
  investor: string
  rate: string
  amount: number
  related_at: string | null
  version: number
  placed_at: string
  placed_by: string
  withdrawn_at: string | null
  replaced_by: string | null
}

export type AllotmentRow = {
  id: string
  project: string
  line: string
  bid: string
  investor: string
  amount: number
  payable: number
  proposed_at: string
  confirmed_at: string | null
  paid_at: string | null
  /** Taken back unpaid after the payment day. */
  released_at: string | null
}

export type BondRow = {
  id: string
  project: string
  line: string | null
  code: string | null
  name: string
  issued: number
  outstanding: number
  coupon: string
  value_on: string
  maturity_on: string
  terms: string
  origin: 'issued' | 'adopted'
  ended_at: string | null
  created_at: string
}

export type ObligationRow = {
  id: string
  project: string
  bond: string
  kind: string
  title: string
  due_on: string
  amount: number | null
  state: 'due' | 'done' | 'overdue' | 'waived'
  done_on: string | null
  done_event: string | null
  notice_due_on: string | null
  notice_on: string | null
  basis: string
  created_at: string
  /** The day the terms name; `due_on` is the working day it is paid on. Null for reports. */
  nominal_on: string | null
}

export type PutDeclarationRow = {
  id: string
  project: string
  obligation: string
  investor: string
  amount: number
  at: string
  by_person: string
}

export type ProceedsEntryRow = {
  id: string
  project: string
  bond: string
  paid_on: string
  use: string
  payee: string
  amount: number
  tech: number
  evidence: string | null
  at: string
  by_person: string
  reverses: string | null
}

export type IssuesTables = {
  registration: RegistrationRow
  balance_entry: BalanceEntryRow
  offering: OfferingRow
  line: LineRow
  bid: BidRow
  allotment: AllotmentRow
  bond: BondRow
  obligation: ObligationRow
  put_declaration: PutDeclarationRow
  proceeds_entry: ProceedsEntryRow
}
