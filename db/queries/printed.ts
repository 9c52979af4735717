import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** Where the headings of versions stand, in the order of each version. */
export async function listPrintedHeadings(db: Db | Tx, versions: readonly string[]): Promise<Row<'printed_heading'>[]> {
  if (versions.length === 0) return []
  return db
    .selectFrom('printed_heading')
    .selectAll()
    .where('version', 'in', versions)
    .orderBy('version')
    .orderBy('ordinal')
    .execute()
}

/** The key figures that versions say. */
export async function listPrintedFigures(db: Db | Tx, versions: readonly string[]): Promise<Row<'printed_figure'>[]> {
  if (versions.length === 0) return []
  return db
    .selectFrom('printed_figure')
    .selectAll()
    .where('version', 'in', versions)
    .orderBy('figure')
    .orderBy('version')
    .execute()
}

type Printed = {
  headings: readonly Omit<NewRow<'printed_heading'>, 'version'>[]
  figures: readonly Omit<NewRow<'printed_figure'>, 'version'>[]
}

/** What a version says and where, written once: told again it changes nothing. */
export async function keepPrinted(db: Db | Tx, version: string, { headings, figures }: Printed): Promise<void> {
  if (headings.length > 0)
    await db
      .insertInto('printed_heading')
      .values(headings.map((heading) => ({ ...heading, version })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  if (figures.length > 0)
    await db
      .insertInto('printed_figure')
      .values(figures.map((figure) => ({ ...figure, version })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
