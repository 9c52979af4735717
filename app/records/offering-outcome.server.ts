import { saveLine, saveOffering } from '#db/queries/offerings.ts'
import { readLineTerms } from '#workflows/issuance/schedule.ts'
import { refused } from '../commands/desk.server.ts'
import { offeringOf } from './offering-of-run.server.ts'
import type { RecordStep } from './record.server.ts'
import { balanceOf, writeBalance } from './registration-balance.server.ts'

/** 正常发行 or 取消发行, on the offering and on each line; what was cancelled carries neither coupon nor amount. */
export const offeringOutcome: RecordStep = async ({ desk, run, params }) => {
  const { offering, lines } = await offeringOf(desk.tx, run)
  if (params.outcome === 'paid') {
    if (!lines.some(({ final }) => (final ?? 0) > 0)) throw refused('各品种均已无获配额，请取消发行。')
    return saveOffering(desk.tx, offering.id, { outcome: '正常发行' })
  }
  for (const line of lines) {
    const coupon = offering.kind === 'reopening' ? {} : { coupon: null }
    const nothing = { final: 0, price: null, multiple: null, marginal_multiple: null, investors: null }
    const terms = JSON.stringify({ ...readLineTerms(line.terms), outcome: '取消发行' })
    await saveLine(desk.tx, line.id, { ...nothing, ...coupon, terms })
  }
  return saveOffering(desk.tx, offering.id, { outcome: '取消发行' })
}

/** The registration's balance: what was issued is used, the rest that was held back goes free again. */
export const offeringBalance: RecordStep = async ({ desk, run, event, params }) => {
  const { offering, lines } = await offeringOf(desk.tx, run)
  const { registration, id: subject } = offering
  if (params.step === 'commit') {
    const fen = lines.reduce((sum, { final }) => sum + (final ?? 0), 0)
    await writeBalance(desk, registration, { kind: 'commit', subject, fen }, event.stamp)
  }
  const held = (await balanceOf(desk.tx, registration)).subjects.get(subject)?.reservedFen ?? 0
  if (held > 0)
    await writeBalance(desk, registration, { kind: 'release', of: 'reserved', subject, fen: held }, event.stamp)
}
