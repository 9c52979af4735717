import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function insertFindings(tx: Tx, findings: NewRow<'finding'>[]): Promise<void> {
  if (findings.length > 0) await tx.insertInto('finding').values(findings).execute()
}

/** Findings as they were judged at one event, in the order of judging. */
export async function listFindingsOf(db: Db | Tx, event: string): Promise<Row<'finding'>[]> {
  return db.selectFrom('finding').selectAll().where('event', '=', event).orderBy('id').execute()
}

/** Every finding of a project, newest judgement first. */
export async function listFindings(db: Db | Tx, project: string): Promise<Row<'finding'>[]> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('project', '=', project)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
}
