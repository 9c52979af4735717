import { type Calendar, workingDayOnOrAfter } from '#workflows/calendar/calendar.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { venues } from '#workflows/kit/seats.ts'
import type { Deal, Tranche } from './deal.ts'

export type BookedTranche = { index: number; tranche: Tranche }

/** One book: its day, and the tranches that are 品种 of it. `given`: the file names the day; else it is the day of the run. */
export type Book = { on: IsoDay; given: boolean; tranches: BookedTranche[] }

/** The calendar by which securities of this venue are sold, paid and traded. */
export const marketOf = ({ venue }: Pick<Deal, 'venue'>): Calendar => calendars[venues[venue].calendar]

const dayOf = (tranches: readonly BookedTranche[]): IsoDay | undefined =>
  tranches.find(({ tranche }) => tranche.issuedOn)?.tranche.issuedOn

/**
 * Tranches with the same `book`, or without one and on the same day, are lines of one book; without a day they are sold on
 * the day of the run, or the next on which the market works. Books in order of day, then as the file has them.
 */
export function booksOf(deal: Deal, today: IsoDay): Book[] {
  const run = workingDayOnOrAfter(marketOf(deal), today)
  const groups = new Map<string, BookedTranche[]>()
  deal.tranches.forEach((tranche, index) => {
    const key = tranche.book === undefined ? `day ${tranche.issuedOn ?? run}` : `book ${tranche.book}`
    groups.set(key, [...(groups.get(key) ?? []), { index, tranche }])
  })
  return [...groups.values()]
    .map((tranches) => ({ on: dayOf(tranches) ?? run, given: dayOf(tranches) !== undefined, tranches }))
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}
