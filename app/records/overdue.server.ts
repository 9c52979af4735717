import { listObligations, saveObligation } from '#db/queries/bonds.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { lapseOn } from '#workflows/outstanding/payments.ts'
import { readTerms } from '#workflows/outstanding/terms.ts'
import { isPaymentKind } from './bond-obligations.server.ts'
import { bondOf } from './bond-of-run.server.ts'
import { marketCalendar } from './market.server.ts'
import type { RecordStep } from './record.server.ts'
import { redateClocks } from './redate-clocks.server.ts'

/** Whatever was due before this instant's day and is not done is overdue: payments after their grace, reports without any. */
export const overdue: RecordStep = async ({ desk, run, event, params }) => {
  const today = legalDay(event.stamp.at)
  const { terms } = await bondOf(desk.tx, run)
  const { graceDays } = readTerms(terms)
  const calendar = marketCalendar(desk)
  for (const { id, kind, state, due_on, amount } of await listObligations(desk.tx, run.subject_id)) {
    if (state !== 'due' || isPaymentKind(kind) !== (params.what === 'payment')) continue
    if (kind === 'put' && (amount ?? 0) === 0) continue
    const last = isPaymentKind(kind) ? lapseOn(calendar, due_on, graceDays) : due_on
    if (last < today) await saveObligation(desk.tx, id, { state: 'overdue' })
  }
  await redateClocks(desk, run.id, event.stamp)
}
