import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import type { Calendar, CalendarId } from '#workflows/calendar/calendar.ts'
import { calendarProblems } from '#workflows/calendar/calendar-problems.ts'
import { readCalendarSheet, type SheetProblem } from '#workflows/calendar/calendar-sheet.ts'
import { day, reason, shortText } from '#workflows/kit/body.ts'
import { fieldErrors } from '../forms/field-errors.ts'
import { openTable, type Table } from '../imports/open-table.server.ts'
import type { SheetRow } from '../imports/sheet-row.ts'
import { sentenceOf } from '../imports/unreadable.ts'
import { rulebookOf } from '../rulebook.server.ts'

const form = z.object({ announcedUntil: day, source: shortText, reason })

export type CalendarFile = { bytes: Uint8Array; typed: Record<string, string> }

export type ReadCalendar =
  | { ok: true; calendar: Calendar; reason: string }
  | { ok: false; fields: Record<string, string[]>; problems: SheetProblem[] }

/** A calendar is some hundred rows: a megabyte is a hundred times that. */
const largestFile = 1024 * 1024
const mostRows = 3000

/** The next version of a calendar as a sheet (CSV or workbook) says it; sentences by field and by row where it is none. */
export async function readCalendarFile(db: Db, id: CalendarId, { bytes, typed }: CalendarFile): Promise<ReadCalendar> {
  const read = form.safeParse(typed)
  const fields: Record<string, string[]> = read.success ? {} : fieldErrors(read.error)
  if (bytes.length > largestFile) fields.file = ['文件超过 1 MB，不是一份日历']
  const table = fields.file ? null : await openTable(bytes)
  if (table && !table.ok) fields.file = [table.message]
  if (!read.success || !table?.ok) return { ok: false, fields, problems: [] }
  const rows = await rowsOf(table)
  if (typeof rows === 'string') return { ok: false, fields: { file: [rows] }, problems: [] }
  const before = (await rulebookOf(db)).calendars[id]
  const { announcedUntil, source } = read.data
  if (announcedUntil < before.announcedUntil)
    return {
      ok: false,
      fields: { announcedUntil: [`不能早于现行版本的公布至 ${before.announcedUntil}`] },
      problems: [],
    }
  const sheet = readCalendarSheet(before, rows, { announcedUntil, source })
  if (!sheet.ok)
    return { ok: false, fields: { file: [`有 ${sheet.problems.length} 处要改`] }, problems: sheet.problems }
  const problems = calendarProblems(sheet.calendar)
  if (problems.length > 0) return { ok: false, fields: { file: problems.slice(0, 20) }, problems: [] }
  return { ok: true, calendar: sheet.calendar, reason: read.data.reason }
}

/** All rows, or some more than a calendar may have; the sentence where they cannot be read. */
async function rowsOf(table: Table): Promise<SheetRow[] | string> {
  const all: SheetRow[] = []
  try {
    for await (const { rows } of table.rows()) {
      all.push(...rows)
      if (all.length > mostRows) return all.slice(0, mostRows)
    }
    return all
  } catch (error) {
    const message = sentenceOf(error)
    if (message === undefined) throw error
    return message
  }
}
