import { listObligations, listPayments } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { readTerms } from '#workflows/outstanding/terms.ts'
import { isPaymentKind } from '../../records/bond-obligations.server.ts'
import { bondHere } from './bond.server.ts'
import type { Reading } from './reading.server.ts'

type Distress = Dossier['distress']

const stages: Record<string, Distress['stage']> = { 'default.cure': 'cured', 'settlement.confirm': 'settled' }

/** What was missed at the default and what had been paid towards it by the step, by the books of payments. */
export async function distressPart(reading: Reading): Promise<Distress> {
  const { tx, event } = reading
  const bond = bondHere(reading)
  if (!event) reading.facts.gap('step', '办理记录')
  if (!bond || !event) return { stage: 'default', graceDays: 0, rows: [], byIssuer: 0, byGuarantor: 0, byOthers: 0 }
  const since = await defaultBefore(reading, event)
  const missed = (await listObligations(tx, bond.id)).filter((row) => missedAt(row, since, event))
  const payments = (await listPayments(tx, bond.id)).filter(
    ({ obligation, at }) => at <= event.at && missed.some(({ id }) => id === obligation),
  )
  const by = (...sources: Row<'payment'>['source'][]) =>
    payments.filter(({ source }) => sources.includes(source)).reduce((sum, { amount }) => sum + amount, 0)
  return {
    stage: stages[event.type] ?? 'default',
    graceDays: readTerms(bond.terms).graceDays,
    rows: missed.map(({ id, title, due_on, amount }) => ({
      title,
      dueOn: due_on,
      amount: amount ?? 0,
      paid: payments.filter(({ obligation }) => obligation === id).reduce((sum, row) => sum + row.amount, 0),
    })),
    byIssuer: by('issuer'),
    byGuarantor: by('guarantor'),
    byOthers: by('collateral', 'other'),
  }
}

/** The default that the step is about: itself, or the last one before it. */
async function defaultBefore({ tx }: Reading, event: Row<'event'>): Promise<string> {
  const row = await tx
    .selectFrom('event')
    .select('at')
    .where('run', '=', event.run)
    .where('type', '=', 'payment.lapse')
    .where('seq', '<=', event.seq)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row?.at ?? event.at
}

/**
 * Due by the step and not paid when the default happened. A payment that holders waived later is out of it, except at the end
 * of a workout, where what nobody paid is written off by that very step.
 */
function missedAt(row: Row<'obligation'>, since: string, event: Row<'event'>): boolean {
  if (!isPaymentKind(row.kind) || (row.amount ?? 0) === 0 || row.due_on > legalDay(event.at)) return false
  if (row.state === 'waived') return row.done_event === event.id
  return row.done_on === null || row.done_on >= legalDay(since)
}
