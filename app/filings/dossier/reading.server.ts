import { findBond, findObligation } from '#db/queries/bonds.ts'
import { listFacts } from '#db/queries/facts.ts'
import { findOffering, findOfferingOfLine } from '#db/queries/offerings.ts'
import { listSeatedParties, type SeatedParty } from '#db/queries/parties.ts'
import { findRun } from '#db/queries/runs.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { type IsoDay, legalDay } from '#workflows/calendar/day.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import type { Looking } from '../../given/given.server.ts'
import { type FactBook, factBook } from './fact-book.ts'

export type Scope = { kind: string; id: string }

/** What the rows say a paper of this scope is about; what does not exist yet is null and comes from facts. */
export type Subjects = {
  registration: Row<'registration'> | null
  offering: Row<'offering'> | null
  bond: Row<'bond'> | null
  round: Row<'round'> | null
}

/** Everything the parts of a dossier are read from: rows, facts as they stood, and who sits where. */
export type Reading = Looking &
  Subjects & {
    scope: Scope
    at: string
    /** The legal day of `at`: the day the paper bears. */
    on: IsoDay
    template: string
    facts: FactBook
    issuer: Row<'organisation'>
    parties: SeatedParty[]
    route: Route
    venue: Venue
    issuerKind: IssuerKind
    /** The event that asked for the paper, where one did. */
    event: Row<'event'> | null
    /** `https://host` under which the public reaches us; absent where nobody serves pages. */
    origin?: string
  }

export type Asked = { scope: Scope; template: string; at: string; event: Row<'event'> | null; origin?: string }

export async function openReading(looking: Looking, asked: Asked): Promise<Reading> {
  const { tx, project } = looking
  const subjects = await subjectsOf(looking, asked.scope)
  const issuer = await findOrganisation(tx, project.issuer)
  if (!issuer) throw new Error(`Project ${project.id} has no issuer`)
  const facts = await listFacts(tx, project.id, asked.at)
  return {
    ...looking,
    ...subjects,
    ...asked,
    on: legalDay(asked.at),
    facts: factBook(facts, placesOf(project.id, asked.scope, subjects)),
    issuer,
    parties: await listSeatedParties(tx, project.id, asked.at),
    route: project.route as Route,
    venue: project.venue as Venue,
    issuerKind: project.issuer_kind as IssuerKind,
  }
}

/** Narrowest first: a fact recorded on the offering goes before the same on its registration, and that before the project's. */
export function placesOf(project: string, scope: Scope, { registration, offering, bond }: Subjects): Scope[] {
  const places = [
    scope,
    ...(bond ? [{ kind: 'bond', id: bond.id }] : []),
    ...(offering ? [{ kind: 'offering', id: offering.id }] : []),
    ...(registration ? [{ kind: 'registration', id: registration.id }] : []),
    { kind: 'project', id: project },
  ]
  return places.filter((place, at) => places.findIndex(({ kind, id }) => kind === place.kind && id === place.id) === at)
}

const nothing: Subjects = { registration: null, offering: null, bond: null, round: null }

export async function subjectsOf(looking: Looking, scope: Scope): Promise<Subjects> {
  if (scope.kind === 'registration') return { ...nothing, registration: await registrationOf(looking, scope.id) }
  if (scope.kind === 'round') return subjectsOfRound(looking, scope.id)
  if (scope.kind === 'offering' || scope.kind === 'bond') return subjectsOfIssue(looking, scope)
  if (scope.kind === 'review-step' || scope.kind === 'bond-step')
    return subjectsOf(looking, await subjectOfStep(looking, scope.id))
  if (scope.kind === 'obligation') return subjectsOf(looking, await bondOfObligation(looking, scope.id))
  return { ...nothing, registration: await latestRegistration(looking) }
}

const registrationOf = async ({ tx }: Looking, id: string): Promise<Row<'registration'> | null> =>
  (await tx.selectFrom('registration').selectAll().where('id', '=', id).executeTakeFirst()) ?? null

async function subjectsOfRound(looking: Looking, id: string): Promise<Subjects> {
  const round = await looking.tx.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()
  const run = round && (await findRun(looking.tx, round.run))
  return { ...nothing, round: round ?? null, registration: run ? await registrationOf(looking, run.subject_id) : null }
}

/** What the run of a step is about. */
async function subjectOfStep({ tx, project }: Looking, event: string): Promise<Scope> {
  const run = await tx
    .selectFrom('event')
    .innerJoin('run', 'run.id', 'event.run')
    .select(['run.subject_kind', 'run.subject_id'])
    .where('event.id', '=', event)
    .executeTakeFirst()
  return run ? { kind: run.subject_kind, id: run.subject_id } : { kind: 'project', id: project.id }
}

async function bondOfObligation({ tx, project }: Looking, id: string): Promise<Scope> {
  const owed = await findObligation(tx, id)
  return owed ? { kind: 'bond', id: owed.bond } : { kind: 'project', id: project.id }
}

/** A bond leads back to the issue it came from; one that was taken over has none. */
async function subjectsOfIssue(looking: Looking, scope: Scope): Promise<Subjects> {
  const { tx } = looking
  const bond = scope.kind === 'bond' ? ((await findBond(tx, scope.id)) ?? null) : null
  const offering = bond?.line
    ? await findOfferingOfLine(tx, bond.line)
    : scope.kind === 'offering'
      ? await findOffering(tx, scope.id)
      : undefined
  const registration = offering
    ? await registrationOf(looking, offering.registration)
    : await latestRegistration(looking)
  return { ...nothing, bond, offering: offering ?? null, registration }
}

async function latestRegistration({ tx, project }: Looking): Promise<Row<'registration'> | null> {
  const rows = await tx
    .selectFrom('registration')
    .selectAll()
    .where('project', '=', project.id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.find(({ ended_at }) => ended_at === null) ?? rows[0] ?? null
}

/** Sample projects carry samples in their rows too: a mark or a number nobody gave is never passed off as given. */
export const isSample = ({ project }: Pick<Looking, 'project'>): boolean => project.sample !== 'none'

export const partyNamed = ({ parties }: Reading, capacity: string): SeatedParty | undefined =>
  parties.find((party) => party.capacity === capacity)
