import type { Dossier } from '../dossier.ts'
import { type ClausePlace, type ClauseWording, firstPlaces } from './clause.ts'
import { type ClauseFacts, clauseCase } from './clause-case.ts'
import type { Section } from './compose.ts'
import { shippedClauses } from './library.ts'
import { arrangementsOf, caseOfArrangement } from './occasions.ts'
import { clauseSection } from './set-clause.ts'

/** Papers filed before there was a library of versions name none: the shipped wording is theirs. */
export type ClauseSource = ClauseFacts & { clauses?: Dossier['clauses'] | undefined }

type Keyed = ClauseWording & { key: string; place: string }

/**
 * The wordings of one place in the versions that the dossier names. A dossier of before the library had this place names
 * none of it, and prints what it printed: the shipped wording.
 */
function wordingsOf({ project, clauses }: ClauseSource, place: ClausePlace): readonly Keyed[] {
  const known: readonly string[] = clauses ? (clauses.places ?? firstPlaces) : []
  const named = known.includes(place) ? clauses?.texts : undefined
  const wordings: readonly Keyed[] =
    named ?? shippedClauses.filter(({ kinds }) => kinds === undefined || kinds.includes(project.issuerKind))
  return wordings.filter((wording) => wording.place === place)
}

/** The clauses of one place as sections; what does not apply has no blocks. */
export function clauseSections(source: ClauseSource, place: ClausePlace): Section[] {
  const of = clauseCase(source)
  return wordingsOf(source, place).map((wording) => clauseSection(wording, of))
}

type Arrangement = Dossier['arrangements'][number]

/** One clause by its name, of one arrangement where it is set for each; without blocks where it is not set at all. */
export function namedClause(source: ClauseSource, place: ClausePlace, name: string, item?: Arrangement): Section {
  const key = `${place}.${name}`
  const wording = wordingsOf(source, place).find((one) => one.key === key)
  const asked = item ?? null
  if (!wording || !arrangementsOf(key, source).includes(asked)) return { title: '', blocks: [] }
  return clauseSection(wording, asked ? caseOfArrangement(source, asked) : clauseCase(source))
}
