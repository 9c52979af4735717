import type { Db, Tx } from '#db/connect.ts'
import { findVersionText } from '#db/queries/version-texts.ts'
import type { Row } from '#db/schema.ts'
import type { FilingDocument } from '#templates/blocks.ts'
import { catalogue } from '#templates/catalogue.ts'
import { type Comparison, compareDocuments } from '#templates/compare/compare.ts'
import { isDocumentId } from './dossier/build.server.ts'
import { readEnvelope } from './envelope.ts'
import { documentOf } from './printer.server.ts'
import { unpackText } from './version-text.server.ts'

export type Compared = { before: FilingDocument; after: FilingDocument; comparison: Comparison }

type Version = Pick<Row<'filing_version'>, 'id' | 'source' | 'state' | 'dossier' | 'template_version'>

/**
 * What a version says, as it was printed. One printed before texts were kept is set again from its dossier, as long as the
 * wording is still that of its day. Null for what was uploaded: its inside is never opened here.
 */
export async function documentOfVersion(
  db: Db | Tx,
  template: string,
  version: Version,
): Promise<FilingDocument | null> {
  if (version.source === 'uploaded' || version.state !== 'ready') return null
  const kept = await findVersionText(db, version.id)
  if (kept) return unpackText(kept)
  const envelope = readEnvelope(version.dossier)
  if (!envelope || !isDocumentId(template)) return null
  if (catalogue[template].template.version !== version.template_version) return null
  return documentOf(template, envelope.data as Record<string, unknown>)
}

/** Versions never change, so a comparison is made once for a database; a few dozen are the reading of one morning. */
const madeFrom = new WeakMap<Db | Tx, Map<string, Compared | null>>()
const mostKept = 24

/** Two versions of one paper; null when the text of either is not known. */
export async function compareVersions(
  db: Db | Tx,
  template: string,
  [from, to]: readonly [Version, Version],
): Promise<Compared | null> {
  const key = `${from.id} ${to.id}`
  const made = madeFrom.get(db) ?? new Map<string, Compared | null>()
  madeFrom.set(db, made)
  const known = made.get(key)
  if (known !== undefined) return known
  const before = await documentOfVersion(db, template, from)
  const after = before && (await documentOfVersion(db, template, to))
  const compared = before && after ? { before, after, comparison: compareDocuments(before, after) } : null
  made.set(key, compared)
  for (const oldest of made.keys()) {
    if (made.size <= mostKept) break
    made.delete(oldest)
  }
  return compared
}
