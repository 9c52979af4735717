import type { IsoDay } from '../calendar/day.ts'
import type { ClockName } from '../kit/clocks.ts'
import type { Basis } from '../kit/finding.ts'
import type { Capacity, IssuerKind, Route, Venue } from '../kit/seats.ts'
import type { StageName } from '../kit/stage.ts'
import type { Rulebook } from '../rulebook.ts'

/** A stay in a state: the legal days on which it was entered and left; `to` null while one is in it. */
export type Visit = { state: string; from: IsoDay; to: IsoDay | null }

/** A clock that runs or is held. `left` working days remain of it, negative when it is over. */
export type OpenClock = { name: ClockName; dueOn: IsoDay | null; left: number; provisional: boolean }

export type PlannedRun = {
  id: string
  stage: StageName
  /** What it is about, where a stage may have several runs. */
  subject: string
  state: string
  /** Where a suspended run goes on. */
  resumesAt: string | null
  ended: boolean
  visits: readonly Visit[]
  clocks: readonly OpenClock[]
}

/** Days of an issue as they are set; null where they are still to be. */
export type IssueSchedule = { publishOn: IsoDay | null; bookOn: IsoDay; paymentOn: IsoDay; listingOn: IsoDay }

/** Everything a working timetable rests on. Nothing of it is kept: the plan is made anew whenever somebody looks. */
export type PlanFacts = {
  today: IsoDay
  route: Route
  venue: Venue
  issuerKind: IssuerKind
  product: string
  green: boolean
  privately: boolean
  /** Whether the issuer has issued publicly before. */
  issuedBefore: boolean
  /** The day whose rulebook holds: of acceptance, else today. */
  rulebookOn: IsoDay
  rulebook: Rulebook
  /** In the order in which they were opened. */
  runs: readonly PlannedRun[]
  /** Papers that have no version yet, by whoever prepares them. */
  papers: readonly { preparedBy: Capacity; missing: number }[]
  schedule: IssueSchedule | null
  /** The day of the book that the user has pinned. */
  target: IsoDay | null
}

/**
 * A step of the plan. Days are inclusive; `days` are working days after `from` up to `to`. `latest` is by when it must be
 * done to hold the pinned day; null where nothing is pinned or it is done.
 */
export type PlanRow = {
  key: string
  stage: StageName
  subject: string
  title: string
  parties: readonly Capacity[]
  from: IsoDay
  to: IsoDay
  days: number
  standing: 'done' | 'now' | 'planned'
  late: boolean
  /** Rests on days whose calendar is not announced yet. Whether its basis was verified is for the basis to say. */
  provisional: boolean
  basis: Basis
  latest: IsoDay | null
}

export type Verdict = {
  target: IsoDay
  fits: boolean
  /** The earliest day of the book by this plan. */
  earliest: IsoDay
  /** Working days between the plan and the pinned day; negative when it comes too late. */
  slack: number
  /** The first step that must be done, and by when. */
  first: { title: string; by: IsoDay } | null
}

export type Plan = {
  rows: readonly PlanRow[]
  registeredOn: IsoDay | null
  bookOn: IsoDay | null
  listingOn: IsoDay | null
  verdict: Verdict | null
  provisional: boolean
}
