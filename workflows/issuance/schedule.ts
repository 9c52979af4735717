import { z } from 'zod'
import type { IsoDay, IsoInstant } from '../calendar/day.ts'
import { countWords, frequencies } from '../outstanding/terms.ts'

const fen = z.number().int().positive()

/** Terms of an offering that are not dates, kept as JSON beside them once the schedule is set. */
export const offeringTerms = z.strictObject({
  minimumBid: fen,
  step: fen,
  tick: z.string(),
  floor: fen.nullable(),
  /** Time of day at +08:00 by which allotted investors pay. */
  paymentHour: z.string(),
  frequency: z.enum(frequencies).nullable(),
  dayCount: z.enum(countWords).nullable(),
  callable: z.boolean(),
  graceDays: z.number().int().min(0),
  /** Where the papers were published. */
  place: z.string().nullable(),
})

export type OfferingTerms = z.output<typeof offeringTerms>

export const readOfferingTerms = (json: string | null): OfferingTerms | null =>
  json === null ? null : offeringTerms.parse(JSON.parse(json))

/** Terms of a line: its size after 回拨 (absent: as planned), and what became of it. Other keys are kept as they are. */
export const lineTerms = z.looseObject({
  size: z.number().int().nonnegative().optional(),
  outcome: z.enum(['正常发行', '全部回拨', '取消发行']).optional(),
})

export type LineTerms = z.output<typeof lineTerms>

export const readLineTerms = (json: string): LineTerms => lineTerms.parse(JSON.parse(json))

/** The instant of a time of day at +08:00. */
export const instantAt = (day: IsoDay, hour: string): IsoInstant => new Date(`${day}T${hour}:00+08:00`).toISOString()

export type BookHours = { book_on: string | null; book_from: string | null; book_until: string | null }

/** When a book opens and closes, once its schedule is set. `book_from` and `book_until` are times of day at +08:00. */
export function bookInstants(hours: BookHours): { from: IsoInstant; until: IsoInstant } | null {
  const { book_on, book_from, book_until } = hours
  if (!book_on || !book_from || !book_until) return null
  return { from: instantAt(book_on, book_from), until: instantAt(book_on, book_until) }
}
