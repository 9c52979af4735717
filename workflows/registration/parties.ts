import type { Seat } from '../kit/seats.ts'

/** Who acts for the issuer before the authorities. */

export const underwriter: readonly Seat[] = ['lead-underwriter']

export const issuerSide: readonly Seat[] = ['issuer', 'lead-underwriter']
