import type { Capacity } from '#workflows/kit/seats.ts'

/** Seats of the reviewing side that work from a queue: the venue's, and the authorities that decide. */
export const reviewDesk: readonly Capacity[] = [
  'venue-intake',
  'venue-review',
  'venue-secretary',
  'venue-supervisor',
  'csrc',
  'pboc',
  'nfra',
]
