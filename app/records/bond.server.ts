import { findBond, insertBond, saveBond } from '#db/queries/bonds.ts'
import { saveLine } from '#db/queries/offerings.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { maturityOf } from '#workflows/finance/tenor.ts'
import { issuanceEvents } from '#workflows/issuance/events.ts'
import { tenorOf, termsAtBirth } from '#workflows/outstanding/terms.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { reckonAnew, writeObligations } from './bond-obligations.server.ts'
import { type OfferingAtHand, offeringOf } from './offering-of-run.server.ts'
import type { RecordStep } from './record.server.ts'

type Stamp = { id: string; at: string }
type Entry = { line: string; code: string; name?: string | undefined }

/** 初始登记: every line that was issued becomes a bond with what it owes; a 增发 is added to the bond it reopens. */
export const bond: RecordStep = async ({ desk, run, event }): Promise<void> => {
  const { lines: entries, registeredOn } = issuanceEvents['securities.register'].parse(event.data)
  const hand = await offeringOf(desk.tx, run)
  if (registeredOn > legalDay(event.stamp.at))
    throw refused('登记日期不能晚于今天。', { registeredOn: ['不能晚于今天'] })
  const issued = hand.lines.filter(({ final }) => (final ?? 0) > 0)
  const stray = entries.findIndex((entry) => !issued.some(({ id }) => id === entry.line))
  if (stray >= 0) throw refused('该品种没有获配额，不能登记。', { [`lines.${stray}.line`]: ['没有获配额的品种'] })
  for (const line of issued) {
    const index = entries.findIndex((entry) => entry.line === line.id)
    const entry = entries[index]
    if (!entry) throw refused(`还缺${line.name}的债券代码。`, { lines: [`还缺${line.name}`] })
    if (line.bond) await reopen(desk, line.bond, line, event.stamp)
    else await issue(desk, hand, line, entry, { stamp: event.stamp, registeredOn, field: `lines.${index}` })
  }
}

type Registering = { stamp: Stamp; registeredOn: string; field: string }

async function issue(
  desk: Desk,
  hand: OfferingAtHand,
  line: Row<'line'>,
  entry: Entry,
  on: Registering,
): Promise<void> {
  await refuseKnownCode(desk, entry.code, on.field)
  const { offering, terms } = hand
  if (!offering.value_on || !line.coupon || !terms) throw refused('起息日或票面利率尚未确定，不能登记。')
  const birth = termsAtBirth({
    tenor: line.tenor,
    couponPercent: line.coupon,
    callable: terms.callable,
    graceDays: terms.graceDays,
    ...(terms.frequency ? { frequency: terms.frequency } : {}),
    ...(terms.dayCount ? { dayCount: terms.dayCount } : {}),
  })
  const single = hand.lines.filter(({ final }) => (final ?? 0) > 0).length === 1
  const row: Row<'bond'> = {
    id: desk.ports.newId(),
    project: desk.project.id,
    line: line.id,
    code: entry.code,
    name: entry.name ?? (single ? offering.name : `${offering.name} ${line.name}`),
    issued: line.final ?? 0,
    outstanding: line.final ?? 0,
    coupon: line.coupon,
    value_on: offering.value_on,
    maturity_on: maturityOf(tenorOf(line.tenor), offering.value_on),
    terms: JSON.stringify(birth),
    origin: 'issued',
    ended_at: null,
    created_at: on.stamp.at,
  }
  await insertBond(desk.tx, row)
  await saveLine(desk.tx, line.id, { bond: row.id })
  await writeObligations(desk, row, offering.value_on, on.stamp, offering.listing_on ?? offering.value_on)
}

async function refuseKnownCode(desk: Desk, code: string, field: string): Promise<void> {
  const known = await desk.tx.selectFrom('bond').select('name').where('code', '=', code).executeTakeFirst()
  if (known) throw refused(`代码 ${code} 已属于${known.name}。`, { [`${field}.code`]: ['代码已被使用'] })
}

/** 增发: the same code and terms, a larger issue; what is still to be paid is reckoned on the larger amount. */
async function reopen(desk: Desk, id: string, line: Row<'line'>, stamp: Stamp): Promise<void> {
  const known = await findBond(desk.tx, id)
  if (!known || known.ended_at) throw refused('所增发的债券已不在存续期。')
  const more = line.final ?? 0
  const change = { issued: known.issued + more, outstanding: known.outstanding + more }
  await saveBond(desk.tx, id, change)
  await reckonAnew(desk, { ...known, ...change }, stamp)
}
