import { listObligations, saveBond, saveObligation } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import { paymentsOf } from '#workflows/outstanding/payments.ts'
import { type KeptTerms, readTerms } from '#workflows/outstanding/terms.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { isPaymentKind, keptBond, reckonAnew } from './bond-obligations.server.ts'
import { bondOf, obligationOf, refuseFuture } from './bond-of-run.server.ts'
import { listUnpaid } from './bond-payment.server.ts'
import { marketCalendar } from './market.server.ts'
import type { Recording, RecordStep } from './record.server.ts'
import { redateClocks } from './redate-clocks.server.ts'

/** 调整票面利率: announced before an option day, it holds from that day on. */
export const couponReset: RecordStep = async (recording): Promise<void> => {
  const { obligation, couponPercent } = outstandingEvents['coupon.reset'].parse(recording.event.data)
  const from = await comingOption(recording, obligation)
  const terms = await termsOf(recording)
  if (terms.resets.some((reset) => reset.from === from))
    throw refused('该行权日的票面利率调整已公告。', { obligation: ['已公告调整'] })
  await changeTerms(recording, { ...terms, resets: [...terms.resets, { from, couponPercent }] })
}

/** 赎回: everything that is left is given back on an option day, which becomes the bond's last. */
export const call: RecordStep = async (recording): Promise<void> => {
  const { obligation } = outstandingEvents['call.exercise'].parse(recording.event.data)
  const calledOn = await comingOption(recording, obligation)
  await changeTerms(recording, { ...(await termsOf(recording)), calledOn }, { maturity_on: calledOn })
}

/**
 * 展期 or 重组: what is left runs from the last day up to which interest was paid, to a new last day. Whatever is unpaid is
 * taken up in it; the holders' resolution is in the log.
 */
export const bondExtension: RecordStep = async (recording): Promise<void> => {
  const { desk, run, event } = recording
  const asked = outstandingEvents['extension.agree'].parse(event.data)
  refuseFuture(asked.meetingOn, event.stamp.at, 'meetingOn')
  const agreedOn = legalDay(event.stamp.at)
  const bond = await bondOf(desk.tx, run)
  if (asked.maturityOn <= agreedOn || asked.maturityOn <= bond.maturity_on)
    throw refused('展期后的到期日须晚于今天和原到期日。', { maturityOn: [`原到期日为 ${bond.maturity_on}`] })
  const terms = await termsOf(recording)
  const couponPercent = asked.couponPercent ?? couponOn(terms, agreedOn)
  const from = await interestPaidTo(desk, bond)
  const extension = { from, agreedOn, maturityOn: asked.maturityOn, couponPercent }
  const change = { ...terms, extension, calledOn: null, acceleratedOn: null }
  await changeTerms(recording, change, { maturity_on: asked.maturityOn }, { overdueToo: true })
}

/** 加速到期: principal and accrued interest are owed today, and are in arrears at once. */
export const acceleration: RecordStep = async (recording): Promise<void> => {
  const { desk, run, event } = recording
  const { meetingOn } = outstandingEvents['maturity.accelerate'].parse(event.data)
  refuseFuture(meetingOn, event.stamp.at, 'meetingOn')
  const acceleratedOn = legalDay(event.stamp.at)
  await absorbPuts(recording)
  await changeTerms(recording, { ...(await termsOf(recording)), acceleratedOn }, { maturity_on: acceleratedOn })
  for (const owed of await listUnpaid(desk, run.subject_id, acceleratedOn))
    await saveObligation(desk.tx, owed.id, { state: 'overdue' })
}

/** Principal put and not paid is part of the principal that falls due now, not owed beside it. */
async function absorbPuts({ desk, run, event }: Recording): Promise<void> {
  for (const { id, kind, state } of await listObligations(desk.tx, run.subject_id)) {
    if (kind === 'put' && state === 'overdue')
      await saveObligation(desk.tx, id, { state: 'waived', done_event: event.stamp.id })
  }
}

const termsOf = async ({ desk, run }: Recording): Promise<KeptTerms> => readTerms((await bondOf(desk.tx, run)).terms)

/** The day the terms name of an option that has not come yet. */
async function comingOption({ desk, run, event }: Recording, id: string): Promise<string> {
  const option = await obligationOf(desk, run, id)
  const today = legalDay(event.stamp.at)
  if (option.kind !== 'put' || option.state !== 'due' || option.due_on <= today || !option.nominal_on)
    throw refused('请选择尚未到来的行权日。', { obligation: ['请选择尚未到来的行权日'] })
  return option.nominal_on
}

async function changeTerms(
  { desk, run, event }: Recording,
  terms: KeptTerms,
  more: Partial<Row<'bond'>> = {},
  how: { overdueToo?: boolean } = {},
): Promise<void> {
  const change = { ...more, terms: JSON.stringify(terms) }
  await saveBond(desk.tx, run.subject_id, change)
  await reckonAnew(desk, await bondOf(desk.tx, run), event.stamp, how)
  await redateClocks(desk, run.id, event.stamp)
}

/** The coupon that holds on a day: as extended, else the latest reset by then, else as issued. */
export function couponOn({ couponPercent, resets, extension }: KeptTerms, on: string): string {
  if (extension) return extension.couponPercent
  const reached = resets.filter(({ from }) => from <= on).sort((a, b) => (a.from < b.from ? 1 : -1))
  return reached[0]?.couponPercent ?? couponPercent
}

/** The nominal day up to which interest has been paid: of the last coupon paid, else the one before the first on the books. */
async function interestPaidTo(desk: Desk, bond: Row<'bond'>): Promise<string> {
  const coupons = (await listObligations(desk.tx, bond.id)).filter(({ kind }) => kind === 'interest')
  const paid = coupons.flatMap(({ state, nominal_on }) => (state === 'done' && nominal_on ? [nominal_on] : []))
  const last = paid.sort().at(-1)
  if (last) return last
  const first = coupons.flatMap(({ nominal_on }) => (nominal_on ? [nominal_on] : [])).sort()[0]
  const plan = paymentsOf(keptBond(bond), marketCalendar(desk))
  const before = plan.filter(({ kind, nominalOn }) => isPaymentKind(kind) && first !== undefined && nominalOn < first)
  return before.at(-1)?.nominalOn ?? bond.value_on
}
