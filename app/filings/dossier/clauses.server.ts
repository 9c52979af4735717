import { clausePlaces } from '#templates/clauses/clause.ts'
import type { Dossier } from '#templates/dossier.ts'
import { clauseBookOf, printedOn } from '../../clauses/clause-book.server.ts'
import { acceptance } from '../../given/acceptance-day.server.ts'
import { partyNamed, type Reading } from './reading.server.ts'

/**
 * The clauses of a paper in the versions that held on the day of acceptance, before there is one on the paper's own day:
 * a case is drafted under one library to its end, as it is judged under one rulebook.
 */
export async function clausesPart(reading: Reading): Promise<NonNullable<Dossier['clauses']>> {
  const { registration, facts, issuerKind, on } = reading
  const accepted = registration ? (registration.accepted_on ?? registration.granted_on) : null
  const asOf = accepted ?? (await acceptance(reading)).acceptedOn ?? on
  const book = await clauseBookOf(reading.tx, partyNamed(reading, 'lead-underwriter')?.organisation ?? null)
  const chosen = facts.find('clauses.chosen')?.value.map(({ key }) => key) ?? null
  const texts = printedOn(book, { on: asOf, kind: issuerKind, chosen }).map(({ clause, version }) => ({
    key: clause.key,
    version: version.number,
    owner: version.ownerName,
    place: clause.place,
    title: version.title,
    from: version.from,
    text: version.text,
  }))
  return { asOf, chosen, texts, places: Object.keys(clausePlaces) }
}
