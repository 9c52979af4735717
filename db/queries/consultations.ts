import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'
import type { ProjectIds } from './inbox.ts'

export async function insertConsultation(tx: Tx, consultation: NewRow<'consultation'>): Promise<void> {
  await tx.insertInto('consultation').values(consultation).execute()
}

export async function insertConsultationEntry(tx: Tx, entry: NewRow<'consultation_entry'>): Promise<void> {
  await tx.insertInto('consultation_entry').values(entry).execute()
}

export async function saveConsultation(tx: Tx, id: string, change: Partial<Row<'consultation'>>): Promise<void> {
  await tx.updateTable('consultation').set(change).where('id', '=', id).execute()
}

export async function findConsultation(db: Db | Tx, id: string): Promise<Row<'consultation'> | undefined> {
  return db.selectFrom('consultation').selectAll().where('id', '=', id).executeTakeFirst()
}

/** In the order in which they were asked. */
export async function listConsultations(db: Db | Tx, project: string): Promise<Row<'consultation'>[]> {
  return db.selectFrom('consultation').selectAll().where('project', '=', project).orderBy('ordinal').execute()
}

export async function listConsultationEntries(
  db: Db | Tx,
  consultations: readonly string[],
): Promise<Row<'consultation_entry'>[]> {
  if (consultations.length === 0) return []
  return db
    .selectFrom('consultation_entry')
    .selectAll()
    .where('consultation', 'in', consultations)
    .orderBy('consultation')
    .orderBy('ordinal')
    .execute()
}

export type ConsultationFilter = {
  /** Projects within reach: what was asked there by either of the issuer's side. Null: none. */
  projects: ProjectIds | null
  /** What was addressed to this organisation on this side. Null: nothing. */
  addressed: { organisation: string; side: 'steward' | 'authority' } | null
  open: boolean | null
}

export type ConsultationLine = Row<'consultation'> & {
  project_name: string
  project_number: string
  route: string
  venue: string
  sample: string
  addressee_name: string
  asker_name: string
}

function consulted(db: Db | Tx, { projects, addressed, open }: ConsultationFilter) {
  let query = db
    .selectFrom('consultation')
    .innerJoin('project', 'project.id', 'consultation.project')
    .innerJoin('organisation as addressee', 'addressee.id', 'consultation.organisation')
    .innerJoin('organisation as asker', 'asker.id', 'consultation.asked_organisation')
    .where((eb) =>
      eb.or([
        ...(projects ? [eb('consultation.project', 'in', projects)] : []),
        ...(addressed
          ? [
              eb.and([
                eb('consultation.organisation', '=', addressed.organisation),
                eb('consultation.side', '=', addressed.side),
              ]),
            ]
          : []),
      ]),
    )
  if (open !== null) query = query.where('consultation.answered_at', open ? 'is' : 'is not', null)
  return query
}

export type ConsultationKey = { at: string; id: string }

/** Newest first, by key: pass the last line seen to go on. */
export async function listConsultationPage(
  db: Db | Tx,
  filter: ConsultationFilter,
  before: ConsultationKey | null,
  limit: number,
): Promise<ConsultationLine[]> {
  let query = consulted(db, filter)
    .selectAll('consultation')
    .select(['project.name as project_name', 'project.number as project_number', 'project.route', 'project.venue'])
    .select(['project.sample', 'addressee.name as addressee_name', 'asker.name as asker_name'])
    .orderBy('consultation.asked_at', 'desc')
    .orderBy('consultation.id', 'desc')
    .limit(limit)
  if (before)
    query = query.where(({ or, and, eb }) =>
      or([
        eb('consultation.asked_at', '<', before.at),
        and([eb('consultation.asked_at', '=', before.at), eb('consultation.id', '<', before.id)]),
      ]),
    )
  return query.execute()
}

export async function countConsultations(db: Db | Tx, filter: ConsultationFilter): Promise<number> {
  const { count } = await consulted(db, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
