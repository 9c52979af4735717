import type { Store } from '#db/files/store.ts'
import type { Row } from '#db/schema.ts'
import { openTable } from '../imports/open-table.server.ts'
import type { SheetRow, SheetRows } from '../imports/sheet-row.ts'
import { unreadable } from '../imports/unreadable.ts'

/** Rows below the head of a version's file, some at a time; `last` is the row number to go on behind. */
export type ListBatch = { rows: SheetRow[]; read: number; last: number; end: boolean }

type Reading = { at: number; batches: SheetRows }

/** Files being read in this process, so that a step need not begin its file anew. Whoever reads is one job at a time. */
const open = new Map<string, Reading>()
const mostOpen = 2

async function begin(store: Store, version: Pick<Row<'list_version'>, 'file'>): Promise<Reading> {
  const bytes = await store.open(version.file)
  if (!bytes) throw unreadable('上传的文件已不在，请重新导入')
  const table = await openTable(bytes)
  if (!table.ok) throw unreadable(table.message)
  return { at: 0, batches: table.rows() }
}

export async function closeList(version: string): Promise<void> {
  const reading = open.get(version)
  open.delete(version)
  await reading?.batches.return()
}

/**
 * The rows behind row `after`, which is the head's at first. A reader kept from the step before goes on; another process,
 * or this one after a crash, reads the file from its beginning and passes over what was done.
 */
export async function nextRows(
  store: Store,
  version: Pick<Row<'list_version'>, 'id' | 'file' | 'bytes'>,
  after: number,
): Promise<ListBatch> {
  const kept = open.get(version.id)
  const reading = kept && kept.at <= after ? kept : await begin(store, version)
  if (kept && kept !== reading) await kept.batches.return()
  open.set(version.id, reading)
  for (const id of [...open.keys()].slice(0, -mostOpen)) await closeList(id)
  for (;;) {
    const { value, done } = await reading.batches.next()
    if (done || !value) {
      await closeList(version.id)
      return { rows: [], read: version.bytes, last: after, end: true }
    }
    const rows = value.rows.filter(({ row }) => row > after)
    const last = rows.at(-1)?.row
    if (last === undefined) continue
    reading.at = last
    return { rows, read: value.read, last, end: false }
  }
}
