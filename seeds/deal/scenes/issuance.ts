import { recordFacts } from '#app/commands/record-facts.server.ts'
import { listBondsOfOffering } from '#db/queries/bonds.ts'
import { listAllotments, listLines } from '#db/queries/offerings.ts'
import { findProject } from '#db/queries/projects.ts'
import type { Row } from '#db/schema.ts'
import { sampleOfferingFacts } from '../../sample-facts/sample-facts.ts'
import { bookOfIssue, rangeOf } from '../book-of-issue.ts'
import type { Player } from '../cast.ts'
import { noteFindings } from '../findings.ts'
import type { IssueDays } from '../issue-days.ts'
import type { Issue } from '../outline.ts'
import { sampleDealOf, sampleOfferingOf } from '../sample-deal.ts'
import { act, actorOf, allowed, player, runOf, type Theatre } from '../theatre.ts'
import { placeBids } from './bids.ts'
import { livingScene } from './living.ts'

export const hours = { bookFrom: '09:00', bookUntil: '16:00', paymentHour: '15:00' } as const

/** One issue, from its plan to trading. `run` is filled in when it opens. */
type Issuing = { theatre: Theatre; issue: Issue; days: IssueDays; offering: string }

export function issuanceScene(theatre: Theatre): void {
  const { outline, days, agenda } = theatre
  outline.issues.forEach((issue, at) => {
    const on = days.issues[at]
    if (!on) return
    const of: Issuing = { theatre, issue, days: on, offering: '' }
    agenda.enter(on.plannedOn, '16:30', () => plan(of))
    agenda.enter(on.publishOn, '16:45', () => publish(of))
    agenda.enter(on.bookOn, '09:05', () => book(of))
    agenda.enter(on.bookOn, '16:00', () => close(of))
    agenda.enter(on.paymentOn, '14:00', () => payment(of))
    agenda.enter(on.paymentOn, '15:30', () => register(of))
    agenda.enter(on.listingOn, '16:00', () => list(of))
  })
}

const bankOf = (theatre: Theatre, at = 0) => player(theatre, 'lead-underwriter', at)

const step = async ({ theatre, offering }: Issuing, who: Player, type: string, data: unknown = {}): Promise<void> =>
  act(theatre, who, (await runOf(theatre, 'issuance', offering)).id, type, data)

async function plan(of: Issuing): Promise<void> {
  const { theatre, issue, days } = of
  const lines = issue.lines.map((line) => ({
    name: line.name.value,
    tenor: line.tenor,
    planned: line.amountFen.value,
    maximum: line.maximumFen,
    ...rangeOf(line),
  }))
  const registration = (await runOf(theatre, 'registration')).id
  const name = fullName(of)
  await act(theatre, bankOf(theatre), registration, 'offering.plan', { kind: 'new', name, bookOn: days.bookOn, lines })
  of.offering = (await runOf(theatre, 'issuance')).subject_id
  await ownFacts(of)
  const { step: lot, tick } = bookOfIssue(issue, theatre.clock.now())
  await step(of, bankOf(theatre), 'schedule.set', {
    bookOn: days.bookOn,
    paymentOn: days.paymentOn,
    valueOn: days.valueOn,
    listingOn: days.listingOn,
    ...hours,
    minimumBid: lot,
    step: lot,
    tick,
    graceDays: 3,
  })
}

/** `某公司2026年度第一期科技创新债券`: as the papers of the filing have it. */
function fullName({ theatre, issue, days }: Issuing): string {
  const own = sampleOfferingOf(theatre, issue, days)
  const found = sampleOfferingFacts(sampleDealOf(theatre, days.plannedOn), own).find(
    ({ key }) => key === 'offering.name',
  )
  return String(found?.value ?? issue.lines[0]?.name.value ?? '')
}

/** What differs from one issue to the next is recorded on the issue: its terms and its own uses of proceeds. */
async function ownFacts({ theatre, issue, days, offering }: Issuing): Promise<void> {
  if (issue.ordinal === 1) return
  const { db, ports, clock, project } = theatre
  clock.pass(60)
  const own = sampleOfferingOf(theatre, issue, days)
  const facts = sampleOfferingFacts(sampleDealOf(theatre, days.plannedOn), own)
  const actor = await actorOf(theatre, bankOf(theatre), null)
  const scope = { kind: 'offering', id: offering }
  allowed('fact.record', await recordFacts(db, { project, scope, facts, actor, key: ports.newId() }, ports))
  await theatre.settle()
}

const places = {
  NAFMII: '上海清算所网站、中国货币网（示例）',
  SSE: '上海证券交易所网站（示例）',
  SZSE: '深圳证券交易所网站（示例）',
  BSE: '北京证券交易所网站（示例）',
} as const

async function publish(of: Issuing): Promise<void> {
  await noteFindings(of.theatre)
  await step(of, bankOf(of.theatre), 'papers.publish', { place: places[of.theatre.deal.venue] })
}

async function book(of: Issuing): Promise<void> {
  const { theatre, issue, offering } = of
  await step(of, bankOf(theatre), 'book.open')
  const lines = await listLines(theatre.db, offering)
  await placeBids(theatre, { offering, lines, issue, until: hours.bookUntil })
}

/** Proposed by one person, confirmed by another. */
async function close(of: Issuing): Promise<void> {
  const { theatre } = of
  await step(of, bankOf(theatre), 'book.close')
  await step(of, bankOf(theatre), 'allotment.propose', { note: '按统一票面利率配售，边际按比例。（示例）' })
  await step(of, bankOf(theatre, 1), 'allotment.confirm')
}

async function payment(of: Issuing): Promise<void> {
  const { theatre, offering } = of
  const due = (await listAllotments(theatre.db, offering)).map(({ id, payable }) => ({
    allotment: id,
    amount: payable,
  }))
  for (let from = 0; from < due.length; from += 500)
    await step(of, bankOf(theatre), 'payment.receive', { payments: due.slice(from, from + 500) })
  await step(of, bankOf(theatre, 1), 'payment.confirm')
}

/** Codes say that they are samples: the real ones were not reported, and a made-up one might be somebody's. */
async function register(of: Issuing): Promise<void> {
  const { theatre, issue, days, offering } = of
  const rows = await listLines(theatre.db, offering)
  const serial = (await findProject(theatre.db, theatre.project))?.number.slice(-3) ?? ''
  const lines = rows.map(({ id, name }: Row<'line'>, at) => ({
    line: id,
    code: `示例${days.bookOn.slice(2, 4)}${serial}${issue.ordinal}${at + 1}`,
    name,
  }))
  await step(of, player(theatre, 'registrar'), 'securities.register', { registeredOn: days.paymentOn, lines })
}

async function list(of: Issuing): Promise<void> {
  const { theatre, days, offering } = of
  await step(of, bankOf(theatre), 'listing.confirm', { listedOn: days.listingOn })
  for (const bond of await listBondsOfOffering(theatre.db, offering)) await livingScene(theatre, bond, days)
}
