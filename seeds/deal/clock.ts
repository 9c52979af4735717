import type { IsoDay } from '#workflows/calendar/day.ts'

/** The clock of a story, which only runs forward. Days are legal days at +08:00, hours `HH:MM` there. */
export type StoryClock = {
  /** ISO-8601 UTC; stands until moved. */
  now: () => string
  /** To this hour of this day, or a second on where the story is already past it. */
  moveTo: (day: IsoDay, hour: string) => void
  /** So many seconds on. */
  pass: (seconds: number) => void
}

const instantOf = (day: IsoDay, hour: string): number => Date.parse(`${day}T${hour}:00+08:00`)

export function storyClock(day: IsoDay, hour: string): StoryClock {
  let at = instantOf(day, hour)
  return {
    now: () => new Date(at).toISOString(),
    moveTo: (next, time) => {
      at = Math.max(instantOf(next, time), at + 1000)
    },
    pass: (seconds) => {
      at += seconds * 1000
    },
  }
}
