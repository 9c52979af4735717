import type { IsoDay, IsoInstant } from '#workflows/calendar/day.ts'

/** One cell of a file that leaves the house: words, a number in the unit its head names, a day, or an instant. */
export type Cell =
  | string
  | null
  | { decimal: number; places: number }
  | { whole: number }
  | { day: IsoDay }
  | { instant: IsoInstant }

export type Column<Row> = { head: string; width: number; cell: (row: Row) => Cell }

/** A list as it leaves: what it is, what it was narrowed to, and every row of it up to the most that one file holds. */
export type Listing = {
  title: string
  /** What the screen was narrowed to; 全部 where it was not. */
  filter: string
  /** How many there are, where that is more than the file holds. */
  total: number
  heads: readonly { head: string; width: number }[]
  rows: readonly (readonly Cell[])[]
}

/** Rows in one file: a sheet stays quick to make (a second at most) and to open, and says so when it is cut. */
export const mostRows = 5000

type Given<Row> = {
  title: string
  filter?: string | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  total?: number
}

export const listing = <Row>({ title, filter, columns, rows, total }: Given<Row>): Listing => ({
  title,
  filter: filter || '全部',
  total: Math.max(total ?? 0, rows.length),
  heads: columns.map(({ head, width }) => ({ head, width })),
  rows: rows.slice(0, mostRows).map((row) => columns.map(({ cell }) => cell(row))),
})

/** Integer fen in 万元. Double precision keeps every fen up to a hundred thousand 亿元. */
export const inWan = (fen: number | null): Cell => (fen === null ? null : { decimal: fen / 1_000_000, places: 2 })

/** Integer fen in 元. */
export const inYuan = (fen: number | null): Cell => (fen === null ? null : { decimal: fen / 100, places: 2 })

export const onDay = (day: IsoDay | null | undefined): Cell => (day ? { day } : null)

export const atInstant = (instant: IsoInstant | null | undefined): Cell => (instant ? { instant } : null)

/**
 * Walks a list that is shown by pages to its end, or until one file is full. Between two pages others have their turn: an
 * embedded database answers without ever letting go of the process.
 */
export async function everyPage<Row, Place = string>(
  page: (after: Place | null) => Promise<{ rows: readonly Row[]; after: Place | null }>,
): Promise<Row[]> {
  const rows: Row[] = []
  let after: Place | null = null
  do {
    const next: { rows: readonly Row[]; after: Place | null } = await page(after)
    rows.push(...next.rows)
    // A page that names itself as its next would never end.
    after = next.after === after ? null : next.after
    await new Promise<void>((go) => setImmediate(go))
  } while (after !== null && rows.length <= mostRows)
  return rows
}

/** The place that a link to the next page names. */
export const placeIn = (href: string | null | undefined): string | null =>
  href ? new URL(href, 'http://here').searchParams.get('after') : null
