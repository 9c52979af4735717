import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function findPinnedIssue(db: Db | Tx, project: string): Promise<Row<'pinned_issue'> | undefined> {
  return db.selectFrom('pinned_issue').selectAll().where('project', '=', project).executeTakeFirst()
}

/** One pinned day a project; the later replaces the earlier, which stays in the log. */
export async function savePinnedIssue(tx: Tx, row: NewRow<'pinned_issue'>): Promise<void> {
  const { issue_on, pinned_by, pinned_at } = row
  await tx
    .insertInto('pinned_issue')
    .values(row)
    .onConflict((conflict) => conflict.column('project').doUpdateSet({ issue_on, pinned_by, pinned_at }))
    .execute()
}

export async function dropPinnedIssue(tx: Tx, project: string): Promise<void> {
  await tx.deleteFrom('pinned_issue').where('project', '=', project).execute()
}

/** Every change of state of some runs, oldest first: where each went, and when. */
export async function listStateChanges(
  db: Db | Tx,
  runs: readonly string[],
): Promise<Pick<Row<'event'>, 'run' | 'at' | 'state_before' | 'state_after'>[]> {
  if (runs.length === 0) return []
  return db
    .selectFrom('event')
    .select(['run', 'at', 'state_before', 'state_after'])
    .where('run', 'in', [...runs])
    .where('state_after', 'is not', null)
    .where(({ or, eb }) => or([eb('state_before', 'is', null), eb('state_before', '!=', eb.ref('state_after'))]))
    .orderBy('run')
    .orderBy('seq')
    .execute()
}

/** Whether an issuer has issued publicly before, on whatever project. */
export async function hasIssuedPublicly(db: Db | Tx, issuer: string): Promise<boolean> {
  const earlier = await db
    .selectFrom('offering')
    .innerJoin('project', 'project.id', 'offering.project')
    .select('offering.id')
    .where('project.issuer', '=', issuer)
    .where('project.private_at', 'is', null)
    .where('offering.outcome', '=', '正常发行')
    .executeTakeFirst()
  return earlier !== undefined
}

/** The issue last planned: the one a timetable is about. */
export async function findLastOffering(db: Db | Tx, project: string): Promise<Row<'offering'> | undefined> {
  return db
    .selectFrom('offering')
    .selectAll()
    .where('project', '=', project)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

export type GroupMember = {
  seat: string
  capacity: string
  organisation: string
  name: string
  mode: 'platform' | 'recorded'
  persons: { name: string; email: string; duty: string; standsInFor: string | null; until: string | null }[]
}

/** Who sits on a project at an instant, with persons, their addresses and stand-ins, in the order in which they came. */
export async function listGroupMembers(db: Db | Tx, project: string, at: string): Promise<GroupMember[]> {
  const seats = await db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation')
    .select(['seat.id as seat', 'seat.capacity', 'seat.organisation', 'seat.mode', 'organisation.name'])
    .where('seat.project', '=', project)
    .where('seat.until_at', 'is', null)
    .orderBy('seat.from_at')
    .orderBy('seat.id')
    .execute()
  const sitting = await db
    .selectFrom('assignment')
    .innerJoin('seat', 'seat.id', 'assignment.seat')
    .innerJoin('person', 'person.id', 'assignment.person')
    .leftJoin('person as represented', 'represented.id', 'assignment.on_behalf_of')
    .select(['assignment.seat', 'assignment.duty', 'assignment.until_at as until', 'person.name', 'person.email'])
    .select('represented.name as standsInFor')
    .where('seat.project', '=', project)
    .where('assignment.from_at', '<=', at)
    .where((eb) => eb.or([eb('assignment.until_at', 'is', null), eb('assignment.until_at', '>', at)]))
    .orderBy('assignment.from_at')
    .orderBy('assignment.id')
    .execute()
  return seats.map((row) => ({
    ...row,
    persons: sitting.filter(({ seat }) => seat === row.seat).map(({ seat: _, ...person }) => person),
  }))
}

/** Papers of the registration under way that nobody has begun, by whoever prepares them. */
export async function countUnbegunPapers(
  db: Db | Tx,
  registration: string,
): Promise<{ prepared_by: string; missing: number }[]> {
  const rows = await db
    .selectFrom('filing')
    .select(['filing.prepared_by', (eb) => eb.fn.countAll<number>().as('missing')])
    .where('filing.scope_kind', '=', 'registration')
    .where('filing.scope_id', '=', registration)
    .where('filing.requirement', '!=', 'waived')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('filing_version').select('filing_version.id').whereRef('filing_version.filing', '=', 'filing.id'),
        ),
      ),
    )
    .groupBy('filing.prepared_by')
    .orderBy('filing.prepared_by')
    .execute()
  return rows.map(({ prepared_by, missing }) => ({ prepared_by, missing: Number(missing) }))
}
