import { insertAllotments, listAllotments, saveAllotment, saveLine } from '#db/queries/offerings.ts'
import type { NewRow } from '#db/schema.ts'
import { multipleText } from '#workflows/finance/allotment.ts'
import { payableFen } from '#workflows/issuance/book.ts'
import { readLineTerms } from '#workflows/issuance/schedule.ts'
import type { Desk } from '../commands/desk.server.ts'
import { type LineResult, offeringOf, resultsOf } from './offering-of-run.server.ts'
import type { Recording, RecordStep } from './record.server.ts'

/** 配售: proposed from the standing bids, confirmed by another person, or dropped to be proposed anew. */
export const issueAllotment: RecordStep = async (recording): Promise<void> => {
  if (recording.params.step === 'propose') return propose(recording)
  if (recording.params.step === 'confirm') return confirm(recording)
  return drop(recording)
}

const propose = async ({ desk, run, event }: Recording): Promise<void> => {
  const hand = await offeringOf(desk.tx, run)
  const reopening = hand.offering.kind === 'reopening'
  for (const found of await resultsOf(desk.tx, hand)) {
    await saveLine(desk.tx, found.line.id, resultColumns(found, reopening))
    await insertAllotments(desk.tx, allotmentsOf(desk, found, reopening, event.stamp.at))
  }
}

/** A line that was emptied or found no demand carries neither coupon nor amount (domain §7.1). */
function resultColumns({ line, result }: LineResult, reopening: boolean) {
  const terms = readLineTerms(line.terms)
  if (!result || result.outcome === 'cancelled') {
    const outcome = result ? ('取消发行' as const) : ('全部回拨' as const)
    const nothing = { final: 0, price: null, multiple: null, marginal_multiple: null, investors: null }
    return { ...nothing, ...(reopening ? {} : { coupon: null }), terms: JSON.stringify({ ...terms, outcome }) }
  }
  return {
    final: result.sizeFen,
    ...(reopening ? { price: result.level } : { coupon: result.level, price: '100' }),
    multiple: result.wholeMultiple && multipleText(result.wholeMultiple),
    marginal_multiple: result.marginMultiple && multipleText(result.marginMultiple),
    investors: new Set(result.allotments.filter(({ fen }) => fen > 0).map(({ bid }) => bid.investor)).size,
    terms: JSON.stringify({ ...terms, outcome: '正常发行' }),
  }
}

function allotmentsOf(desk: Desk, { line, result }: LineResult, reopening: boolean, at: string): NewRow<'allotment'>[] {
  const price = reopening ? (result?.level ?? null) : null
  return (result?.allotments ?? [])
    .filter(({ fen }) => fen > 0)
    .map(({ bid, fen }) => ({
      id: desk.ports.newId(),
      project: desk.project.id,
      line: line.id,
      bid: bid.id,
      investor: bid.investor,
      amount: fen,
      payable: payableFen(fen, price),
      proposed_at: at,
      confirmed_at: null,
      paid_at: null,
      released_at: null,
    }))
}

const confirm = async ({ desk, run, event }: Recording): Promise<void> => {
  for (const { id } of await listAllotments(desk.tx, run.subject_id))
    await saveAllotment(desk.tx, id, { confirmed_at: event.stamp.at })
}

/** A proposal sent back leaves its rows as history, and nothing on the lines. */
const drop = async ({ desk, run }: Recording): Promise<void> => {
  const { lines, offering } = await offeringOf(desk.tx, run)
  for (const line of lines) {
    const { outcome: _, ...terms } = readLineTerms(line.terms)
    const nothing = { final: null, price: null, multiple: null, marginal_multiple: null, investors: null }
    const coupon = offering.kind === 'reopening' ? {} : { coupon: null }
    await saveLine(desk.tx, line.id, { ...nothing, ...coupon, terms: JSON.stringify(terms) })
  }
}
