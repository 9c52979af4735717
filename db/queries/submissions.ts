import { insertRows } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export const insertSubmission = (tx: Tx, row: NewRow<'submission'>): Promise<void> =>
  insertRows(tx, 'submission', [row])

/** The last one of a registration that had been handed in by an instant. */
export async function findSubmissionBy(
  db: Db | Tx,
  registration: string,
  at: string,
): Promise<Row<'submission'> | undefined> {
  return db
    .selectFrom('submission')
    .selectAll()
    .where('registration', '=', registration)
    .where('handed_in_at', '<=', at)
    .orderBy('received_at', 'desc')
    .orderBy('digest')
    .executeTakeFirst()
}

export async function findSubmission(db: Db, digest: string): Promise<Row<'submission'> | undefined> {
  return db.selectFrom('submission').selectAll().where('digest', '=', digest).executeTakeFirst()
}

/**
 * When a file of this SHA-256 or SM3 was first handed in; undefined when it never was. The bytes of a paper that we
 * generate cannot be guessed. Those of a paper from outside (an annual report that anybody has) can: whoever asks about it
 * must not learn that an issue is being prepared, so it is spoken of once the filing was accepted, and never of a private
 * placement.
 */
export async function firstFiledAt(db: Db, hash: string): Promise<string | undefined> {
  const row = await versionsOf(db, hash)
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .innerJoin('project', 'project.id', 'filing.project')
    .leftJoin('registration', 'registration.id', 'filing.scope_id')
    .select('filing_version.filed_at as at')
    .where('filing_version.filed_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('filing_version.source', '=', 'generated'),
        eb.and([eb('registration.accepted_on', 'is not', null), eb('project.private_at', 'is', null)]),
      ]),
    )
    .orderBy('filing_version.filed_at')
    .executeTakeFirst()
  return row?.at ?? undefined
}

/** When the platform first wrote a receipt of this SHA-256 or SM3; undefined when it is none. */
export async function receiptMadeAt(db: Db, hash: string): Promise<string | undefined> {
  const row = await versionsOf(db, hash)
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select('filing_version.made_at as at')
    .where('filing.template', '=', 'receipt')
    .where('filing_version.source', '=', 'generated')
    .orderBy('filing_version.made_at')
    .executeTakeFirst()
  return row?.at
}

const versionsOf = (db: Db, hash: string) =>
  db
    .selectFrom('file')
    .innerJoin('filing_version', 'filing_version.file', 'file.sha256')
    .where((eb) => eb.or([eb('file.sha256', '=', hash), eb('file.sm3', '=', hash)]))
