import { listFacts } from '#db/queries/facts.ts'
import { findFiling } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import type { Looking } from '../given/given.server.ts'
import { type FactUse, standingFact } from './dossier/fact-book.ts'
import { placesOf, type Scope, subjectsOf } from './dossier/reading.server.ts'
import { readEnvelope } from './envelope.ts'

type Version = Row<'filing_version'>

/** Keys whose value today is not the one the version printed. Uploaded versions quote no fact and are never stale. */
export async function changedSince(looking: Looking, version: Version): Promise<FactUse[]> {
  return changed(looking, version, await listFacts(looking.tx, looking.project.id))
}

/** The ids of those versions for which a fact they quote has a later revision. */
export async function staleVersions(looking: Looking, versions: readonly Version[]): Promise<ReadonlySet<string>> {
  const facts = await listFacts(looking.tx, looking.project.id)
  const stale = new Set<string>()
  for (const version of versions) if ((await changed(looking, version, facts)).length > 0) stale.add(version.id)
  return stale
}

async function changed(looking: Looking, version: Version, facts: readonly Row<'fact'>[]): Promise<FactUse[]> {
  const envelope = readEnvelope(version.dossier)
  if (!envelope || envelope.facts.length === 0) return []
  const filing = await findFiling(looking.tx, version.filing)
  if (!filing) return []
  const scope: Scope = { kind: filing.scope_kind, id: filing.scope_id }
  const places = placesOf(looking.project.id, scope, await subjectsOf(looking, scope))
  return envelope.facts.filter(({ scope: place, key, revision }) => {
    const now = standingFact(facts, places, key)
    return now ? `${now.scope_kind}:${now.scope_id}` !== place || now.revision !== revision : revision !== 0
  })
}
