import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'
import type { ProjectIds } from './inbox.ts'

/**
 * Organisations of some kinds, by name. Samples and real ones are two directories: who belongs to one is not offered
 * the other.
 */
export async function listOrganisationsOfKinds(
  db: Db | Tx,
  kinds: readonly string[],
  sample: boolean,
): Promise<Row<'organisation'>[]> {
  if (kinds.length === 0) return []
  return db
    .selectFrom('organisation')
    .selectAll()
    .where('kind', 'in', kinds)
    .where('sample_at', sample ? 'is not' : 'is', null)
    .orderBy('name')
    .limit(500)
    .execute()
}

/** Issuers one has worked with: those of the projects within reach. In a demo all sample companies are known. */
export async function listIssuersOf(
  db: Db | Tx,
  projects: ProjectIds,
  sample: boolean,
): Promise<Row<'organisation'>[]> {
  return db
    .selectFrom('organisation')
    .selectAll()
    .where(({ or, and, eb, selectFrom }) =>
      or([
        eb('id', 'in', selectFrom('project').select('issuer').where('id', 'in', projects)),
        ...(sample ? [and([eb('sample_at', 'is not', null), eb('kind', '=', 'company')])] : []),
      ]),
    )
    .orderBy('name')
    .limit(500)
    .execute()
}
