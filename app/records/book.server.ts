import { saveOffering } from '#db/queries/offerings.ts'
import { issuanceEvents } from '#workflows/issuance/events.ts'
import { instantAt } from '#workflows/issuance/schedule.ts'
import { refused } from '../commands/desk.server.ts'
import { offeringOf } from './offering-of-run.server.ts'
import type { RecordStep } from './record.server.ts'

/** The hours of a book. Opening and closing are in the log; lengthening moves the hour at which bids end. */
export const book: RecordStep = async ({ desk, run, event, params }) => {
  if (params.step !== 'extend') return
  const { until } = issuanceEvents['book.extend'].parse(event.data)
  const { offering } = await offeringOf(desk.tx, run)
  if (!offering.book_on || !offering.book_until || until <= offering.book_until)
    throw refused('延长后的截止时间须晚于原定截止时间。', { until: [`原定 ${offering.book_until ?? '未定'}`] })
  if (instantAt(offering.book_on, until) <= event.stamp.at)
    throw refused('延长后的截止时间须晚于现在。', { until: ['须晚于现在'] })
  await saveOffering(desk.tx, offering.id, { book_until: until })
}
