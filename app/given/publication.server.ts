import { listFacts } from '#db/queries/facts.ts'
import { lastMadeAt } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import { type IsoDay, isDay, legalDay } from '#workflows/calendar/day.ts'
import { bookInstants } from '#workflows/issuance/schedule.ts'
import { type Finding, refuses } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import type { Given } from '#workflows/kit/stage.ts'
import { prospectuses } from '#workflows/rules/checklist.ts'
import type { Judged } from '#workflows/rules/judged.ts'
import { type PublicationCase, publicationCase, publicationFindings } from '#workflows/rules/lead-time.ts'
import { matterFindings } from '#workflows/rules/matters.ts'
import {
  adoptedFinding,
  financialDataFindings,
  prospectusFindings,
  registrationFindings,
} from '#workflows/rules/validity.ts'
import { marketCalendar } from '../records/market.server.ts'
import type { OfferingAtHand } from '../records/offering-of-run.server.ts'
import type { Looking } from './given.server.ts'

/** Whether the papers of an issue may be published today: dates set, in time for the book, on a registration in force. */
export async function publication(looking: Looking, hand: OfferingAtHand, at: string): Promise<Given[string]> {
  const { offering, terms } = hand
  if (!terms || !bookInstants(offering) || !offering.payment_on) return { ok: false, because: '发行安排尚未确定。' }
  const findings = await publicationFindingsOf(looking, hand, at)
  const refusing = findings.filter(refuses)
  if (refusing.length > 0) return { ok: false, because: sentence(refusing) }
  return { ok: true, because: sentence(findings.filter(({ ok }) => ok !== true)) }
}

/** Whether papers already out have stood long enough for a book that opens today; the sentence when they have not. */
export async function leadRefusal(looking: Looking, { offering }: OfferingAtHand, at: string): Promise<string | null> {
  const today = legalDay(at)
  const judged = judgedOf(looking, offering, await registrationOf(looking, offering), today)
  const found = publicationFindings(
    judged,
    await caseOf(looking, offering),
    offering.publish_on,
    today,
    marketCalendar(looking),
  )
  const refusing = found.filter(refuses)
  return refusing.length > 0 ? sentence(refusing) : null
}

const sentence = (findings: readonly Finding[]): string =>
  findings.map(({ because, blocks }) => `${because}${blocks ? '' : '（待核实）'}。`).join('')

/** Every finding about the papers of an issue as of an instant: lead, validity of what they quote, matters left open. */
export async function publicationFindingsOf(looking: Looking, hand: OfferingAtHand, at: string): Promise<Finding[]> {
  const { offering } = hand
  const today = legalDay(at)
  const registration = await registrationOf(looking, offering)
  const judged = judgedOf(looking, offering, registration, today)
  const calendar = marketCalendar(looking)
  const signedOn = await prospectusSignedOn(looking, offering.registration)
  const periodEnd = await latestPeriodEnd(looking)
  return [
    ...publicationFindings(judged, await caseOf(looking, offering), today, offering.book_on ?? today, calendar),
    ...(signedOn ? prospectusFindings(judged, signedOn) : []),
    ...(periodEnd ? financialDataFindings(judged, { periodEnd, kind: kindOf(periodEnd), leader: false }) : []),
    ...inForce(judged, registration, offering.payment_on ?? today, looking),
    ...(await openMatters(looking, judged)),
  ]
}

const registrationOf = ({ tx }: Looking, { registration }: Row<'offering'>): Promise<Row<'registration'>> =>
  tx.selectFrom('registration').selectAll().where('id', '=', registration).executeTakeFirstOrThrow()

function judgedOf(
  { project, rulebook }: Looking,
  offering: Row<'offering'>,
  registration: Row<'registration'>,
  on: IsoDay,
): Judged {
  return {
    on,
    parameters: rulebook.parameters,
    scope: {
      route: project.route as Route,
      venue: project.venue as Venue,
      issuerKind: project.issuer_kind as IssuerKind,
    },
    ...(registration.accepted_on ? { acceptedOn: registration.accepted_on } : {}),
    ...(offering.book_on ? { issueOn: offering.book_on } : {}),
  }
}

/** A registration in force on the payment day, its last day included. Adopted ones may run other than a whole number of months. */
export function inForce(
  judged: Judged,
  registration: Row<'registration'>,
  paidOn: IsoDay,
  looking: Looking,
): Finding[] {
  const { granted_on: effectiveOn, months, effective_to: until } = registration
  if (!effectiveOn) return []
  const found = registrationFindings(
    judged,
    { effectiveOn, ...(months ? { months } : {}) },
    paidOn,
    marketCalendar(looking),
  )
  if (registration.origin === 'filed' || !until) return found
  return [adoptedFinding(judged, { effectiveOn, until }, paidOn)]
}

async function prospectusSignedOn({ tx }: Looking, registration: string): Promise<IsoDay | null> {
  const madeAt = await lastMadeAt(tx, registration, prospectuses)
  return madeAt ? legalDay(madeAt) : null
}

async function latestPeriodEnd({ tx, project }: Looking): Promise<IsoDay | null> {
  const fact = (await listFacts(tx, project.id)).find(({ key }) => key === 'accounts.periods')
  const periods: unknown = fact ? JSON.parse(fact.value) : []
  const ends = (Array.isArray(periods) ? periods : []).map((period: { endsOn?: unknown }) =>
    String(period?.endsOn ?? ''),
  )
  return ends.filter(isDay).sort().at(-1) ?? null
}

const kindOf = (periodEnd: IsoDay) =>
  periodEnd.endsWith('-12-31') ? 'annual' : periodEnd.endsWith('-06-30') ? 'half-year' : 'quarter'

async function caseOf({ tx, project }: Looking, offering: Row<'offering'>): Promise<PublicationCase> {
  if (project.private_at) return 'private'
  const earlier = await tx
    .selectFrom('offering')
    .innerJoin('project', 'project.id', 'offering.project')
    .select('offering.id')
    .where('project.issuer', '=', project.issuer)
    .where('project.private_at', 'is', null)
    .where('offering.outcome', '=', '正常发行')
    .where('offering.id', '!=', offering.id)
    .executeTakeFirst()
  return publicationCase(project.product, earlier === undefined)
}

async function openMatters({ tx, project }: Looking, judged: Judged): Promise<Finding[]> {
  const open = await tx
    .selectFrom('matter')
    .select('kind')
    .where('project', '=', project.id)
    .where('settled_at', 'is', null)
    .execute()
  return matterFindings(
    judged,
    open.map(({ kind }) => kind),
  )
}
