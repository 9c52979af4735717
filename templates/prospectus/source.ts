import type { Block } from '../blocks.ts'
import type { Words } from '../clauses/words.ts'
import type { Dossier, Part } from '../dossier.ts'
import { markSample } from '../format.ts'
import type { always } from '../template.ts'

/** What the prospectus quotes. A later revision of any of these makes a filed prospectus stale. */
export const reads = [
  'parties',
  'science',
  'accounts',
  'registration',
  'offering',
  'proceeds',
  'rating',
  'arrangements',
  'clauses',
  'chapters',
] as const satisfies readonly Part[]

export type Source = Pick<Dossier, (typeof reads)[number] | (typeof always)[number]>

/** What a prospectus of project revenue notes quotes besides. */
export type ProjectSource = Source & Pick<Dossier, 'projectNote'>

/** The body of one chapter, without its own heading, which the outline numbers. */
export type Chapter = (source: Source, words: Words) => Block[]

export const partiesOf = (source: Source, ...capacities: string[]): Dossier['parties'] =>
  source.parties.filter((party) => capacities.includes(party.capacity))

/** Names of all parties of a capacity, marked where they are samples; the capacity's title if nobody is named. */
export function namesOf(source: Source, capacity: string, title: string): string {
  const named = partiesOf(source, capacity).map((party) => markSample(party.name, party.sample))
  return named.join('、') || title
}

type Arrangement = Dossier['arrangements'][number]

/** CRMW is sold beside the bond to whoever buys it: it is no part of what the bond itself promises. */
export const isCrmw = (arrangement: Arrangement): boolean => arrangement.instrument === 'crmw'
export const isInvestment = (arrangement: Arrangement): boolean => arrangement.instrument === 'direct-investment'
export const isPledge = (arrangement: Arrangement): boolean => arrangement.instrument === 'pledge'
/** Arrangements whose provider answers to the holders themselves. */
export const protectsHolders = (arrangement: Arrangement): boolean =>
  !isCrmw(arrangement) && !isInvestment(arrangement) && arrangement.instrument !== 'counter-guarantee'

type Line = Dossier['offering']['lines'][number]

/** 票面利率 once it is fixed, else the range within which bids are taken. */
export const couponWords = (line: Line): string =>
  line.coupon === null ? `簿记建档确定，申购区间${line.rateRange.low}%至${line.rateRange.high}%` : `${line.coupon}%`

export const lineAmount = (line: Line): number => line.final ?? line.planned
