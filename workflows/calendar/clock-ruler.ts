import type { Calendar } from './calendar.ts'
import { addDays, type IsoDay, type IsoInstant, legalDay } from './day.ts'
import { cellOf, type DayCell, startCell } from './explain.ts'

/** A running spell: after the legal day of `from`, up to and including the legal day of `to`, null while it runs. */
export type Spell = { from: IsoInstant; to: IsoInstant | null }

/** One tick of the ruler is one working day: used is filled, today taller, left outlined, over stands beyond the line. */
export type ClockTick = 'used' | 'today' | 'left' | 'over'

/** Ticks up to the deadline line are `budget` in number; those beyond it are the days a clock is over. */
export function clockTicks(budget: number, used: number, todayCounts: boolean): ClockTick[] {
  const ticks: ClockTick[] = []
  for (let n = 1; n <= Math.max(budget, used); n += 1) {
    if (n > budget) ticks.push('over')
    else if (n === used && todayCounts) ticks.push('today')
    else ticks.push(n <= used ? 'used' : 'left')
  }
  return ticks
}

/** Whether a day falls within a running spell, whose first day does not count and whose last does. */
function runs(spells: readonly { from: IsoDay; to: IsoDay | null }[], day: IsoDay): boolean {
  return spells.some(({ from, to }) => day > from && (to === null || day <= to))
}

/** Every day from the start of the present count to `until`, each with its reason; paused working days say so. */
export function clockCells(calendar: Calendar, spells: readonly Spell[], until: IsoDay): DayCell[] {
  const days = spells.map(({ from, to }) => ({ from: legalDay(from), to: to === null ? null : legalDay(to) }))
  const [first] = days
  if (!first) return []
  const cells = [startCell(calendar, first.from)]
  let counted = 0
  for (let day = addDays(first.from, 1); day <= until; day = addDays(day, 1)) {
    const cell = cellOf(calendar, day, counted + 1, !runs(days, day))
    if (cell.counts) counted += 1
    cells.push(cell)
  }
  return cells
}
