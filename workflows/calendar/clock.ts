import { addWorkingDays, type Calendar, workingDayOnOrAfter, workingDaysBetween } from './calendar.ts'
import { type ClockTick, clockCells, clockTicks, type Spell } from './clock-ruler.ts'
import { endOfDay, type IsoDay, type IsoInstant, instantMs, legalDay } from './day.ts'
import type { DayCell } from './explain.ts'

export type ClockEntryKind = 'start' | 'pause' | 'resume' | 'stop' | 'extend' | 'restart' | 'reproject'

/**
 * One line of a clock's ledger. `days` are working days: the budget at `start`, what is added at `extend`, the new budget
 * at `restart` (absent: the budget of the start again). `reproject` says that a new edition of the calendar moved the due
 * day: it changes nothing by itself. Lines are only ever appended, in order of time.
 */
export type ClockEntry = { kind: ClockEntryKind; at: IsoInstant; days?: number; reason: string }

/** The ledger is all there is of a clock: what is used, what remains and when it is due follow from it and a calendar. */
export type Clock = { entries: readonly ClockEntry[] }

/** What the lines of a ledger come to. Spells are those of the present count, since its start or restart. */
export type Fold = { budget: number; mode: 'running' | 'paused' | 'stopped'; spells: Spell[]; startBudget: number }

export type Standing = {
  state: 'running' | 'paused' | 'stopped' | 'overdue'
  /** It ran to the end of its due day at some time, also when it was paused or stopped later. */
  late: boolean
  /** Working days. Used includes today; `used + remaining = budget` always, so remaining is negative past the due day. */
  budget: number
  used: number
  remaining: number
  /** The last day, and the instant it ends. Null unless the clock runs or has run out. */
  dueOn: IsoDay | null
  dueAt: IsoInstant | null
  provisional: boolean
  cells: DayCell[]
  ticks: ClockTick[]
}

/** Why this line may not be appended, as a sentence for whoever tries; null when it may. */
export function refusalOf(clock: Clock, entry: ClockEntry): string | null {
  const last = clock.entries.at(-1)
  if (last && instantMs(entry.at) < instantMs(last.at)) return '期限台账只能按时间先后登记'
  const whole = entry.days === undefined || (Number.isSafeInteger(entry.days) && entry.days >= 0)
  if (!whole) return '工作日数须为不小于零的整数'
  if (entry.kind === 'start') {
    if (last) return '期限已经起算，重新计算请登记“重新起算”'
    return entry.days === undefined ? '起算须写明工作日数' : null
  }
  if (!last) return '期限尚未起算'
  const { mode } = fold(clock.entries)
  if (entry.kind === 'restart') return null
  if (mode === 'stopped') return '期限已经终止'
  if (entry.kind === 'extend') return entry.days === undefined || entry.days === 0 ? '延期须写明延长的工作日数' : null
  if (entry.kind === 'pause' && mode === 'paused') return '期限已在暂停中'
  if (entry.kind === 'resume' && mode === 'running') return '期限正在计算，无须恢复'
  return null
}

/** The clock with one more line. Throws where `refusalOf` has a reason: callers ask first. */
export function withEntry(clock: Clock, entry: ClockEntry): Clock {
  const refusal = refusalOf(clock, entry)
  if (refusal) throw new RangeError(refusal)
  return { entries: [...clock.entries, entry] }
}

function applied(state: Fold | null, { kind, at, days }: ClockEntry): Fold {
  if (kind === 'start')
    return { budget: days ?? 0, startBudget: days ?? 0, mode: 'running', spells: [{ from: at, to: null }] }
  if (!state) throw new RangeError('a clock begins with its start')
  const closed = () => state.spells.map((spell) => (spell.to === null ? { ...spell, to: at } : spell))
  switch (kind) {
    case 'pause':
      return { ...state, mode: 'paused', spells: closed() }
    case 'stop':
      return { ...state, mode: 'stopped', spells: closed() }
    case 'resume':
      return { ...state, mode: 'running', spells: [...state.spells, { from: at, to: null }] }
    case 'extend':
      return { ...state, budget: state.budget + (days ?? 0) }
    case 'reproject':
      return state
    case 'restart': {
      const budget = days ?? state.startBudget
      return { budget, startBudget: budget, mode: 'running', spells: [{ from: at, to: null }] }
    }
  }
}

