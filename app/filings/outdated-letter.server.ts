import type { Row } from '#db/schema.ts'
import { dossier } from '#templates/dossier.ts'
import { filesOf } from './dossier/files.server.ts'
import type { Reading } from './dossier/reading.server.ts'
import { readEnvelope } from './envelope.ts'

type Paper = Pick<Row<'filing'>, 'id' | 'code' | 'title' | 'template' | 'prepared_by'>
type Version = Pick<Row<'filing_version'>, 'filing' | 'dossier'>

/**
 * The letter of consistency that names bytes which are no longer those of the filing, and the papers that changed, came in or
 * went since it was printed. Null: there is none, it was made elsewhere, or it is true. `versions` has the last of each paper.
 */
export async function outdatedLetter(
  looking: Pick<Reading, 'tx' | 'project'>,
  { registration, papers, versions }: { registration: string; papers: readonly Paper[]; versions: readonly Version[] },
): Promise<{ letter: Paper; changed: string[] } | null> {
  const letter = papers.find(({ template }) => template === 'consistency-letter')
  const envelope = readEnvelope(versions.find(({ filing }) => filing === letter?.id)?.dossier ?? null)
  if (!letter || !envelope) return null
  const named = dossier.pick({ files: true }).parse(envelope.data).files
  const now = await filesOf(looking, registration)
  const hashes = new Map(named.map(({ code, sha256 }) => [code, sha256]))
  const standing = new Set(now.map(({ code }) => code))
  const changed = [
    ...now.filter(({ code, sha256 }) => hashes.get(code) !== sha256),
    ...named.filter(({ code }) => !standing.has(code)),
  ].map(({ code, title }) => `${code} ${title}`)
  return changed.length > 0 ? { letter, changed } : null
}
