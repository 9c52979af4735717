import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'

/** Every bid of one investor on these lines, those replaced and withdrawn among them, in order. */
export async function listBidsOf(db: Db | Tx, lines: readonly string[], investor: string): Promise<Row<'bid'>[]> {
  if (lines.length === 0) return []
  return db
    .selectFrom('bid')
    .selectAll()
    .where('line', 'in', lines)
    .where('investor', '=', investor)
    .orderBy('placed_at')
    .orderBy('id')
    .execute()
}

/** Names of organisations by id. */
export async function listHouses(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('organisation').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Houses that invest, and whether they are seated on this project already. */
export async function listInvitable(
  db: Db | Tx,
  project: string,
  kinds: readonly string[],
): Promise<{ id: string; name: string; invited: boolean }[]> {
  const rows = await db
    .selectFrom('organisation')
    .leftJoin('seat', (join) =>
      join
        .onRef('seat.organisation', '=', 'organisation.id')
        .on('seat.project', '=', project)
        .on('seat.capacity', '=', 'investor')
        .on('seat.until_at', 'is', null),
    )
    .select(['organisation.id', 'organisation.name', 'seat.id as seat'])
    .where('organisation.kind', 'in', kinds)
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .limit(200)
    .execute()
  return rows.map(({ id, name, seat }) => ({ id, name, invited: seat !== null }))
}
