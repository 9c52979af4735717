export type Ticks = {
  /** Working days one tick stands for: 1, 5 (a week) or 20 (four weeks). */
  per: number
  /** Left of the deadline, in order. */
  before: ('used' | 'today' | 'paused' | 'left')[]
  /** Ticks beyond the line. */
  over: number
}

export type RulerReading = {
  /** Working days allowed. */
  budget: number
  /** Working days used, today included; never above the budget. */
  used: number
  /** Working days beyond the deadline. */
  over?: number
  running: boolean
  /** Days that did not count, low, after that many used ones. */
  paused?: { after: number; days: number }
}

const scaleOf = (days: number): number => (days <= 20 ? 1 : days <= 100 ? 5 : 20)

/**
 * The ticks of a ruler. At one day a tick they can be counted: used + left = budget. Above twenty days a tick is a
 * week, rounded up, and the words beside the ruler keep the days.
 */
export function rulerTicks({ budget, used, over = 0, running, paused }: RulerReading): Ticks {
  const per = Math.max(scaleOf(budget), scaleOf(over))
  const count = (days: number) => Math.ceil(days / per)
  const usedTicks = count(Math.min(used, budget))
  const todayAt = running && over === 0 ? usedTicks - 1 : -1
  const before: Ticks['before'] = []
  for (let at = 0; at < count(budget); at++) {
    before.push(at >= usedTicks ? 'left' : at === todayAt ? 'today' : 'used')
  }
  if (paused && paused.days > 0) {
    before.splice(count(paused.after), 0, ...Array.from({ length: count(paused.days) }, () => 'paused' as const))
  }
  return { per, before, over: count(over) }
}
