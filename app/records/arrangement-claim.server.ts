import { listLatestShareTerms } from '#db/queries/arrangements.ts'
import {
  findClaim,
  insertClaim,
  insertLossShares,
  insertRecovery,
  listClaims,
  listOverdueObligations,
  listRecoveries,
  saveClaim,
} from '#db/queries/claims.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { legalDay, startOfDay } from '#workflows/calendar/day.ts'
import { coveredFen, paysClaims } from '#workflows/enhancement/cover.ts'
import { enhancementEvents } from '#workflows/enhancement/events.ts'
import { sharingPlanOf } from '#workflows/enhancement/sharing-plan.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import { waterfall } from '#workflows/finance/waterfall.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import type { Looking } from '../given/given.server.ts'
import { arrangementOf } from './arrangement-terms.server.ts'
import type { RecordStep } from './record.server.ts'

export type Claimable = { id: string; title: string; amount: number }

/**
 * What may be claimed from an arrangement now, by obligation, in fen: of overdue obligations the covered part; from a
 * counter-guarantee the covered part of what the arrangement before it has paid. Earlier claims are taken off.
 */
export async function claimable({ tx, project }: Looking, arrangement: Row<'arrangement'>): Promise<Claimable[]> {
  if (!paysClaims(arrangement.instrument)) return []
  const claims = await listClaims(tx, arrangement.id)
  const owed = arrangement.parent
    ? await paidBy(tx, project.id, arrangement.parent)
    : await listOverdueObligations(tx, project.id)
  let limitLeft = (arrangement.actual ?? arrangement.planned) - sum(claims)
  return owed.flatMap(({ id, title, amount }) => {
    const earlier = sum(claims.filter(({ obligation }) => obligation === id))
    const covered = coveredFen(amount, arrangement.cover_percent, limitLeft + earlier) - earlier
    if (covered <= 0) return []
    limitLeft -= covered
    return [{ id, title, amount: covered }]
  })
}

const sum = (claims: readonly { amount: number }[]): number => claims.reduce((total, { amount }) => total + amount, 0)

async function paidBy(tx: Looking['tx'], project: string, parent: string): Promise<Claimable[]> {
  const rows = await tx
    .selectFrom('claim')
    .innerJoin('obligation', 'obligation.id', 'claim.obligation')
    .select(['obligation.id', 'obligation.title', 'claim.paid'])
    .where('claim.arrangement', '=', parent)
    .where('claim.project', '=', project)
    .where('claim.paid', 'is not', null)
    .orderBy('claim.filed_at')
    .orderBy('claim.id')
    .execute()
  const totals = new Map<string, Claimable>()
  for (const { id, title, paid } of rows) {
    totals.set(id, { id, title, amount: (totals.get(id)?.amount ?? 0) + (paid ?? 0) })
  }
  return [...totals.values()]
}

/** By the default itself everything claimable is claimed; by hand one obligation, up to what is claimable of it. */
export const arrangementClaim: RecordStep = async ({ desk, run, event, params }) => {
  const arrangement = await arrangementOf(desk, run)
  const all = await claimable(desk, arrangement)
  const asked = params.step === 'file' ? [askedOf(all, enhancementEvents['claim.file'].parse(event.data))] : all
  for (const { id, amount } of asked) {
    await insertClaim(desk.tx, {
      id: desk.ports.newId(),
      project: desk.project.id,
      arrangement: arrangement.id,
      obligation: id,
      amount,
      paid: null,
      filed_at: event.stamp.at,
      paid_at: null,
      settled_at: null,
    })
  }
}

function askedOf(all: readonly Claimable[], { obligation, amount }: { obligation: string; amount: number }) {
  const found = all.find(({ id }) => id === obligation)
  if (!found)
    throw refused('这项义务没有可以请求代偿的金额。', { obligation: ['未逾期、不在增信范围内，或已经全部请求'] })
  if (amount > found.amount)
    throw refused('请求金额超过可代偿金额。', { amount: [`可请求 ${amountWithUnit(found.amount)}`] })
  return { ...found, amount }
}

