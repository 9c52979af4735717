import type { CalendarId } from '../calendar/calendar.ts'
import { addDays, type IsoDay, isDay } from '../calendar/day.ts'
import { Exact } from '../finance/exact.ts'
import { parseTenor } from '../finance/tenor.ts'
import type { Basis } from '../kit/finding.ts'
import type { ParameterKey } from './parameter-keys.ts'
import { covers, narrowness, type Scope, scopeText } from './scope.ts'

/** What a value is; it says both how it is written and how it is read. */
export const units = {
  'working-day': '个工作日',
  day: '天',
  month: '个月',
  year: '年',
  count: '项',
  percent: '%',
  fen: '分',
  'month-day': '（月-日）',
  'yes-no': '（是/否）',
  calendar: '（日历）',
  tenor: '（期限）',
} as const

export type Unit = keyof typeof units

/** Which of a case's days decides whether a row holds: of acceptance, of issue, or of the event judged. */
export type AppliesBy = 'acceptance' | 'issue' | 'event'

/**
 * A number of the rulebook, with the days it holds (both inclusive; `to` null: until further notice) and where it comes
 * from. Only a row whose basis is published may block. Rows are never changed: one ends, the next begins.
 */
export type Parameter = {
  key: ParameterKey
  title: string
  value: string
  unit: Unit
  scope: Scope
  from: IsoDay
  to: IsoDay | null
  appliesBy: AppliesBy
  basis: Basis
}

export type CaseDays = { acceptance: IsoDay; issue?: IsoDay; event: IsoDay }

const holdsOn = ({ from, to }: Parameter, day: IsoDay): boolean => from <= day && (to === null || day <= to)

/** The row of a key that holds for a case on a day: the narrowest, of equals the later. Null where nothing was ever set. */
export function parameterOn(
  parameters: readonly Parameter[],
  key: ParameterKey,
  scope: Scope,
  day: IsoDay,
): Parameter | null {
  return narrowest(parameters.filter((row) => row.key === key && covers(row.scope, scope) && holdsOn(row, day)))
}

/** The day a row is asked on: that which it applies by, without an issue day that of the event. */
export function dayBy({ appliesBy }: Parameter, { acceptance, issue, event }: CaseDays): IsoDay {
  if (appliesBy === 'acceptance') return acceptance
  return appliesBy === 'issue' ? (issue ?? event) : event
}

/** The same for a case that has several days, each row asked on its own. */
export const parameterFor = (
  parameters: readonly Parameter[],
  key: ParameterKey,
  scope: Scope,
  days: CaseDays,
): Parameter | null =>
  narrowest(parameters.filter((row) => row.key === key && covers(row.scope, scope) && holdsOn(row, dayBy(row, days))))

function narrowest(rows: readonly Parameter[]): Parameter | null {
  const order = (a: Parameter, b: Parameter) =>
    narrowness(b.scope) - narrowness(a.scope) ||
    (a.from === b.from ? 0 : a.from < b.from ? 1 : -1) ||
    (scopeText(a.scope) < scopeText(b.scope) ? -1 : 1)
  return [...rows].sort(order)[0] ?? null
}

/** What acceptance fixes for good: every row that applies by acceptance and holds that day. The command stores it. */
export const rulebookOn = (parameters: readonly Parameter[], acceptance: IsoDay): Parameter[] =>
  parameters.filter((row) => row.appliesBy === 'acceptance' && holdsOn(row, acceptance))

/** The whole number of a row. Throws on another kind of row: then the code asked for the wrong key. */
export function wholeOf(row: Parameter): number {
  const value = Number(row.value)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${row.key} is not a whole number: ${row.value}`)
  return value
}

export const decimalOf = (row: Parameter): Exact => new Exact(row.value)
export const isYes = (row: Parameter): boolean => row.value === 'yes'

/** `10个工作日`, `70%`, `04-30`: the value as a sentence uses it. */
export function valueText({ value, unit }: Parameter): string {
  if (unit === 'yes-no') return value === 'yes' ? '是' : '否'
  if (unit === 'fen') return `${new Exact(value).div(1_000_000).toFixed(2)}万元`
  return units[unit].startsWith('（') ? value : `${value}${units[unit]}`
}

const calendarIds: readonly CalendarId[] = ['statutory', 'interbank', 'sse', 'szse', 'bse']

/** Why a row someone proposes cannot be kept, a sentence each; empty when it can. */
export function parameterProblems(row: Parameter): string[] {
  const problems: string[] = []
  if (!isDay(row.from)) problems.push('生效日不是有效日期')
  if (row.to !== null && !isDay(row.to)) problems.push('失效日不是有效日期')
  if (row.to !== null && row.to < row.from) problems.push('失效日早于生效日')
  if (row.basis.document.trim() === '') problems.push('参数须写明依据')
  if (!valueFits(row.value, row.unit)) problems.push(`“${row.value}”不是${row.title}可用的值`)
  return problems
}

function valueFits(value: string, unit: Unit): boolean {
  if (unit === 'yes-no') return value === 'yes' || value === 'no'
  if (unit === 'calendar') return calendarIds.some((id) => id === value)
  if (unit === 'tenor') return parseTenor(value).ok
  if (unit === 'month-day') return isDay(`2025-${value}`)
  if (unit === 'percent') return /^\d{1,3}(\.\d{1,4})?$/.test(value) && new Exact(value).lte(100)
  return /^\d{1,15}$/.test(value)
}

/** Rows of one key and one scope that hold on the same day: which of them counts would be chance, so none may be added so. */
export function overlapping(parameters: readonly Parameter[]): [Parameter, Parameter][] {
  const pairs: [Parameter, Parameter][] = []
  for (const [i, a] of parameters.entries())
    for (const b of parameters.slice(i + 1)) {
      const same = a.key === b.key && a.appliesBy === b.appliesBy && scopeText(a.scope) === scopeText(b.scope)
      if (same && (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)) pairs.push([a, b])
    }
  return pairs
}

/** A row replaced from a day on: the old one ends the day before, the new one begins. Throws when the day is not within it. */
export function succeeded(
  old: Parameter,
  from: IsoDay,
  next: Pick<Parameter, 'value' | 'basis'>,
): [Parameter, Parameter] {
  if (from <= old.from || (old.to !== null && from > old.to))
    throw new RangeError(`${from} is not within the row of ${old.key}`)
  return [
    { ...old, to: addDays(from, -1) },
    { ...old, ...next, from },
  ]
}
