import { z } from 'zod'
import {
  amount,
  amountOrZero,
  choice,
  day,
  identifier,
  longText,
  nothing,
  optionalText,
  percent,
  reason,
  shortText,
} from '../kit/body.ts'
import type { StageEvent } from '../kit/stage.ts'

/** What a correction may put right: the row it is about, the field of it, and what stood there. */
export const correctable = [
  'obligation.done_on',
  'obligation.notice_on',
  'bond.code',
  'proceeds.amount',
  'proceeds.paid_on',
  'proceeds.use',
] as const

export type CorrectionTarget = (typeof correctable)[number]

export const recoverySources = ['issuer', 'collateral', 'other'] as const

export const meetingManners = ['on-site', 'remote', 'both'] as const

const because = z.strictObject({ reason })
const resolution = { meetingOn: day, resolution: longText }

/** One schema serves the form, the machine's event type, the log's reader and the samples of the laws. */
export const outstandingEvents = {
  'notice.publish': z.strictObject({ obligation: identifier, publishedOn: day, text: optionalText }),
  'interest.pay': z.strictObject({ obligation: identifier, paidOn: day }),
  'put.open': z
    .strictObject({ obligation: identifier, from: day, until: day })
    .refine(({ from, until }) => from <= until, { path: ['until'], message: '登记期截止不得早于开始' }),
  'put.declare': z.strictObject({ obligation: identifier, amount: amountOrZero }),
  'put.settle': z.strictObject({ obligation: identifier, paidOn: day }),
  'coupon.reset': z.strictObject({ obligation: identifier, couponPercent: percent }),
  'call.exercise': z.strictObject({ obligation: identifier, note: optionalText }),
  'redemption.pay': z.strictObject({ paidOn: day }),
  'extension.agree': z.strictObject({ ...resolution, maturityOn: day, couponPercent: percent.optional() }),
  'use.book': z.strictObject({
    paidOn: day,
    use: shortText,
    payee: shortText,
    amount,
    tech: choice(['yes', 'no']),
    evidence: identifier.optional(),
  }),
  'use.change': z.strictObject({ from: shortText, to: shortText, amount, effectiveOn: day, reason }),
  'use.report': z.strictObject({ asOf: day }),
  'disclosure.file': z.strictObject({ obligation: identifier, filedOn: day, document: optionalText }),
  'matter.report': z.strictObject({ kind: shortText, occurredOn: day, description: longText }),
  'officer.change': z.strictObject({ name: shortText, position: shortText, phone: shortText, changedOn: day, reason }),
  'holders.convene': z
    .strictObject({ heldOn: day, recordOn: day, manner: choice(meetingManners), place: shortText, proposals: longText })
    .refine(({ recordOn, heldOn }) => recordOn < heldOn, { path: ['recordOn'], message: '债权登记日须早于会议日' }),
  'obligation.waive': z.strictObject({ obligation: identifier, ...resolution }),
  'correction.propose': z.strictObject({
    target: choice(correctable),
    id: identifier,
    was: shortText,
    now: shortText,
    reason,
  }),
  'correction.make': nothing,
  'correction.decline': because,
  'duty.lapse': nothing,
  'payment.lapse': nothing,
  'maturity.accelerate': z.strictObject(resolution),
  'arrears.pay': z.strictObject({ obligation: identifier, amount, paidOn: day }),
  'claim.pay': nothing,
  'recovery.book': z.strictObject({ source: choice(recoverySources), amount, receivedOn: day, note: optionalText }),
  'workout.agree': z.strictObject({ ...resolution, maturityOn: day, couponPercent: percent.optional() }),
  'default.cure': nothing,
  'settlement.propose': z.strictObject({ summary: longText }),
  'settlement.confirm': nothing,
  'settlement.send-back': because,
} as const

export type OutstandingEvent = StageEvent<typeof outstandingEvents>
