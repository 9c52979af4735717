import { findArrangement, insertShareTerms, listLatestShareTerms, saveArrangement } from '#db/queries/arrangements.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { enhancementEvents } from '#workflows/enhancement/events.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { openChecklist } from '../filings/open-checklist.server.ts'
import type { RecordStep } from './record.server.ts'

export async function arrangementOf(desk: Desk, run: Pick<Row<'run'>, 'subject_id'>): Promise<Row<'arrangement'>> {
  const row = await findArrangement(desk.tx, run.subject_id)
  if (!row) throw new Error(`Run on an arrangement that is not there: ${run.subject_id}`)
  return row
}

/** A plan is a new set of lines; earlier plans stay for comparison. */
export const sharingPlan: RecordStep = async ({ desk, run, event }) => {
  const { shares, feePercent } = enhancementEvents['plan.propose'].parse(event.data)
  const [latest] = await listLatestShareTerms(desk.tx, run.subject_id)
  await insertShareTerms(
    desk.tx,
    shares.map(({ party, order, percent, cap }) => ({
      id: desk.ports.newId(),
      arrangement: run.subject_id,
      plan: (latest?.plan ?? 0) + 1,
      ordinal: order,
      party,
      percent,
      cap: cap ?? null,
      proposed_by: event.stamp.by.person,
      at: event.stamp.at,
    })),
  )
  await saveArrangement(desk.tx, run.subject_id, { fee_percent: feePercent ?? null })
}

/** The committee may approve less than was asked for, never more. `planned` stays what was asked. */
export const commitment: RecordStep = async ({ desk, run, event }) => {
  const { amount, heldOn } = enhancementEvents['committee.approve'].parse(event.data)
  if (heldOn > legalDay(event.stamp.at)) throw refused('会议日期不能晚于今天。', { heldOn: ['不能晚于今天'] })
  const { planned } = await arrangementOf(desk, run)
  const approved = amount ?? planned
  if (approved > planned)
    throw refused('批准金额不能超过申请金额。', { amount: [`申请金额为 ${amountWithUnit(planned)}`] })
  await saveArrangement(desk.tx, run.subject_id, { actual: approved })
}

/** What was signed may again be less than what was approved (a CRMW planned at 2.1 and created at 2.0, domain §6.6). */
export const signing: RecordStep = async ({ desk, run, event }) => {
  const { letter, signedOn, actual } = enhancementEvents['agreement.sign'].parse(event.data)
  if (signedOn > legalDay(event.stamp.at)) throw refused('签署日期不能晚于今天。', { signedOn: ['不能晚于今天'] })
  const row = await arrangementOf(desk, run)
  const approved = row.actual ?? row.planned
  if (actual > approved)
    throw refused('签署金额不能超过批准金额。', { actual: [`批准金额为 ${amountWithUnit(approved)}`] })
  await saveArrangement(desk.tx, run.subject_id, { actual, letter, signed_on: signedOn })
}

/** However it ended; papers that were only needed because of it are asked for no longer. */
export const arrangementEnd: RecordStep = async ({ desk, run, event, params }) => {
  await saveArrangement(desk.tx, run.subject_id, { outcome: params.outcome ?? 'ended', ended_at: event.stamp.at })
  await refitChecklist(desk, event.stamp.at)
}

/** The checklist follows what was engaged, waived or called off before the filing. */
export async function refitChecklist(desk: Desk, at: string): Promise<void> {
  const registration = await desk.tx
    .selectFrom('registration')
    .select('id')
    .where('project', '=', desk.project.id)
    .where('ended_at', 'is', null)
    .where('accepted_on', 'is', null)
    .executeTakeFirst()
  if (registration) await openChecklist(desk, registration.id, at)
}
