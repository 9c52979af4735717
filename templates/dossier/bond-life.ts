import { z } from 'zod'
import { day, fen, percent } from './quantities.ts'

/** What papers of a bond's life quote: amounts in integer fen, rates in per cent as decimal strings, days ISO. */

/** The bond as it stood; `coupon` is the one that holds on the paper's day. */
export const bond = z.object({
  name: z.string(),
  code: z.string().nullable(),
  issued: fen,
  outstanding: fen,
  coupon: percent,
  tenorWords: z.string(),
  dayCount: z.string(),
  frequency: z.string(),
  valueOn: day,
  maturityOn: day,
  registrar: z.string(),
})

const window = z.object({ from: day, until: day })

/**
 * One payment to holders. `base` is what interest is reckoned on, `perHundred` the amount on 100 yuan of face value;
 * `together` what else is paid on the day: interest with principal. A put has no amount until holders have declared.
 */
export const payment = z.object({
  kind: z.enum(['interest', 'redemption', 'put']),
  title: z.string(),
  nominalOn: day,
  dueOn: day,
  recordOn: day,
  provisional: z.boolean(),
  publishedOn: day.nullable(),
  coupon: percent,
  from: day,
  to: day,
  base: fen,
  amount: fen.nullable(),
  perHundred: z.string().nullable(),
  together: fen.nullable(),
  window: window.nullable(),
  note: z.string().nullable(),
})

/** 变更募集资金用途; `leadDays` are the working days that must lie between announcement and use. */
export const useChange = z.object({
  from: z.string(),
  to: z.string(),
  amount: fen,
  effectiveOn: day,
  publishedOn: day,
  leadDays: z.number().int(),
  reason: z.string(),
  left: fen,
})

export const officerChange = z.object({
  was: z.string().nullable(),
  name: z.string(),
  position: z.string(),
  phone: z.string(),
  changedOn: day,
  publishedOn: day,
  reason: z.string(),
})

export const holdersMeeting = z.object({
  convener: z.string(),
  heldOn: day,
  recordOn: day,
  manner: z.string(),
  place: z.string(),
  proposals: z.array(z.string()),
})

/** What holders resolved, by the step that carries it out; days and rate only where it sets them. */
export const resolution = z.object({
  what: z.enum(['extension', 'workout', 'acceleration', 'waiver']),
  convener: z.string(),
  heldOn: day,
  text: z.string(),
  duty: z.string().nullable(),
  maturityOn: day.nullable(),
  coupon: percent.nullable(),
})

/** A default, its cure or its end: each payment that was missed, what was paid towards it, and by whom. */
export const distress = z.object({
  stage: z.enum(['default', 'cured', 'settled']),
  graceDays: z.number().int(),
  rows: z.array(z.object({ title: z.string(), dueOn: day, amount: fen, paid: fen })),
  byIssuer: fen,
  byGuarantor: fen,
  byOthers: fen,
})

/** An option as it was announced: a coupon reset, a put with its window, a call. */
export const option = z.object({
  what: z.enum(['reset', 'put', 'call']),
  on: day,
  payOn: day,
  couponBefore: percent,
  couponAfter: percent.nullable(),
  window: window.nullable(),
})

const told = z.object({ on: day, kind: z.string(), words: z.string() })

/** A year of a bond as its trustee reports it. Duties carry the day they were due and the day they were done. */
export const trusteeYear = z.object({
  year: z.number().int(),
  from: day,
  to: day,
  payments: z.array(z.object({ title: z.string(), dueOn: day, doneOn: day.nullable(), amount: fen })),
  reports: z.array(z.object({ title: z.string(), dueOn: day, doneOn: day.nullable(), late: z.boolean() })),
  matters: z.array(told),
  meetings: z.array(told),
  coming: z.array(z.object({ title: z.string(), dueOn: day, amount: fen.nullable() })),
})
