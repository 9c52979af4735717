import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db, Tx } from '../connect.ts'
import type { Database, Row } from '../schema.ts'

/** Open books sort before every day, those without a day after all. */
const sorted = sql<string>`case when run.state = 'book-open' then '9' else coalesce(offering.book_on, '0000-00-00') end`

type Runs = SelectQueryBuilder<Database, 'run', { id: string }>

const books = (db: Db | Tx, runs: Runs) =>
  db
    .selectFrom('run')
    .innerJoin('offering', 'offering.id', 'run.subject_id')
    .innerJoin('project', 'project.id', 'run.project')
    .innerJoin('organisation', 'organisation.id', 'project.issuer')
    .selectAll('run')
    .select(['offering.name', 'offering.book_on', 'offering.book_from', 'offering.book_until'])
    .select(['organisation.name as issuer', 'project.route', 'project.sample', sorted.as('sorted')])
    .where('run.stage', '=', 'issuance')
    .where('run.id', 'in', runs)

export type BookRow = Awaited<ReturnType<ReturnType<typeof books>['execute']>>[number]

/** Issues among the runs given, open books first, then the latest book day; by key. */
export async function listBooks(
  db: Db | Tx,
  runs: Runs,
  after: { sorted: string; run: string } | null,
  limit: number,
): Promise<BookRow[]> {
  let query = books(db, runs).orderBy(sorted, 'desc').orderBy('run.id', 'desc').limit(limit)
  if (after)
    query = query.where(
      sql<boolean>`(${sorted} < ${after.sorted} or (${sorted} = ${after.sorted} and run.id < ${after.run}))`,
    )
  return query.execute()
}

export async function countBooks(db: Db | Tx, runs: Runs): Promise<number> {
  const { count } = await books(db, runs)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

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
