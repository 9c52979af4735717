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

/** People of an organisation who hold a capacity at an instant and are not disabled. */
export async function listCastOf(
  db: Db | Tx,
  organisation: string,
  capacity: string,
  at: string,
): Promise<{ id: string; name: string; duties: string }[]> {
  return db
    .selectFrom('person')
    .innerJoin('membership', 'membership.person', 'person.id')
    .select(['person.id', 'person.name', 'membership.duties'])
    .where('person.organisation', '=', organisation)
    .where('person.disabled_at', 'is', null)
    .where('membership.capacity', '=', capacity)
    .where((eb) => eb.or([eb('membership.until', 'is', null), eb('membership.until', '>', at)]))
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}
