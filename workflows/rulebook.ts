import type { Calendar, CalendarId } from './calendar/calendar.ts'
import { addDays, type IsoDay } from './calendar/day.ts'
import { calendars } from './calendar/tables.ts'
import { type ParameterKey, parameterKeys } from './rules/parameter-keys.ts'
import { parameterTable } from './rules/parameter-table.ts'
import type { AppliesBy, Parameter } from './rules/parameters.ts'
import { type Scope, scopeText } from './rules/scope.ts'

/** Every dated number and every calendar as they stand; version 0 is what the program ships, each change makes the next. */
export type Rulebook = {
  version: number
  parameters: readonly Parameter[]
  calendars: Record<CalendarId, Calendar>
}

export const builtInRulebook: Rulebook = { version: 0, parameters: parameterTable, calendars }

/** A row is found by its slot: of two rows of one slot that hold on one day it would be chance which of them counts. */
export type Slot = { key: ParameterKey; scope: Scope; appliesBy: AppliesBy }

/**
 * In this slot the value holds from a day on; `to` null: until further notice, or until a row already known begins.
 * `value` null: what held ends the day before, and nothing takes its place.
 */
export type ParameterChange = Slot & Pick<Parameter, 'basis' | 'from' | 'to'> & { value: string | null }

export type RulebookChange = ({ kind: 'parameter' } & ParameterChange) | { kind: 'calendar'; calendar: Calendar }

export const inSlot = (row: Slot, slot: Slot): boolean =>
  row.key === slot.key && row.appliesBy === slot.appliesBy && scopeText(row.scope) === scopeText(slot.scope)

/** The rulebook after a change. Total: whatever was once approved can be put on top of any later shipped table. */
export function amended(book: Rulebook, version: number, change: RulebookChange): Rulebook {
  if (change.kind === 'calendar')
    return { ...book, version, calendars: { ...book.calendars, [change.calendar.id]: change.calendar } }
  return { ...book, version, parameters: withRow(book.parameters, change) }
}

/**
 * Rows are never changed in what they say: the row that holds on the first day ends the day before, one that would begin
 * on that very day never does, and the new one ends where a later row already begins.
 */
export function withRow(parameters: readonly Parameter[], change: ParameterChange): Parameter[] {
  const own = parameters.filter((row) => inSlot(row, change))
  const before = own.filter((row) => row.from < change.from).map((row) => ended(row, change.from))
  const after = own.filter((row) => row.from > change.from)
  const others = parameters.filter((row) => !inSlot(row, change))
  return [...others, ...before, ...rowOf(change, after), ...after]
}

/** The row a change begins, ending where a later one already known begins; none where it only ends one. */
export function rowOf(change: ParameterChange, after: readonly Parameter[] = []): Parameter[] {
  const { key, scope, appliesBy, value, basis, from, to } = change
  if (value === null) return []
  const [title, unit] = parameterKeys[key]
  const begins = after.map((row) => row.from)
  return [{ key, title, value, unit, scope, from, to: endBefore(to, begins), appliesBy, basis }]
}

const ended = (row: Parameter, from: IsoDay): Parameter =>
  row.to === null || row.to >= from ? { ...row, to: addDays(from, -1) } : row

function endBefore(to: IsoDay | null, begins: readonly IsoDay[]): IsoDay | null {
  const [first] = [...begins].sort()
  if (first === undefined) return to
  const last = addDays(first, -1)
  return to === null || to > last ? last : to
}
