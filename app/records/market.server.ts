import type { Calendar } from '#workflows/calendar/calendar.ts'
import { type Venue, venues } from '#workflows/kit/seats.ts'
import type { Looking } from '../given/given.server.ts'

/** The calendar that a project's securities are paid and traded by (domain §3.7). */
export const marketCalendar = ({ project, rulebook }: Pick<Looking, 'project' | 'rulebook'>): Calendar =>
  rulebook.calendars[venues[project.venue as Venue].calendar]
