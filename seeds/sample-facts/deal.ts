import type { IsoDay } from '#workflows/calendar/day.ts'
import type { FactKey, FactValue } from '#workflows/facts/catalogue.ts'
import type { circumstanceFacts } from '#workflows/facts/circumstances.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import type { BondClass } from '#workflows/rules/scope.ts'
import type { Use } from '#workflows/rules/use-of-proceeds.ts'

export type SampleLine = {
  name?: string
  /** `5+3+2Y`, `180D`. */
  tenor: string
  plannedFen: number
  maximumFen?: number
  /** Reported coupon, which the sample range is laid around. */
  couponPercent?: string
}

export type SampleOffering = {
  name?: string
  ordinal?: number
  bookOn: IsoDay
  publishOn?: IsoDay
  paymentOn?: IsoDay
  valueOn?: IsoDay
  listingOn?: IsoDay
  lines: readonly SampleLine[]
  /** Uses as reported; absent, made up with at least 70 % to technology. */
  uses?: readonly { use: Use; fen: number }[]
}

/** What is known of a deal. Everything else that a paper asks for is supplied as a sample. */
export type SampleDeal = {
  issuerName: string
  issuerKind: IssuerKind
  route: Route
  venue: Venue
  /** `MTN`, `PPN`, `SCP`, 科技创新公司债券 …; as on the project. */
  product: string
  privatePlacement: boolean
  /** A real issuer: no code, officer, certificate, account of its past or technology is made up for it. */
  real: boolean
  region?: string
  listed?: boolean
  creditCode?: string
  legalRepresentative?: string
  registeredFen?: number
  registrationMonths?: number
  bondClass?: BondClass
  leadUnderwriter?: string
  /** The day on which the facts are gathered; accounts are those published by then. */
  on: IsoDay
  /** Accounts published by this day are quoted, where it is later: that of the filing. */
  accountsOn?: IsoDay
  offering: SampleOffering
  /** What is so of the deal; absent: nothing that brings further papers in. */
  circumstances?: { [K in keyof typeof circumstanceFacts]?: boolean }
}

/** One fact as `recordFacts` takes it; always a sample. */
export type SampleFact = { key: FactKey; value: unknown; asOf?: IsoDay; sample: true }

/** Facts of a group with the values that the catalogue has for them. */
export type Values = { [K in FactKey]?: FactValue<K> }

export const asSamples = (values: Values, asOf: IsoDay): SampleFact[] =>
  (Object.entries(values) as [FactKey, unknown][])
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, value, asOf, sample: true }))
