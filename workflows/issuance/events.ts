import { z } from 'zod'
import { amount, choice, day, identifier, nothing, optionalText, percent, reason, shortText } from '../kit/body.ts'
import type { StageEvent } from '../kit/stage.ts'
import { countWords, frequencies } from '../outstanding/terms.ts'

/** A time of day at +08:00, as book hours and payment deadlines are written. */
export const hour = z.string('请填写时间').regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写时间，如 09:00')

const dates = { bookOn: day, paymentOn: day, valueOn: day, listingOn: day }

type Dates = { bookOn: string; paymentOn: string; valueOn: string; listingOn: string }

const inOrder = ({ bookOn, paymentOn, valueOn, listingOn }: Dates) =>
  bookOn <= paymentOn && paymentOn <= valueOn && valueOn <= listingOn

const order = { path: ['bookOn'], message: '日期次序须为：簿记日、缴款日、起息日、上市流通日' }

/** One schema serves the form, the machine's event type, the log's reader and the samples of the laws. */
export const issuanceEvents = {
  'schedule.set': z
    .strictObject({
      ...dates,
      bookFrom: hour,
      bookUntil: hour,
      paymentHour: hour,
      minimumBid: amount,
      step: amount,
      /** The step of rates or prices; absent, 0.01. */
      tick: percent.optional(),
      /** Fen below which the issue is not worth making; absent, whatever is asked for is issued. */
      floor: amount.optional(),
      frequency: choice(frequencies).optional(),
      dayCount: choice(countWords).optional(),
      callable: choice(['yes', 'no']).optional(),
      /** Working days of grace for a missed payment, as the prospectus has it. */
      graceDays: z.coerce
        .number('请填写天数')
        .int('请填整数')
        .min(0, '不能为负')
        .max(60, '最多六十个工作日')
        .optional(),
    })
    .refine(inOrder, order)
    .refine(({ bookFrom, bookUntil }) => bookFrom < bookUntil, {
      path: ['bookUntil'],
      message: '簿记截止须晚于簿记开始',
    }),
  'papers.publish': z.strictObject({ place: shortText }),
  'offering.postpone': z.strictObject({ ...dates, reason }).refine(inOrder, order),
  'book.open': nothing,
  'book.extend': z.strictObject({ until: hour, reason }),
  'line.reallocate': z.strictObject({ from: identifier, to: identifier, amount, note: optionalText }),
  'book.close': nothing,
  'book.lapse': nothing,
  'allotment.propose': z.strictObject({ note: optionalText }),
  'allotment.confirm': nothing,
  'allotment.send-back': z.strictObject({ reason }),
  'payment.receive': z.strictObject({
    payments: z
      .array(z.strictObject({ allotment: identifier, amount }))
      .min(1, '至少登记一笔缴款')
      .max(500, '一次最多五百笔'),
  }),
  'payment.confirm': nothing,
  'payment.lapse': nothing,
  'payment.shortfall': z.strictObject({
    allotment: identifier,
    handling: choice(['reallot', 'reduce']),
    /** The standing bid that takes the unpaid part over. */
    to: identifier.optional(),
    reason,
  }),
  'securities.register': z.strictObject({
    registeredOn: day,
    lines: z
      .array(z.strictObject({ line: identifier, code: shortText, name: shortText.optional() }))
      .min(1, '至少登记一个品种')
      .max(4, '一期最多四个品种'),
  }),
  'listing.confirm': z.strictObject({ listedOn: day }),
  'offering.cancel': z.strictObject({ reason }),
} as const

export type IssuanceEvent = StageEvent<typeof issuanceEvents>
