import type { IsoDay } from '#workflows/calendar/day.ts'

/** One thing to be done on a day from an hour on (`HH:MM`, +08:00). */
export type Entry = { day: IsoDay; hour: string; act: () => Promise<void> }

/**
 * What is still to be done, in order of day and hour, then as it was entered. Things of several issues and bonds interleave as
 * they would in life; whoever acts may enter what follows.
 */
export type Agenda = {
  enter: (day: IsoDay, hour: string, act: () => Promise<void>) => void
  next: () => Entry | undefined
}

export function openAgenda(): Agenda {
  const entries: (Entry & { place: number })[] = []
  let place = 0
  const before = (one: Entry & { place: number }, other: Entry & { place: number }): number => {
    const [a, b] = [`${one.day} ${one.hour}`, `${other.day} ${other.hour}`]
    return a < b ? -1 : a > b ? 1 : one.place - other.place
  }
  return {
    enter: (day, hour, act) => {
      entries.push({ day, hour, act, place: place++ })
    },
    next: () => {
      const [first] = entries.sort(before)
      return first && entries.shift()
    },
  }
}
