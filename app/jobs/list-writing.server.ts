import type { Tx } from '#db/connect.ts'
import {
  forgetFaults,
  forgetListed,
  insertFaults,
  insertListed,
  keysOfVersion,
  rowsOfCodes,
} from '#db/queries/listed.ts'
import { changeVersion, findList } from '#db/queries/lists.ts'
import type { NewRow, Row } from '#db/schema.ts'
import type { ColumnMap } from '#workflows/lists/columns.ts'
import { isListKind } from '#workflows/lists/list-kinds.ts'
import { type RowReading, readListedRow } from '#workflows/lists/listed-row.ts'
import type { SheetRow } from '../imports/sheet-row.ts'
import { jobFailure } from './job.ts'

type Version = Row<'list_version'>

/** How many rows were read, taken, refused and remarked on so far. */
export type Sums = Pick<Version, 'rows' | 'good' | 'faulty' | 'remarked'>

export const firstKey = ({ serial }: Pick<Version, 'serial'>): number => serial * keysOfVersion

/**
 * Checks rows of a version's file and writes them behind place `at`: good ones as enterprises, the others as faults that
 * wait. Whatever stood behind that place goes first, so that a step done again after a crash comes to the same.
 */
export async function writeRows(
  tx: Tx,
  version: Version,
  here: { row: number; at: number; sums: Sums },
  rows: readonly SheetRow[],
): Promise<{ at: number; sums: Sums }> {
  await forgetBehind(tx, version, here.at)
  await forgetFaults(tx, version.id, here.row)
  const list = await findList(tx, version.list)
  const kind = list && isListKind(list.kind) ? list.kind : 'other'
  const columns = JSON.parse(version.columns ?? '{}') as ColumnMap
  const readings = rows.map(({ row, cells }) => ({ row, reading: readListedRow(cells, columns, kind) }))
  const codes = readings.flatMap(({ reading }) => (reading.ok ? [reading.enterprise.creditCode] : []))
  const known = new Map((await rowsOfCodes(tx, version.id, codes)).map(({ credit_code, row }) => [credit_code, row]))
  const listed: NewRow<'listed_enterprise'>[] = []
  const faults: NewRow<'list_fault'>[] = []
  for (const { row, reading } of readings) {
    const taken = withoutTwins(row, reading, known)
    if (taken.ok) listed.push(listedRow(version, here.at + listed.length + 1, row, taken))
    const fault = faultRow(version, row, taken)
    if (fault) faults.push(fault)
  }
  await insertListed(tx, listed)
  await insertFaults(tx, faults)
  const count = (severity: string) => faults.filter((fault) => fault.severity === severity).length
  const sums = {
    rows: here.sums.rows + rows.length,
    good: here.sums.good + listed.length,
    faulty: here.sums.faulty + count('fault'),
    remarked: here.sums.remarked + count('remark'),
  }
  await noteSums(tx, version, sums)
  return { at: here.at + listed.length, sums }
}

export const forgetBehind = (tx: Tx, version: Version, at: number): Promise<void> =>
  forgetListed(tx, firstKey(version) + at, firstKey(version) + keysOfVersion - 1)

/** Throws where the version is no longer being written, and the transaction with it. */
export async function noteSums(tx: Tx, version: Version, sums: Sums): Promise<void> {
  if (!(await changeVersion(tx, version.id, ['waiting'], sums))) throw jobFailure('导入已取消。')
}

/** An enterprise stands in a list once: the second row of a code waits, with the row of the first. */
function withoutTwins(row: number, reading: RowReading, known: Map<string, number>): RowReading {
  if (!reading.ok) return reading
  const { enterprise } = reading
  const first = known.get(enterprise.creditCode)
  if (first === undefined) {
    known.set(enterprise.creditCode, row)
    return reading
  }
  const because = `与第 ${first} 行的信用代码重复`
  return {
    ok: false,
    name: enterprise.name,
    cells: cellsOf(enterprise),
    faults: [{ field: 'creditCode', found: enterprise.creditCode, because }],
  }
}

const cellsOf = (enterprise: Extract<RowReading, { ok: true }>['enterprise']): Record<string, string> =>
  Object.fromEntries(Object.entries(enterprise).map(([field, value]) => [field, value ?? '']))

const listedRow = (
  version: Version,
  at: number,
  row: number,
  { enterprise }: Extract<RowReading, { ok: true }>,
): NewRow<'listed_enterprise'> => ({
  key: firstKey(version) + at,
  version: version.id,
  row,
  credit_code: enterprise.creditCode,
  name: enterprise.name,
  region: enterprise.region,
  certificate: enterprise.certificate,
  valid_from: enterprise.validFrom,
  valid_to: enterprise.validTo,
})

function faultRow(version: Version, row: number, reading: RowReading): NewRow<'list_fault'> | null {
  const found = reading.ok ? reading.remarks : reading.faults
  if (found.length === 0) return null
  return {
    version: version.id,
    row,
    severity: reading.ok ? 'remark' : 'fault',
    name: reading.ok ? reading.enterprise.name : reading.name,
    faults: JSON.stringify(found),
    cells: JSON.stringify(reading.ok ? cellsOf(reading.enterprise) : reading.cells),
  }
}