/** Throws on an empty ledger: a clock begins with its start. */
export function fold(entries: readonly ClockEntry[]): Fold {
  let state: Fold | null = null
  for (const entry of entries) state = applied(state, entry)
  if (!state) throw new RangeError('a clock begins with its start')
  return state
}

/** The last day of a spell that begins with so many days left: with none left, the day itself, or the next working day. */
function dueDayOf(calendar: Calendar, from: IsoDay, left: number): IsoDay {
  return left > 0 ? addWorkingDays(calendar, from, left) : workingDayOnOrAfter(calendar, from)
}

/**
 * How a clock stands at an instant; lines after it are not seen, and before its start nothing is used. The day of the
 * start and of a resumption do not count, the day of a pause does: so pausing and resuming on one day changes nothing.
 * Overdue is a clock that ran to the end of its due day, even if it was paused afterwards; an extension may undo it.
 */
export function standing(clock: Clock, calendar: Calendar, now: IsoInstant): Standing {
  const [first] = clock.entries
  if (!first) throw new RangeError('a clock begins with its start')
  const at = instantMs(now) < instantMs(first.at) ? first.at : now
  const seen = clock.entries.filter((entry) => instantMs(entry.at) <= instantMs(at))
  const { budget, mode, spells } = fold(seen)
  const today = legalDay(at)
  const { used, due, ranOut } = counted(calendar, spells, budget, at)
  const state = mode === 'stopped' ? 'stopped' : ranOut ? 'overdue' : mode
  const dueOn = state === 'running' || state === 'overdue' ? due : null
  const cells = clockCells(calendar, spells, dueOn !== null && dueOn > today ? dueOn : lastDay(spells, mode, today))
  return {
    state,
    late: ranOut,
    budget,
    used,
    remaining: budget - used,
    dueOn,
    dueAt: dueOn === null ? null : endOfDay(dueOn),
    provisional: cells.some((cell) => cell.provisional),
    cells,
    ticks: clockTicks(budget, used, mode === 'running' && usedToday(cells, today)),
  }
}

function counted(calendar: Calendar, spells: readonly Spell[], budget: number, now: IsoInstant) {
  let used = 0
  let due: IsoDay | null = null
  for (const spell of spells) {
    const from = legalDay(spell.from)
    due = dueDayOf(calendar, from, budget - used)
    const end = spell.to ?? now
    const ranOut = instantMs(end) >= instantMs(endOfDay(due))
    used += workingDaysBetween(calendar, from, legalDay(end))
    if (ranOut) return { used: used + usedAfter(calendar, spells, spell, now), due, ranOut }
  }
  return { used, due, ranOut: false }
}

function usedAfter(calendar: Calendar, spells: readonly Spell[], spell: Spell, now: IsoInstant): number {
  return spells
    .slice(spells.indexOf(spell) + 1)
    .reduce((sum, { from, to }) => sum + workingDaysBetween(calendar, legalDay(from), legalDay(to ?? now)), 0)
}

/** A stopped clock is drawn to its stop; a paused one to today, for its pause is part of the reckoning. */
function lastDay(spells: readonly Spell[], mode: Fold['mode'], today: IsoDay): IsoDay {
  const end = spells.at(-1)?.to
  return mode === 'stopped' && end ? legalDay(end) : today
}

const usedToday = (cells: readonly DayCell[], today: IsoDay): boolean =>
  cells.some((cell) => cell.day === today && cell.counts)

/** The last day of a paused clock if it went on at an instant: the screen says 若当日恢复，最迟…. */
export function dueOnIfResumed(clock: Clock, calendar: Calendar, at: IsoInstant): IsoDay {
  const resumed = withEntry(clock, { kind: 'resume', at, reason: '测算' })
  const { dueOn } = standing(resumed, calendar, at)
  if (dueOn === null) throw new RangeError('a running clock has a due day')
  return dueOn
}
