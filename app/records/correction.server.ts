import {
  findObligation,
  findProceeds,
  insertProceeds,
  listProceeds,
  saveBond,
  saveObligation,
} from '#db/queries/bonds.ts'
import type { NewRow, Row } from '#db/schema.ts'
import { isDay } from '#workflows/calendar/day.ts'
import { amountWithUnit, parseYuan } from '#workflows/finance/money.ts'
import { type CorrectionTarget, outstandingEvents } from '#workflows/outstanding/events.ts'
import { proceedsSpent } from '#workflows/outstanding/proceeds.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { bondOf, refuseFuture } from './bond-of-run.server.ts'
import type { Recording, RecordStep } from './record.server.ts'

type Proposal = { target: CorrectionTarget; id: string; was: string; now: string }

/** 更正 after a second person's eyes: what the proposal said, applied once, if what it would put right still stands so. */
export const correction: RecordStep = async (recording): Promise<void> => {
  const { desk, run } = recording
  const { correction: proposed } = JSON.parse(run.context) as { correction: string | null }
  const row = proposed
    ? await desk.tx
        .selectFrom('event')
        .select('data')
        .where('id', '=', proposed)
        .where('run', '=', run.id)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Error(`No proposal ${proposed} in run ${run.id}`)
  const proposal = outstandingEvents['correction.propose'].parse(JSON.parse(row.data))
  await appliers[proposal.target](recording, proposal)
}

const stale = () => refused('要更正的内容已经变化，请重新提出。')

async function correctDay(
  { desk, run, event }: Recording,
  { id, was, now }: Proposal,
  column: 'done_on' | 'notice_on',
): Promise<void> {
  const row = await findObligation(desk.tx, id)
  if (!row || row.bond !== run.subject_id || row[column] !== was) throw stale()
  if (!isDay(now)) throw refused('更正后的内容须为日期。')
  refuseFuture(now, event.stamp.at, 'now')
  await saveObligation(desk.tx, id, { [column]: now })
}

async function correctCode({ desk, run }: Recording, { was, now }: Proposal): Promise<void> {
  const bond = await bondOf(desk.tx, run)
  if (bond.code !== was) throw stale()
  await saveBond(desk.tx, bond.id, { code: now })
}

/** The wrong entry is reversed and a right one written: both stay in the ledger. */
async function correctProceeds(
  { desk, run, event }: Recording,
  proposal: Proposal,
  change: (row: Row<'proceeds_entry'>) => Partial<NewRow<'proceeds_entry'>> | null,
): Promise<void> {
  const row = await findProceeds(desk.tx, proposal.id)
  const changed = row && row.bond === run.subject_id && row.reverses === null ? change(row) : null
  const entries = await listProceeds(desk.tx, run.subject_id)
  if (!row || !changed || entries.some(({ reverses }) => reverses === row.id)) throw stale()
  const fresh = { at: event.stamp.at, by_person: event.stamp.by.person }
  const reversal = { ...row, ...fresh, id: desk.ports.newId(), reverses: row.id }
  const right = { ...row, ...fresh, ...changed, id: desk.ports.newId(), reverses: null }
  await refuseOverspent(desk, run, [...entries, reversal, right])
  await insertProceeds(desk.tx, [reversal, right])
}

async function refuseOverspent(desk: Desk, run: Row<'run'>, entries: readonly Row<'proceeds_entry'>[]): Promise<void> {
  const { issued } = await bondOf(desk.tx, run)
  if (proceedsSpent(entries).total > issued) throw refused(`更正后使用金额合计超过募集资金 ${amountWithUnit(issued)}。`)
}

function amountOf(text: string): number {
  const read = parseYuan(text)
  if (!read.ok) throw refused(`更正后的金额：${read.message}。`)
  return read.value
}

const appliers: Record<CorrectionTarget, (recording: Recording, proposal: Proposal) => Promise<void>> = {
  'obligation.done_on': (recording, proposal) => correctDay(recording, proposal, 'done_on'),
  'obligation.notice_on': (recording, proposal) => correctDay(recording, proposal, 'notice_on'),
  'bond.code': correctCode,
  /** Amounts are written in yuan, as on the screen. */
  'proceeds.amount': (recording, proposal) =>
    correctProceeds(recording, proposal, (row) =>
      amountOf(proposal.was) === row.amount ? { amount: amountOf(proposal.now) } : null,
    ),
  'proceeds.paid_on': (recording, proposal) =>
    correctProceeds(recording, proposal, (row) =>
      row.paid_on === proposal.was && isDay(proposal.now) ? { paid_on: proposal.now } : null,
    ),
  'proceeds.use': (recording, proposal) =>
    correctProceeds(recording, proposal, (row) => (row.use === proposal.was ? { use: proposal.now } : null)),
}
