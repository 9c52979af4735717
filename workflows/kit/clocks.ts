import type { StateClocks } from './stage.ts'

/** The periods that the flow keeps. Budgets and calendars are dated parameters (workflows/deadlines.ts). */
export const clockNames = [
  'intake',
  'review',
  'reply',
  'supplement',
  'suspension',
  'authority',
  'registration',
  'filing-window',
  'guidance',
  'rating',
  'objection',
  'due-diligence',
  'payment',
  'publication',
  'book',
  'debt-service',
  'duty',
] as const

export type ClockName = (typeof clockNames)[number]

/** Their last day stands in the papers; there is nothing to count up to it. */
export const datedClocks = ['book', 'payment', 'debt-service', 'duty'] as const satisfies readonly ClockName[]

export type OpenClock = { name: ClockName; state: 'running' | 'paused'; validity: boolean }

export type ClockChange = { name: ClockName; change: 'start' | 'pause' | 'resume' | 'stop' }

/**
 * What happens to the clocks of a run when it enters a state. A clock the state does not mention stops;
 * validities (of a registration, a title) run on whatever happens, until a state drops them and nothing is held.
 */
export function clockChanges(open: readonly OpenClock[], entered: StateClocks | undefined): ClockChange[] {
  const running = entered?.running ?? []
  const paused = entered?.paused ?? []
  const started = running
    .filter((name) => !open.some((clock) => clock.name === name))
    .map((name) => ({ name, change: 'start' as const }))
  const changed = open.flatMap((clock): ClockChange[] => {
    if (running.includes(clock.name)) return clock.state === 'paused' ? [{ name: clock.name, change: 'resume' }] : []
    if (paused === 'all' && clock.validity) return []
    if (paused === 'all' || paused.includes(clock.name))
      return clock.state === 'running' ? [{ name: clock.name, change: 'pause' }] : []
    return [{ name: clock.name, change: 'stop' }]
  })
  return [...changed, ...started]
}
