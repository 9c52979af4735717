/** A row of a table as it stands in its file: its line or row number there, from 1, and its cells as text. */
export type SheetRow = { row: number; cells: string[] }

/** Some rows at a time, with how many bytes of the file have been read by then. */
export type SheetRows = AsyncGenerator<{ rows: SheetRow[]; read: number }, void>

export const batchSize = 200

/** What a table may be at most; more is refused, whatever it says of its own size. */
export const largestTable = { rows: 500_000, columns: 100, cell: 4000 } as const

/** Lets everybody else have a turn. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
