import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'
import type { ProjectIds } from './inbox.ts'

export async function listChapters(db: Db | Tx, filing: string): Promise<Row<'chapter'>[]> {
  return db.selectFrom('chapter').selectAll().where('filing', '=', filing).orderBy('chapter').execute()
}

export async function findChapter(db: Db | Tx, filing: string, chapter: string): Promise<Row<'chapter'> | undefined> {
  return db
    .selectFrom('chapter')
    .selectAll()
    .where('filing', '=', filing)
    .where('chapter', '=', chapter)
    .executeTakeFirst()
}

/** The row of a chapter, whether or not it was there. */
export async function keepChapter(tx: Tx, row: NewRow<'chapter'>): Promise<void> {
  const { filing: _, chapter: __, ...rest } = row
  await tx
    .insertInto('chapter')
    .values(row)
    .onConflict((conflict) => conflict.columns(['filing', 'chapter']).doUpdateSet(rest))
    .execute()
}

/** Every text that the chapters of a paper had, oldest first. */
export async function listChapterTexts(db: Db | Tx, filing: string): Promise<Row<'chapter_text'>[]> {
  return db
    .selectFrom('chapter_text')
    .selectAll()
    .where('filing', '=', filing)
    .orderBy('chapter')
    .orderBy('number')
    .execute()
}

export async function insertChapterText(tx: Tx, row: NewRow<'chapter_text'>): Promise<void> {
  await tx.insertInto('chapter_text').values(row).execute()
}

type ChapterPlace = Row<'chapter'> & { project: string; name: string; sample: string; paper: string }

/**
 * Chapters of open registrations that wait for a person: his to write, his to check, or one without an owner that he handed
 * in and got back.
 */
const chaptersOf = (db: Db | Tx, person: string, projects: ProjectIds) =>
  db
    .selectFrom('chapter')
    .innerJoin('filing', 'filing.id', 'chapter.filing')
    .innerJoin('project', 'project.id', 'filing.project')
    .leftJoin('registration', 'registration.id', 'filing.scope_id')
    .where('filing.project', 'in', projects)
    .where('registration.ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('chapter.owner', '=', person), eb('chapter.state', 'in', ['waiting', 'drafting'])]),
        eb.and([eb('chapter.checker', '=', person), eb('chapter.state', '=', 'checking')]),
        eb.and([
          eb('chapter.owner', 'is', null),
          eb('chapter.handed_in_by', '=', person),
          eb('chapter.state', '=', 'drafting'),
          eb('chapter.returned_because', 'is not', null),
        ]),
      ]),
    )

export async function countChaptersOf(db: Db | Tx, person: string, projects: ProjectIds): Promise<number> {
  const { count } = await chaptersOf(db, person, projects)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The longest waiting first. */
export async function listChaptersOf(
  db: Db | Tx,
  person: string,
  projects: ProjectIds,
  limit: number,
): Promise<ChapterPlace[]> {
  return chaptersOf(db, person, projects)
    .selectAll('chapter')
    .select(['filing.project', 'filing.title as paper', 'project.name', 'project.sample'])
    .orderBy('chapter.changed_at')
    .orderBy('chapter.filing')
    .orderBy('chapter.chapter')
    .limit(limit)
    .execute()
}

export async function insertWordReturn(tx: Tx, row: NewRow<'word_return'>): Promise<void> {
  await tx.insertInto('word_return').values(row).execute()
}

export async function findWordReturn(db: Db | Tx, id: string): Promise<Row<'word_return'> | undefined> {
  return db.selectFrom('word_return').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Word files of a paper that still wait for a decision, the latest first; without what was read of them. */
export async function listWordReturns(db: Db | Tx, filing: string): Promise<Omit<Row<'word_return'>, 'content'>[]> {
  return db
    .selectFrom('word_return')
    .select(['id', 'filing', 'chapter', 'file', 'name', 'taken', 'sent_by', 'sent_at', 'ended_at'])
    .where('filing', '=', filing)
    .where('ended_at', 'is', null)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function saveWordReturn(
  tx: Tx,
  id: string,
  change: Partial<Pick<Row<'word_return'>, 'taken' | 'ended_at'>>,
): Promise<void> {
  await tx.updateTable('word_return').set(change).where('id', '=', id).execute()
}

type Seated = { person: string; name: string; organisation: string; capacity: string }

/** Who may have a chapter: people of the organisations seated on a project, each in the capacities asked for. */
export async function listSeatedPeople(db: Db | Tx, project: string, capacities: readonly string[]): Promise<Seated[]> {
  return db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation')
    .innerJoin('membership', 'membership.capacity', 'seat.capacity')
    .innerJoin('person', (on) =>
      on.onRef('person.id', '=', 'membership.person').onRef('person.organisation', '=', 'seat.organisation'),
    )
    .select(['person.id as person', 'person.name', 'organisation.name as organisation', 'seat.capacity'])
    .distinct()
    .where('seat.project', '=', project)
    .where('seat.until_at', 'is', null)
    .where('seat.mode', '=', 'platform')
    .where('seat.capacity', 'in', [...capacities])
    .where('membership.until', 'is', null)
    .where('person.disabled_at', 'is', null)
    .orderBy('seat.capacity')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}
