import { addWorkingDays, type Calendar, workingDayOnOrAfter } from '#workflows/calendar/calendar.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import { publicationCase } from '#workflows/rules/lead-time.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'
import { parameterOn, wholeOf } from '#workflows/rules/parameters.ts'
import { marketOf } from './books.ts'
import type { Deal } from './deal.ts'
import type { Issue, Outline } from './outline.ts'

/** The days of one issue, all on the market's calendar. */
export type IssueDays = {
  plannedOn: IsoDay
  publishOn: IsoDay
  bookOn: IsoDay
  paymentOn: IsoDay
  valueOn: IsoDay
  listingOn: IsoDay
  /** The first use of the proceeds, and the report on it. */
  usedOn: IsoDay
  reportedOn: IsoDay
}

/**
 * Working days for which papers stand before a book. The longer lead of a first public issue is kept for every public one: it
 * is a minimum, and two books may lie close together. Where a route sets none, three days (one where placed privately).
 */
export function leadOf(deal: Deal, { product, privatePlacement }: Outline, bookOn: IsoDay): number {
  const word = privatePlacement ? 'private' : publicationCase(product.value, true)
  const row = parameterOn(parameterTable, 'publication.lead', { route: deal.route, case: word }, bookOn)
  if (row) return wholeOf(row)
  return privatePlacement ? 1 : 3
}

const listedOf = (deal: Deal, issue: Issue): IsoDay | undefined =>
  issue.lines.map(({ index }) => deal.tranches[index]?.listedOn).find((day) => day !== undefined)

/** Money comes one working day after the book in the interbank market, two at the exchanges, sooner where listing is. */
export function issueDays(deal: Deal, outline: Outline, issue: Issue, calendar: Calendar = marketOf(deal)): IssueDays {
  const bookOn = issue.book.on
  const exchange = deal.route === 'exchange-public' || deal.route === 'exchange-private'
  const listed = listedOf(deal, issue)
  const usual = addWorkingDays(calendar, bookOn, exchange ? 2 : 1)
  const paymentOn = listed !== undefined && listed < usual ? listed : usual
  const listingOn = listed ?? addWorkingDays(calendar, paymentOn, exchange ? 4 : 1)
  const publishOn = addWorkingDays(calendar, bookOn, -leadOf(deal, outline, bookOn))
  const usedOn = addWorkingDays(calendar, listingOn, 5)
  return {
    plannedOn: publishOn,
    publishOn,
    bookOn,
    paymentOn,
    valueOn: paymentOn,
    listingOn,
    usedOn,
    reportedOn: workingDayOnOrAfter(calendar, addWorkingDays(calendar, usedOn, 5)),
  }
}
