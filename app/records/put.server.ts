import { insertPutDeclaration, listPutDeclarations, saveBond, saveObligation } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import { readTerms } from '#workflows/outstanding/terms.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { bondOf, obligationOf, refuseFuture } from './bond-of-run.server.ts'
import { bookPayment } from './bond-payment.server.ts'
import type { Recording, RecordStep } from './record.server.ts'
import { redateClocks } from './redate-clocks.server.ts'

/** Bonds are held in hundreds of yuan face value. */
const faceFen = 10_000

/** 回售: a window, declarations within it, the money on the option day. */
export const put: RecordStep = async (recording): Promise<void> => {
  const { step } = recording.params
  if (step === 'open') await open(recording)
  else if (step === 'declare') await declare(recording)
  else await settle(recording)
  await redateClocks(recording.desk, recording.run.id, recording.event.stamp)
}

async function putOf(desk: Desk, run: Row<'run'>, id: string): Promise<Row<'obligation'>> {
  const found = await obligationOf(desk, run, id)
  if (found.kind !== 'put' || (found.state !== 'due' && found.state !== 'overdue'))
    throw refused('这不是一项未了结的回售选择权。', { obligation: ['请选择未了结的回售'] })
  return found
}

const open = async ({ desk, run, event }: Recording): Promise<void> => {
  const { obligation: id, from, until } = outstandingEvents['put.open'].parse(event.data)
  const option = await putOf(desk, run, id)
  const bond = await bondOf(desk.tx, run)
  const terms = readTerms(bond.terms)
  if (from < legalDay(event.stamp.at)) throw refused('登记期不能早于今天。', { from: ['不能早于今天'] })
  if (until >= option.due_on)
    throw refused('登记期须在回售兑付日之前结束。', { until: [`回售兑付日为 ${option.due_on}`] })
  if (terms.windows.some(({ obligation }) => obligation === id))
    throw refused('这次回售的登记期已经开放。', { obligation: ['已经开放'] })
  const windows = [...terms.windows, { obligation: id, from, until }]
  await saveBond(desk.tx, bond.id, { terms: JSON.stringify({ ...terms, windows }) })
}

const declare = async ({ desk, run, event }: Recording): Promise<void> => {
  const { obligation: id, amount } = outstandingEvents['put.declare'].parse(event.data)
  await putOf(desk, run, id)
  const bond = await bondOf(desk.tx, run)
  const { at, by } = event.stamp
  const window = readTerms(bond.terms).windows.find(({ obligation }) => obligation === id)
  const today = legalDay(at)
  if (!window || today < window.from || today > window.until)
    throw refused('不在回售登记期内。', { obligation: ['不在登记期内'] })
  if (amount % faceFen !== 0) throw refused('申报金额须为面值一百元的整数倍。', { amount: ['须为一百元的整数倍'] })
  const others = (await listPutDeclarations(desk.tx, id)).filter(({ investor }) => investor !== by.organisation)
  const total = others.reduce((sum, row) => sum + row.amount, amount)
  if (total > bond.outstanding)
    throw refused('各方申报合计超过债券余额。', {
      amount: [`最多可申报 ${amountWithUnit(bond.outstanding - total + amount)}`],
    })
  await insertPutDeclaration(desk.tx, {
    id: desk.ports.newId(),
    project: desk.project.id,
    obligation: id,
    investor: by.organisation,
    amount,
    at,
    by_person: by.person,
  })
  await saveObligation(desk.tx, id, { amount: total })
}

/** Pays what was declared; what remains runs on, with coupons reckoned on it. With no declaration the option simply passes. */
const settle = async ({ desk, run, event }: Recording): Promise<void> => {
  const { obligation: id, paidOn } = outstandingEvents['put.settle'].parse(event.data)
  const option = await putOf(desk, run, id)
  refuseFuture(paidOn, event.stamp.at, 'paidOn')
  if (paidOn < option.due_on) throw refused('回售兑付日未到。', { paidOn: [`回售兑付日为 ${option.due_on}`] })
  const amount = option.amount ?? 0
  await saveObligation(desk.tx, id, { amount })
  await bookPayment(desk, {
    obligation: { ...option, amount },
    amount,
    on: paidOn,
    source: 'issuer',
    stamp: event.stamp,
  })
}
