import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'

export type CastLine = {
  person: string
  name: string
  organisation: string
  organisation_name: string
  capacity: string
  duties: string
}

/** The people of a demo: of sample organisations, without a password, in the order they were entered. */
export async function listCast(db: Db | Tx): Promise<CastLine[]> {
  return db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation')
    .select(['person.id as person', 'person.name', 'membership.capacity', 'membership.duties'])
    .select(['organisation.id as organisation', 'organisation.name as organisation_name'])
    .where('organisation.sample_at', 'is not', null)
    .where('person.password_hash', 'is', null)
    .where('person.disabled_at', 'is', null)
    .where('membership.until', 'is', null)
    .orderBy('person.organisation')
    .orderBy('person.created_at')
    .orderBy('person.id')
    .execute()
}

export type OpenCount = { organisation: string | null; capacity: string; count: number }

/** Open tasks of every seat, over all projects. */
export async function countTasksBySeat(db: Db | Tx): Promise<OpenCount[]> {
  const rows = await db
    .selectFrom('task')
    .select(({ fn }) => ['organisation', 'capacity', fn.countAll<number>().as('count')])
    .where('done_at', 'is', null)
    .groupBy(['organisation', 'capacity'])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/**
 * The invented project to show: of those under way to their registration the one in which most has happened, for there
 * the turns change between the sides; else any on which something is to be done.
 */
export async function findFeaturedProject(db: Db | Tx): Promise<Row<'project'> | undefined> {
  const underWay = db
    .selectFrom('project')
    .selectAll()
    .where('sample', '=', 'invented')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('task')
          .select('task.id')
          .whereRef('task.project', '=', 'project.id')
          .where('task.done_at', 'is', null),
      ),
    )
    .orderBy('seq', 'desc')
    .orderBy('id')
    .limit(1)
  const registering = underWay.where(({ and, exists, not, selectFrom }) => {
    const run = selectFrom('run').select('run.id').whereRef('run.project', '=', 'project.id')
    return and([
      exists(run.where('run.stage', '=', 'registration').where('run.status', '=', 'active')),
      not(exists(run.where('run.stage', 'in', ['issuance', 'outstanding']))),
    ])
  })
  return (await registering.executeTakeFirst()) ?? underWay.executeTakeFirst()
}

/** Who sits on a project, by name where somebody was named. */
export async function listSeatedPeople(
  db: Db | Tx,
  project: string,
): Promise<{ capacity: string; organisation: string; person: string | null }[]> {
  return db
    .selectFrom('seat')
    .leftJoin('assignment', (join) =>
      join.onRef('assignment.seat', '=', 'seat.id').on('assignment.until_at', 'is', null),
    )
    .select(['seat.capacity', 'seat.organisation', 'assignment.person'])
    .where('seat.project', '=', project)
    .where('seat.until_at', 'is', null)
    .orderBy('seat.from_at')
    .orderBy('seat.id')
    .execute()
}
