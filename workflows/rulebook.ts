import type { Calendar, CalendarId } from './calendar/calendar.ts'
import { addDays, type IsoDay } from './calendar/day.ts'
import { calendars } from './calendar/tables.ts'
import type { ParameterKey } from './rules/parameter-keys.ts'
import { parameterKeys } from './rules/parameter-keys.ts'
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

/** In this slot the value holds from a day on; `to` null: until further notice, or until a row already known begins. */
export type ParameterChange = Slot & Pick<Parameter, 'value' | 'basis' | 'from' | 'to'>

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
function withRow(parameters: readonly Parameter[], change: ParameterChange): Parameter[] {
  const own = parameters.filter((row) => inSlot(row, change))
  const [title, unit] = parameterKeys[change.key]
  const { key, scope, appliesBy, value, basis, from } = change
  const next = own.map((row) => row.from).filter((day) => day > from)
  const added: Parameter = { key, title, value, unit, scope, from, to: endBefore(change.to, next), appliesBy, basis }
  const kept = own.filter((row) => row.from !== from)
  const [before, after] = [kept.filter((row) => row.from < from), kept.filter((row) => row.from > from)]
  return [
    ...parameters.filter((row) => !inSlot(row, change)),
    ...before.map((row) => ended(row, from)),
    added,
    ...after,
  ]
}

const ended = (row: Parameter, from: IsoDay): Parameter =>
  row.to === null || row.to >= from ? { ...row, to: addDays(from, -1) } : row

function endBefore(to: IsoDay | null, begins: readonly IsoDay[]): IsoDay | null {
  const [first] = [...begins].sort()
  if (first === undefined) return to
  const last = addDays(first, -1)
  return to === null || to > last ? last : to
}
