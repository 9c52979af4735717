import { addWorkingDays, type Calendar, workingDayOnOrAfter } from '../calendar/calendar.ts'
import type { IsoDay } from '../calendar/day.ts'
import type { Basis } from '../kit/finding.ts'
import { venues } from '../kit/seats.ts'
import { cite } from '../library/library.ts'
import { publicationCase } from '../rules/lead-time.ts'
import { parameterOn, wholeOf } from '../rules/parameters.ts'
import type { PlanFacts } from './plan-facts.ts'

/** What is traded and settled counts the market's own days (domain §3.7). */
export const marketOf = ({ rulebook, venue }: PlanFacts): Calendar => rulebook.calendars[venues[venue].calendar]

/** Working days for which the papers of an issue stand before its book; where a route sets none, the platform's plan. */
export function leadOf(facts: PlanFacts, bookOn: IsoDay): { days: number; basis: Basis } {
  const { route, product, privately, issuedBefore } = facts
  const word = privately ? 'private' : publicationCase(product, !issuedBefore)
  const row = parameterOn(facts.rulebook.parameters, 'publication.lead', { route, case: word }, bookOn)
  if (row) return { days: wholeOf(row), basis: row.basis }
  return { days: privately ? 1 : 3, basis: cite('platform', '公告提前期') }
}

/** The last day on which papers are out in time for a book. */
export const publishBy = (facts: PlanFacts, bookOn: IsoDay): IsoDay =>
  addWorkingDays(marketOf(facts), bookOn, -leadOf(facts, bookOn).days)

/** Papers of an issue are finished in three working days after the registration (the platform's own plan). */
export const preparationDays = 3

export type IssueDays = { publishOn: IsoDay; bookOn: IsoDay; paymentOn: IsoDay; listingOn: IsoDay; basis: Basis }

const after = (facts: PlanFacts, bookOn: IsoDay): Pick<IssueDays, 'paymentOn' | 'listingOn'> => {
  const exchange = facts.route === 'exchange-public' || facts.route === 'exchange-private'
  const market = marketOf(facts)
  const paymentOn = addWorkingDays(market, bookOn, exchange ? 2 : 1)
  return { paymentOn, listingOn: addWorkingDays(market, paymentOn, exchange ? 4 : 1) }
}

/** The earliest issue that papers ready to be published on a day allow. */
export function earliestIssue(facts: PlanFacts, readyOn: IsoDay): IssueDays {
  const market = marketOf(facts)
  const publishOn = workingDayOnOrAfter(market, readyOn)
  // The lead hangs on the day of the book, which hangs on the lead: the rulebook of the day of publication decides first.
  let bookOn = addWorkingDays(market, publishOn, leadOf(facts, publishOn).days)
  while (publishBy(facts, bookOn) < publishOn) bookOn = addWorkingDays(market, bookOn, 1)
  return { publishOn, bookOn, ...after(facts, bookOn), basis: cite('platform', '缴款与上市间隔') }
}

/** An issue whose book is on a day: published as late as its papers may be. */
export function issueOn(facts: PlanFacts, day: IsoDay): IssueDays {
  const bookOn = workingDayOnOrAfter(marketOf(facts), day)
  return {
    publishOn: publishBy(facts, bookOn),
    bookOn,
    ...after(facts, bookOn),
    basis: cite('platform', '缴款与上市间隔'),
  }
}

/** The days that are set count before any that could be assumed. */
export function scheduledIssue(facts: PlanFacts): IssueDays | null {
  const { schedule } = facts
  if (!schedule) return null
  const { publishOn, ...days } = schedule
  return { ...days, publishOn: publishOn ?? publishBy(facts, days.bookOn), basis: cite('contract', '簿记日') }
}
