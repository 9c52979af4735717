import { saveLine } from '#db/queries/offerings.ts'
import { callBack } from '#workflows/finance/call-back.ts'
import { issuanceEvents } from '#workflows/issuance/events.ts'
import { readLineTerms } from '#workflows/issuance/schedule.ts'
import { refused } from '../commands/desk.server.ts'
import { offeringOf, sizeOf } from './offering-of-run.server.ts'
import type { RecordStep } from './record.server.ts'

/** 回拨: moves an amount between two lines of one book. The total stays; a line emptied is 全部回拨. */
export const reallocation: RecordStep = async ({ desk, run, event }) => {
  const { from, to, amount } = issuanceEvents['line.reallocate'].parse(event.data)
  const { lines, terms } = await offeringOf(desk.tx, run)
  if (terms && amount % terms.step !== 0)
    throw refused('回拨金额须为申购单位的整数倍。', { amount: ['须为申购单位的整数倍'] })
  const planned = lines.map((line) => ({
    id: line.id,
    name: line.name,
    plannedFen: sizeOf(line),
    maximumFen: Math.max(line.maximum, sizeOf(line)),
  }))
  const moved = callBack(planned, [{ from, to, fen: amount }])
  if (!moved.ok) throw refused(moved.message, { amount: [moved.message] })
  for (const sized of moved.value) {
    const line = lines.find(({ id }) => id === sized.id)
    if (!line || sizeOf(line) === sized.sizeFen) continue
    await saveLine(desk.tx, line.id, { terms: JSON.stringify({ ...readLineTerms(line.terms), size: sized.sizeFen }) })
  }
}