async function openClaim(desk: Desk, run: Row<'run'>, id: string): Promise<Row<'claim'>> {
  const claim = await findClaim(desk.tx, id)
  if (!claim || claim.arrangement !== run.subject_id) throw refused('没有这项代偿请求。', { claim: ['请重新选择'] })
  if (claim.settled_at) throw refused('这项代偿的损失已经确认，不能再变动。', { claim: ['已经确认'] })
  return claim
}

/** 见索即付: a claim is paid whole and once. The day is the day the holders' money left. */
export const claimPayment: RecordStep = async ({ desk, run, event }) => {
  const { claim: id, amount, on } = enhancementEvents['claim.pay'].parse(event.data)
  const claim = await openClaim(desk, run, id)
  if (claim.paid !== null) throw refused('这项请求已经代偿。', { claim: ['已经代偿'] })
  if (amount !== claim.amount)
    throw refused('代偿金额须等于请求金额。', { amount: [`请求金额为 ${amountWithUnit(claim.amount)}`] })
  const today = legalDay(event.stamp.at)
  if (on > today) throw refused('代偿日期不能晚于今天。', { on: ['不能晚于今天'] })
  if (on < legalDay(claim.filed_at)) throw refused('代偿日期不能早于请求日期。', { on: ['不能早于请求日期'] })
  await saveClaim(desk.tx, id, { paid: amount, paid_at: on === today ? event.stamp.at : startOfDay(on) })
}

/** What came back from the issuer, a counter-guarantee or a security; together never more than was paid. */
export const arrangementRecovery: RecordStep = async ({ desk, run, event }) => {
  const { claim: id, amount, on, source } = enhancementEvents['recovery.book'].parse(event.data)
  const claim = await openClaim(desk, run, id)
  if (claim.paid === null) throw refused('尚未代偿，没有可以追偿的金额。', { claim: ['尚未代偿'] })
  const before = sum(await listRecoveries(desk.tx, id))
  if (before + amount > claim.paid)
    throw refused('回收合计超过代偿金额。', { amount: [`尚可登记 ${amountWithUnit(claim.paid - before)}`] })
  if (on > legalDay(event.stamp.at)) throw refused('回收日期不能晚于今天。', { on: ['不能晚于今天'] })
  await insertRecovery(desk.tx, {
    id: desk.ports.newId(),
    claim: id,
    amount,
    received_on: on,
    source,
    at: event.stamp.at,
  })
}

/** The net loss of a claim by the latest plan; shares sum to it to the fen. A claim holds the covered part only. */
export const loss: RecordStep = async ({ desk, run, event }) => {
  const { claim: id } = enhancementEvents['loss.settle'].parse(event.data)
  const claim = await openClaim(desk, run, id)
  if (claim.paid === null) throw refused('尚未代偿，不能确认损失。', { claim: ['尚未代偿'] })
  const arrangement = await arrangementOf(desk, run)
  const provider = await findOrganisation(desk.tx, arrangement.provider)
  const terms = await listLatestShareTerms(desk.tx, arrangement.id)
  const lines = terms.map(({ party, ordinal, percent, cap }) => ({ party, order: ordinal, percent, cap }))
  const recoveries = (await listRecoveries(desk.tx, id)).map(({ source, amount }) => ({ source, fen: amount }))
  const shared = waterfall(claim.paid, recoveries, sharingPlanOf(lines, provider?.name ?? arrangement.provider, '100'))
  if (!shared.ok) throw refused(shared.message)
  const borne = shared.value.borne.filter(({ place }) => place !== 'holders')
  await insertLossShares(
    desk.tx,
    borne.map(({ party, fen }, index) => ({ claim: id, ordinal: index + 1, party, amount: fen, at: event.stamp.at })),
  )
  await saveClaim(desk.tx, id, { settled_at: event.stamp.at })
}
