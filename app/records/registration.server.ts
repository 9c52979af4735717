import { saveProject } from '#db/queries/projects.ts'
import { addMonths, legalDay } from '#workflows/calendar/day.ts'
import type { Finding } from '#workflows/kit/finding.ts'
import { type Capacity, type Route, seatsOfRoute } from '#workflows/kit/seats.ts'
import { registrationEvents } from '#workflows/registration/events.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { handIn } from '../filings/hand-in.server.ts'
import { eligibilityFindings } from '../given/eligibility.server.ts'
import { plannedTermsFindings } from '../given/planned-terms.server.ts'
import { keepPrecedents } from '../precedents/keep-precedents.server.ts'
import { keepFindings } from './findings.server.ts'
import { greenAtAcceptance } from './green-channel.server.ts'
import type { RecordStep } from './record.server.ts'
import { seatAuthority } from './seat.server.ts'

const authorityKind = (capacity: Capacity, venue: string): string | null =>
  capacity.startsWith('venue-')
    ? `venue:${venue}`
    : capacity === 'csrc' || capacity === 'pboc' || capacity === 'nfra'
      ? capacity
      : null

/** Filing: the venue sits down, and what was filed is what the versions say at this instant. */
export const submission: RecordStep = async ({ desk, run, event }) => {
  const { at } = event.stamp
  for (const capacity of seatsOfRoute[desk.project.route as Route]) {
    const kind = authorityKind(capacity, desk.project.venue)
    if (kind) await seatAuthority(desk, capacity, kind, at)
  }
  await handIn(desk, run.subject_id, event)
  await giveReceipt(desk, run.subject_id, at)
  await keepFindings(desk, event.stamp, await filedFindings(desk, at))
}

/** Who may issue and on which terms, as of the day: what a filing is judged by when it is handed in and when it is accepted. */
const filedFindings = async (desk: Desk, at: string): Promise<Finding[]> => [
  ...(await eligibilityFindings(desk, at)),
  ...(await plannedTermsFindings(desk, at)),
]

async function giveReceipt(desk: Desk, registration: string, at: string): Promise<void> {
  const receipt = `R-${legalDay(at).replaceAll('-', '')}-${desk.project.number.slice(-4)}`
  await desk.tx.updateTable('registration').set({ receipt }).where('id', '=', registration).execute()
}

/** On the licence route the supervising authority is asked before anything is filed; its seat begins with the question. */
export const supervisor: RecordStep = async ({ desk, event }) => seatAuthority(desk, 'nfra', 'nfra', event.stamp.at)

/** Acceptance fixes the day whose rules hold for this filing (design §4), and the green channel if it was asked for. */
export const acceptance: RecordStep = async ({ desk, run, event }) => {
  const { at } = event.stamp
  const on = legalDay(at)
  await desk.tx.updateTable('registration').set({ accepted_on: on }).where('id', '=', run.subject_id).execute()
  const found = [...(await filedFindings(desk, at)), ...(await greenAtAcceptance({ desk, event }))]
  await keepFindings(desk, event.stamp, found)
}

/** The notice, decision, letter of no objection or licence: number, amount, and how long it holds. */
export const grant: RecordStep = async ({ desk, run, event }) => {
  const { number, on, amount, months } = registrationEvents['registration.grant'].parse(event.data)
  const row = await desk.tx
    .selectFrom('registration')
    .select(['amount', 'accepted_on'])
    .where('id', '=', run.subject_id)
    .executeTakeFirstOrThrow()
  if (row.accepted_on && on < row.accepted_on)
    throw refused('决定日期不能早于受理日期。', { on: [`受理日期为 ${row.accepted_on}`] })
  if (on > legalDay(event.stamp.at)) throw refused('决定日期不能晚于今天。', { on: ['不能晚于今天'] })
  await desk.tx
    .updateTable('registration')
    .set({ number, granted_on: on, months, amount: amount ?? row.amount, effective_to: addMonths(on, months) })
    .where('id', '=', run.subject_id)
    .execute()
  await keepPrecedents(desk, run, event.stamp.at)
}

/** A registration that exists already is taken over with what was used of it and its last day. */
export const adoption: RecordStep = async ({ desk, run, event }) => {
  const { number, on, amount, used, effectiveTo } = registrationEvents['registration.adopt'].parse(event.data)
  if (effectiveTo <= on) throw refused('到期日须晚于生效日。', { effectiveTo: ['须晚于生效日'] })
  if (used !== undefined && amount !== undefined && used > amount)
    throw refused('已用额度超过注册金额。', { used: ['不能超过注册金额'] })
  await desk.tx
    .updateTable('registration')
    .set({
      number,
      granted_on: on,
      amount: amount ?? null,
      effective_to: effectiveTo,
      origin: 'adopted',
      months: monthsBetween(on, effectiveTo),
    })
    .where('id', '=', run.subject_id)
    .execute()
  await handIn(desk, run.subject_id, event)
  await giveReceipt(desk, run.subject_id, event.stamp.at)
  if (used === undefined) return
  const entry = {
    id: desk.ports.newId(),
    registration: run.subject_id,
    offering: null,
    kind: 'commit' as const,
    amount: used,
  }
  await desk.tx
    .insertInto('balance_entry')
    .values({ ...entry, at: event.stamp.at, event: event.stamp.id })
    .execute()
}

function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth] = from.split('-').map(Number)
  const [toYear, toMonth] = to.split('-').map(Number)
  return (toYear! - fromYear!) * 12 + (toMonth! - fromMonth!)
}

/** The registration comes to its end, whatever the end is called. */
export const closing: RecordStep = async ({ desk, run, event, params }) => {
  await desk.tx
    .updateTable('registration')
    .set({ outcome: params.outcome ?? 'closed', ended_at: event.stamp.at })
    .where('id', '=', run.subject_id)
    .execute()
  await saveProject(desk.tx, desk.project.id, { closed_at: event.stamp.at })
}
