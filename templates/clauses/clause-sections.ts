import type { Dossier } from '../dossier.ts'
import type { ClausePlace } from './clause.ts'
import { type ClauseFacts, clauseCase } from './clause-case.ts'
import type { Section } from './compose.ts'
import { shippedClauses } from './library.ts'
import { clauseSection } from './set-clause.ts'

/** Papers filed before there was a library of versions name none: the shipped wording is theirs. */
export type ClauseSource = ClauseFacts & { clauses?: Dossier['clauses'] | undefined }

/** The clauses of one place as sections, in the versions that the dossier names; what does not apply has no blocks. */
export function clauseSections(source: ClauseSource, place: ClausePlace): Section[] {
  const of = clauseCase(source)
  const { issuerKind } = source.project
  const wordings =
    source.clauses?.texts ?? shippedClauses.filter(({ kinds }) => kinds === undefined || kinds.includes(issuerKind))
  return wordings.filter((wording) => wording.place === place).map((wording) => clauseSection(wording, of))
}
