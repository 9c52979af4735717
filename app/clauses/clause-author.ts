import type { Session } from '../session.server.ts'

/** Who writes clauses, and whose: an underwriter's house its own, whoever runs the platform those of the library. */
export type ClauseAuthor = { person: string; organisation: string; platform: boolean; address: string }

type Looker = Pick<Session, 'capacity' | 'organisation' | 'organisationKind' | 'person'>

/** The house whose wordings somebody sees beside the library's; null: the library alone. */
export const houseOf = ({ capacity, organisation }: Pick<Looker, 'capacity' | 'organisation'>): string | null =>
  capacity === 'lead-underwriter' ? organisation : null

/** Null for whoever only reads. */
export function clauseAuthorOf(who: Looker, address: string): ClauseAuthor | null {
  const platform = who.capacity === 'administrator' && who.organisationKind === 'platform'
  if (!platform && houseOf(who) === null) return null
  return { person: who.person, organisation: who.organisation, platform, address }
}
