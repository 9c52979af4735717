import { listObligations } from '#db/queries/bonds.ts'
import { listMatters } from '#db/queries/matters.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { isPaymentKind } from '../../records/bond-obligations.server.ts'
import { bondHere } from './bond.server.ts'
import { obligationHere } from './payment.server.ts'
import type { Reading } from './reading.server.ts'

type Year = Dossier['trusteeYear']

/** So many payments to come are named; the rest is in the term sheet. */
const comingAtMost = 4

/** The year before the one in which the report is due, from the value day where the bond is younger. */
export async function trusteeYearPart(reading: Reading): Promise<Year> {
  const bond = bondHere(reading)
  const owed = await obligationHere(reading)
  const year = Number((owed?.due_on ?? reading.on).slice(0, 4)) - 1
  const to = `${year}-12-31`
  const from = bond && bond.value_on > `${year}-01-01` ? bond.value_on : `${year}-01-01`
  const within = (on: string) => on >= from && on <= to
  const rows = bond ? await listObligations(reading.tx, bond.id) : []
  const due = rows.filter(({ due_on, state }) => within(due_on) && state !== 'waived')
  const matters = bond ? await listMatters(reading.tx, 'bond', bond.id) : []
  return {
    year,
    from: from > to ? `${year}-01-01` : from,
    to,
    payments: due.filter(isPaid).map(({ title, due_on, done_on, amount }) => ({
      title,
      dueOn: due_on,
      doneOn: done_on,
      amount: amount ?? 0,
    })),
    reports: due
      .filter(({ kind }) => !isPaymentKind(kind))
      .map(({ title, due_on, done_on }) => ({
        title: title.replace(/^披露/, ''),
        dueOn: due_on,
        doneOn: done_on,
        late: done_on !== null && done_on > due_on,
      })),
    matters: matters
      .filter(({ occurred_on }) => within(occurred_on))
      .map(({ occurred_on, kind, description }) => ({ on: occurred_on, kind, words: description }))
      .reverse(),
    meetings: bond ? await meetingsWithin(reading, bond, within) : [],
    coming: rows
      .filter(({ due_on, state, kind }) => due_on > to && state === 'due' && isPaymentKind(kind))
      .slice(0, comingAtMost)
      .map(({ title, due_on, amount }) => ({ title, dueOn: due_on, amount })),
  }
}

/** A put that nobody made is no payment. */
const isPaid = ({ kind, amount }: Row<'obligation'>): boolean => isPaymentKind(kind) && (amount ?? 0) > 0

const resolutions: Record<string, string> = {
  'extension.agree': '同意展期',
  'workout.agree': '同意重组安排',
  'maturity.accelerate': '宣布加速到期',
  'obligation.waive': '同意豁免',
}

async function meetingsWithin(
  { tx }: Reading,
  bond: Row<'bond'>,
  within: (on: string) => boolean,
): Promise<Year['meetings']> {
  const rows = await tx
    .selectFrom('event')
    .innerJoin('run', 'run.id', 'event.run')
    .select(['event.type', 'event.data'])
    .where('run.subject_id', '=', bond.id)
    .where('event.type', 'in', Object.keys(resolutions))
    .orderBy('event.seq')
    .execute()
  return rows
    .map(({ type, data }) => {
      const { meetingOn, resolution }: { meetingOn?: unknown; resolution?: unknown } = JSON.parse(data)
      return { on: String(meetingOn), kind: `持有人会议${resolutions[type] ?? ''}`, words: String(resolution) }
    })
    .filter(({ on }) => within(on))
}
