import type { Row } from '#db/schema.ts'
import type { Calendar } from '#workflows/calendar/calendar.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { type Venue, venues } from '#workflows/kit/seats.ts'

/** The calendar that a project's securities are paid and traded by (domain §3.7). */
export const marketCalendar = (project: Pick<Row<'project'>, 'venue'>): Calendar =>
  calendars[venues[project.venue as Venue].calendar]
