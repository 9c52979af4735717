import { listOpenClocks, saveClock } from '#db/queries/clocks.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import type { Desk } from '../commands/desk.server.ts'
import { enter } from '../commands/keep-clocks.server.ts'
import { budgetTo, dayOfClock } from './clock-day.server.ts'

/** Sets the dated clocks of a run anew after its rows changed; a clock with no day left stops. */
export async function redateClocks(desk: Desk, run: string, stamp: { id: string; at: string }): Promise<void> {
  for (const clock of await listOpenClocks(desk.tx, run)) {
    const day = await dayOfClock(desk, run, clock.name as ClockName)
    if (day === undefined || (day !== null && clock.due_on === day)) continue
    if (day === null) {
      await enter(desk, clock, { kind: 'stop', at: stamp.at, reason: '已无应办事项' }, stamp.id)
      continue
    }
    const days = budgetTo(desk, clock.calendar, stamp.at, day)
    await enter(desk, clock, { kind: 'restart', at: stamp.at, days, reason: `至 ${day}` }, stamp.id)
    await saveClock(desk.tx, clock.id, { budget: days })
  }
}
