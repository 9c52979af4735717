import { findObligation, listObligations } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { Exact } from '#workflows/finance/exact.ts'
import { couponPeriodOn, recordDayOf } from '#workflows/outstanding/payments.ts'
import { readTerms } from '#workflows/outstanding/terms.ts'
import { keptBond } from '../../records/bond-obligations.server.ts'
import { couponOn } from '../../records/bond-terms.server.ts'
import { marketCalendar } from '../../records/market.server.ts'
import { bondHere } from './bond.server.ts'
import type { Reading } from './reading.server.ts'
import { said } from './step.server.ts'

type Payment = Dossier['payment']

/** The payment that the paper is of: named by its place among the papers, or by the step. */
export async function paymentPart(reading: Reading): Promise<Payment> {
  const bond = bondHere(reading)
  const owed = await obligationHere(reading)
  if (!bond || !owed) return none
  const calendar = marketCalendar(reading)
  const nominalOn = owed.nominal_on ?? owed.due_on
  const rows = await listObligations(reading.tx, bond.id)
  const interest = rows.find(({ kind, due_on }) => kind === 'interest' && due_on === owed.due_on)
  const period = couponPeriodOn(keptBond(bond), calendar, interest?.nominal_on ?? nominalOn)
  const terms = readTerms(bond.terms)
  const base = period?.principal ?? bond.outstanding
  const paid = owed.kind === 'interest' ? owed.amount : (interest?.amount ?? null)
  return {
    kind: owed.kind as Payment['kind'],
    title: owed.title,
    nominalOn,
    dueOn: owed.due_on,
    recordOn: recordDayOf(calendar, owed.due_on),
    provisional: owed.due_on > calendar.announcedUntil,
    publishedOn: said(reading.event, 'publishedOn') ?? owed.notice_on,
    coupon: period?.couponPercent ?? couponOn(terms, nominalOn),
    from: period?.from ?? bond.value_on,
    to: period?.to ?? nominalOn,
    base,
    amount: owed.amount,
    perHundred: perHundred(paid, base),
    together: owed.kind === 'redemption' ? (interest?.amount ?? null) : null,
    window: windowOf(terms.windows, owed.id),
    note: said(reading.event, 'text'),
  }
}

/** The duty behind the paper, which is its place, or what its step named. */
export async function obligationHere({ tx, scope, event, facts }: Reading): Promise<Row<'obligation'> | null> {
  const id = scope.kind === 'obligation' ? scope.id : said(event, 'obligation')
  const owed = id ? await findObligation(tx, id) : undefined
  if (!owed) facts.gap('obligation', '付款或者披露义务')
  return owed ?? null
}

/** Yuan on a hundred of face value, four decimals at most: the whole is what is paid, this is how holders find their own. */
function perHundred(amount: number | null, base: number): string | null {
  if (amount === null || base === 0) return null
  const each = new Exact(amount).times(100).div(base)
  return each.toDecimalPlaces(4).toFixed(Math.max(2, each.toDecimalPlaces(4).decimalPlaces()))
}

const windowOf = (windows: ReturnType<typeof readTerms>['windows'], obligation: string): Payment['window'] => {
  const open = windows.find((window) => window.obligation === obligation)
  return open ? { from: open.from, until: open.until } : null
}

const none: Payment = {
  kind: 'interest',
  title: '',
  nominalOn: '1970-01-01',
  dueOn: '1970-01-01',
  recordOn: '1970-01-01',
  provisional: false,
  publishedOn: null,
  coupon: '0',
  from: '1970-01-01',
  to: '1970-01-01',
  base: 0,
  amount: null,
  perHundred: null,
  together: null,
  window: null,
  note: null,
}

const whats: Record<string, Dossier['option']['what']> = { 'coupon.reset': 'reset', 'call.exercise': 'call' }

/** An option announced: the coupon that held until its day and the one from it on, or the window of the put. */
export async function optionPart(reading: Reading): Promise<Dossier['option']> {
  const bond = bondHere(reading)
  const owed = await obligationHere(reading)
  const on = owed?.nominal_on ?? owed?.due_on ?? reading.on
  const terms = bond ? readTerms(bond.terms) : null
  const before = terms ? couponOn({ ...terms, resets: terms.resets.filter(({ from }) => from < on) }, on) : '0'
  return {
    what: whats[reading.event?.type ?? ''] ?? 'put',
    on,
    payOn: owed?.due_on ?? on,
    couponBefore: before,
    couponAfter: said(reading.event, 'couponPercent'),
    window: terms && owed ? windowOf(terms.windows, owed.id) : null,
  }
}
