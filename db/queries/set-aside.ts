import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'
import { resting } from './queue-conditions.ts'

/** Puts a case aside for a person, in place of what he had put down before. */
export async function saveSetAside(tx: Tx, row: NewRow<'set_aside'>): Promise<void> {
  const { project: _, person: __, ...rest } = row
  await tx
    .insertInto('set_aside')
    .values(row)
    .onConflict((on) => on.columns(['project', 'person']).doUpdateSet(rest))
    .execute()
}

export async function endSetAside(tx: Tx, project: string, person: string, at: string): Promise<void> {
  await tx
    .updateTable('set_aside')
    .set({ ended_at: at })
    .where('project', '=', project)
    .where('person', '=', person)
    .execute()
}

export type Aside = Pick<Row<'set_aside'>, 'project' | 'person' | 'until_on' | 'reason' | 'at'> & { name: string }

/**
 * Who of an organisation has put which of these runs aside and until when: only what still rests on the legal day `today`.
 * The authorities that look at the same cases are told nothing of it.
 */
export async function listAsides(
  db: Db | Tx,
  runs: readonly string[],
  { organisation, today }: { organisation: string; today: string },
): Promise<Aside[]> {
  if (runs.length === 0) return []
  return db
    .selectFrom('set_aside as s')
    .innerJoin('run', 'run.project', 's.project')
    .innerJoin('person', 'person.id', 's.person')
    .select(['s.project', 's.person', 's.until_on', 's.reason', 's.at', 'person.name'])
    .where('run.id', 'in', runs)
    .where('person.organisation', '=', organisation)
    .where(resting(today))
    .orderBy('s.project')
    .orderBy('person.name')
    .orderBy('s.person')
    .execute()
}
