import { saveOffering, withdrawBids } from '#db/queries/offerings.ts'
import { isWorkingDay, workingDayWord } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { issuanceEvents } from '#workflows/issuance/events.ts'
import type { OfferingTerms } from '#workflows/issuance/schedule.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { marketCalendar } from './market.server.ts'
import { offeringOf } from './offering-of-run.server.ts'
import type { Recording, RecordStep } from './record.server.ts'

type Dates = { bookOn: string; paymentOn: string; valueOn: string; listingOn: string }

/** The dates of an issue and the terms of its book; and their one postponement, with which standing bids fall. */
export const schedule: RecordStep = async (recording) =>
  recording.params.step === 'postponed' ? postponed(recording) : set(recording)

const set = async ({ desk, run, event }: Recording): Promise<void> => {
  const asked = issuanceEvents['schedule.set'].parse(event.data)
  refuseDates(desk, asked, event.stamp.at)
  const { lines } = await offeringOf(desk.tx, run)
  for (const line of lines) {
    if (line.planned % asked.step !== 0)
      throw refused('申购单位须能整除各品种规模。', { step: [`${line.name}的规模不是申购单位的整数倍`] })
  }
  const single = asked.frequency === 'at-maturity' || asked.frequency === 'discount'
  if (single && lines.some(({ tenor }) => tenor.includes('+')))
    throw refused('含选择权的品种须定期付息。', { frequency: ['含选择权的品种须定期付息'] })
  if (asked.minimumBid % asked.step !== 0)
    throw refused('最低申购金额须为申购单位的整数倍。', { minimumBid: ['须为申购单位的整数倍'] })
  const terms: OfferingTerms = {
    minimumBid: asked.minimumBid,
    step: asked.step,
    tick: asked.tick ?? '0.01',
    floor: asked.floor ?? null,
    paymentHour: asked.paymentHour,
    frequency: asked.frequency ?? null,
    dayCount: asked.dayCount ?? null,
    callable: asked.callable === 'yes',
    graceDays: asked.graceDays ?? 0,
    place: null,
  }
  await saveOffering(desk.tx, run.subject_id, {
    ...columns(asked),
    book_from: asked.bookFrom,
    book_until: asked.bookUntil,
    terms: JSON.stringify(terms),
  })
}

const postponed = async ({ desk, run, event }: Recording): Promise<void> => {
  const asked = issuanceEvents['offering.postpone'].parse(event.data)
  refuseDates(desk, asked, event.stamp.at)
  const { offering, lines } = await offeringOf(desk.tx, run)
  if (offering.book_on && asked.bookOn <= offering.book_on)
    throw refused('推迟后的簿记日须晚于原定簿记日。', { bookOn: [`原定 ${offering.book_on}`] })
  await withdrawBids(
    desk.tx,
    lines.map(({ id }) => id),
    event.stamp.at,
  )
  await saveOffering(desk.tx, run.subject_id, columns(asked))
}

const columns = ({ bookOn, paymentOn, valueOn, listingOn }: Dates) => ({
  book_on: bookOn,
  payment_on: paymentOn,
  value_on: valueOn,
  listing_on: listingOn,
})

/** Books are kept, money moves and securities trade on the market's own working days. */
function refuseDates(desk: Desk, dates: Dates, at: string): void {
  const calendar = marketCalendar(desk)
  if (dates.bookOn < legalDay(at)) throw refused('簿记日不能早于今天。', { bookOn: ['不能早于今天'] })
  for (const field of ['bookOn', 'paymentOn', 'listingOn'] as const) {
    if (!isWorkingDay(calendar, dates[field])) {
      const word = `不是本市场的${workingDayWord(calendar)}`
      throw refused(`日期 ${dates[field]} ${word}。`, { [field]: [word] })
    }
  }
}
