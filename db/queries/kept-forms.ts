import type { Db } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** Whose session it was, ended or not, as long as it could have lived at `after` and the person may still sign in. */
export async function findSessionOwner(
  db: Db,
  session: string,
  after: string,
): Promise<{ person: string; capacity: string } | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .select(['session.person', 'session.capacity'])
    .where('session.id', '=', session)
    .where('session.expires_at', '>', after)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Keeps a form and no more than `most` of a person, the latest. */
export async function insertKeptForm(db: Db, form: NewRow<'kept_form'>, most: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('kept_form').values(form).execute()
    const all = await tx
      .selectFrom('kept_form')
      .select('id')
      .where('person', '=', form.person)
      .orderBy('kept_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const old = all.slice(most).map(({ id }) => id)
    if (old.length > 0) await tx.deleteFrom('kept_form').where('id', 'in', old).execute()
  })
}

/** What waits in this browser for this person, oldest first. */
export async function listKeptForms(
  db: Db,
  { holder, person }: { holder: string; person: string },
): Promise<Row<'kept_form'>[]> {
  return db
    .selectFrom('kept_form')
    .selectAll()
    .where('holder', '=', holder)
    .where('person', '=', person)
    .where('sent_at', 'is', null)
    .orderBy('kept_at')
    .orderBy('id')
    .execute()
}

type Mine = { id: string; holder: string; person: string }

/** Marks a form as sent on and empties it; gives where it goes. Asked twice it answers twice: the form has its own key. */
export async function sendKeptForm(db: Db, { id, holder, person }: Mine, at: string): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('kept_form')
      .select('path')
      .where('id', '=', id)
      .where('holder', '=', holder)
      .where('person', '=', person)
      .executeTakeFirst()
    if (found) await tx.updateTable('kept_form').set({ sealed: '', sent_at: at }).where('id', '=', id).execute()
    return found?.path
  })
}

export async function deleteKeptForm(db: Db, { id, holder, person }: Mine): Promise<void> {
  await db
    .deleteFrom('kept_form')
    .where('id', '=', id)
    .where('holder', '=', holder)
    .where('person', '=', person)
    .execute()
}

export async function sweepKeptForms(db: Db, before: string): Promise<void> {
  await db.deleteFrom('kept_form').where('kept_at', '<', before).execute()
}
