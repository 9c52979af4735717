import { insertProceeds, listProceeds } from '#db/queries/bonds.ts'
import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import type { Route } from '#workflows/kit/seats.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import { proceedsSpent, useChangeLead } from '#workflows/outstanding/proceeds.ts'
import { refused } from '../commands/desk.server.ts'
import { bondOf, refuseFuture } from './bond-of-run.server.ts'
import { marketCalendar } from './market.server.ts'
import type { RecordStep } from './record.server.ts'

/** One use of the proceeds, out of the supervised account; together never more than was raised. */
export const proceeds: RecordStep = async ({ desk, run, event }) => {
  const asked = outstandingEvents['use.book'].parse(event.data)
  const bond = await bondOf(desk.tx, run)
  refuseFuture(asked.paidOn, event.stamp.at, 'paidOn')
  if (asked.paidOn < bond.value_on) throw refused('募集资金到账前不能使用。', { paidOn: [`起息日为 ${bond.value_on}`] })
  const left = bond.issued - proceedsSpent(await listProceeds(desk.tx, bond.id)).total
  if (asked.amount > left) throw refused('使用金额超过专户余额。', { amount: [`尚余 ${amountWithUnit(left)}`] })
  await insertProceeds(desk.tx, [
    {
      id: desk.ports.newId(),
      project: desk.project.id,
      bond: bond.id,
      paid_on: asked.paidOn,
      use: asked.use,
      payee: asked.payee,
      amount: asked.amount,
      tech: asked.tech === 'yes' ? 1 : 0,
      evidence: asked.evidence ?? null,
      at: event.stamp.at,
      by_person: event.stamp.by.person,
      reverses: null,
    },
  ])
}

/** A change of use is announced first and takes effect five working days later at the earliest. */
export const useChange: RecordStep = async ({ desk, run, event }) => {
  const asked = outstandingEvents['use.change'].parse(event.data)
  const today = legalDay(event.stamp.at)
  const lead = useChangeLead(desk.rulebook.parameters, desk.project.route as Route, today)
  const earliest = addWorkingDays(marketCalendar(desk), today, lead)
  if (asked.effectiveOn < earliest)
    throw refused('变更须在使用前至少五个工作日公告。', { effectiveOn: [`最早 ${earliest}`] })
  await desk.tx
    .insertInto('matter')
    .values({
      id: desk.ports.newId(),
      project: desk.project.id,
      scope_kind: 'bond',
      scope_id: run.subject_id,
      kind: '变更募集资金用途',
      occurred_on: today,
      description: `${asked.from}改为${asked.to}，${amountWithUnit(asked.amount, 'yi')}，自 ${asked.effectiveOn} 起。${asked.reason}`,
      reported_at: event.stamp.at,
      reported_by: event.stamp.by.person,
      settled_at: event.stamp.at,
    })
    .execute()
}
