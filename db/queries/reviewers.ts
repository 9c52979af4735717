import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export type Sitting = { assignment: string; person: string; name: string; duty: string; from_at: string }

/** Who holds a review seat now, as first or second, with their names. Stand-ins act for them and are not among them. */
export async function listSitting(db: Db | Tx, seat: string): Promise<Sitting[]> {
  return db
    .selectFrom('assignment')
    .innerJoin('person', 'person.id', 'assignment.person')
    .select([
      'assignment.id as assignment',
      'assignment.person',
      'person.name',
      'assignment.duty',
      'assignment.from_at',
    ])
    .where('assignment.seat', '=', seat)
    .where('assignment.until_at', 'is', null)
    .where('assignment.on_behalf_of', 'is', null)
    .where('assignment.duty', 'in', ['first', 'second'])
    .orderBy('assignment.duty')
    .execute()
}

/** Colleagues who may be given a case: members of the house in this capacity, not disabled. */
export async function listColleagues(
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

/** Experts on the list, from whatever organisation. */
export async function listExperts(db: Db | Tx, at: string): Promise<Row<'person'>[]> {
  return db
    .selectFrom('person')
    .innerJoin('membership', 'membership.person', 'person.id')
    .selectAll('person')
    .where('membership.capacity', '=', 'expert')
    .where('person.disabled_at', 'is', null)
    .where((eb) => eb.or([eb('membership.until', 'is', null), eb('membership.until', '>', at)]))
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}

export async function listTies(db: Db | Tx, people: readonly string[]): Promise<Row<'declared_tie'>[]> {
  if (people.length === 0) return []
  return db
    .selectFrom('declared_tie')
    .selectAll()
    .where('person', 'in', people)
    .where('ended_at', 'is', null)
    .orderBy('declared_at')
    .orderBy('id')
    .execute()
}

export async function insertTie(db: Db | Tx, tie: NewRow<'declared_tie'>): Promise<void> {
  await db.insertInto('declared_tie').values(tie).execute()
}

export async function endTie(db: Db | Tx, id: string, person: string, at: string): Promise<void> {
  await db
    .updateTable('declared_tie')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .execute()
}

/** How far a person has looked at a project; later looks replace earlier ones, never the other way round. */
export async function saveView(db: Db | Tx, view: Row<'case_view'>): Promise<void> {
  await db
    .insertInto('case_view')
    .values(view)
    .onConflict((on) =>
      on
        .columns(['person', 'project'])
        .doUpdateSet({ seq: view.seq, at: view.at })
        .where('case_view.seq', '<=', view.seq),
    )
    .execute()
}

export async function listViews(db: Db | Tx, project: string, people: readonly string[]): Promise<Row<'case_view'>[]> {
  if (people.length === 0) return []
  return db.selectFrom('case_view').selectAll().where('project', '=', project).where('person', 'in', people).execute()
}
