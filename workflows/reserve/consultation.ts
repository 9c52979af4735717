import type { Capacity, Route, Venue } from '../kit/seats.ts'

/** Whom a question before the filing is put to: the steward of the region, or the side that will review. */
export const consultationSides = {
  steward: { title: '园区与地方' },
  authority: { title: '审核方' },
} as const

export type ConsultationSide = keyof typeof consultationSides

/** Who asks, for the issuer's side. */
export const askers: readonly Capacity[] = ['issuer', 'lead-underwriter']

/** Who may read and answer what is put to a side, in the organisation that was asked and no other. */
export const answerers: Readonly<Record<ConsultationSide, readonly Capacity[]>> = {
  steward: ['steward'],
  authority: ['venue-intake', 'venue-review', 'venue-supervisor', 'pboc'],
}

export const sideOf = (capacity: Capacity): ConsultationSide | null =>
  answerers.steward.includes(capacity) ? 'steward' : answerers.authority.includes(capacity) ? 'authority' : null

/** The kind of organisation that decides on a route, as the directory names it. */
export const authorityKind = (route: Route, venue: Venue): string => (route === 'licence' ? 'pboc' : `venue:${venue}`)

/** How a consultation, or one entry of it, is cited in papers and letters: `NAFMII-2026-00012-咨询1-2`. */
export const citation = (project: string, consultation: number, entry?: number): string =>
  `${project}-咨询${consultation}${entry === undefined ? '' : `-${entry}`}`
