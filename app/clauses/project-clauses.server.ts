import { listSeatedParties } from '#db/queries/parties.ts'
import type { IssuerKind } from '#templates/clauses/clause.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { acceptance } from '../given/acceptance-day.server.ts'
import type { Looking } from '../given/given.server.ts'
import { type ClauseBook, clauseBookOf } from './clause-book.server.ts'

/** Under which library a project's papers are written. */
export type ProjectClauses = {
  book: ClauseBook
  /** The lead underwriter's house, whose wordings go before the platform's. */
  house: { organisation: string; name: string } | null
  /** The day whose versions are printed now. */
  on: string
  /** Accepted: that day is settled for good. */
  accepted: boolean
  kind: IssuerKind
}

export async function projectClauses(looking: Pick<Looking, 'tx' | 'project'>, now: string): Promise<ProjectClauses> {
  const { acceptedOn } = await acceptance(looking)
  const parties = await listSeatedParties(looking.tx, looking.project.id, now)
  const house = parties.find(({ capacity }) => capacity === 'lead-underwriter') ?? null
  return {
    book: await clauseBookOf(looking.tx, house?.organisation ?? null),
    house: house && { organisation: house.organisation, name: house.name },
    on: acceptedOn ?? legalDay(now),
    accepted: acceptedOn !== undefined,
    kind: looking.project.issuer_kind as IssuerKind,
  }
}
