import { z } from 'zod'
import { amount, choice, day, longText, nothing, optionalText, reason, shortText } from '../kit/body.ts'
import type { StageEvent } from '../kit/stage.ts'

const because = z.strictObject({ reason })

const optionalWord = z
  .string()
  .trim()
  .max(40, '最多 40 字')
  .transform((value) => (value === '' ? undefined : value))
  .optional()

/**
 * A grade in the agency's own words: its scale, symbol, plus or minus, suffix, outlook. Free text throughout: agencies
 * have symbols of their own for sci-tech bonds, and new ones appear without asking us (domain §5.2).
 */
const grade = {
  scale: optionalWord,
  symbol: shortText.pipe(z.string().max(20, '等级符号最多 20 字')),
  modifier: optionalWord,
  suffix: optionalWord,
  outlook: optionalWord,
  watch: optionalWord,
}

export const ratingEvents = {
  'rating.accept': z.strictObject({
    methodology: shortText,
    fee: amount.optional(),
    acceptedOn: day,
    note: optionalText,
  }),
  'rating.decline': because,
  'rating.waive': because,
  'rating.end': because,
  'data.request': z.strictObject({ list: longText }),
  'data.supply': z.strictObject({ on: day, note: longText }),
  'fieldwork.begin': z.strictObject({ plan: longText }),
  'interview.note': z.strictObject({
    on: day,
    kind: choice(['interview', 'site-visit']),
    who: shortText,
    summary: longText,
  }),
  'fieldwork.close': z.strictObject({ summary: longText }),
  'draft.submit': z.strictObject({ ...grade, on: day, grounds: longText }),
  'committee.decide': z.strictObject({
    ...grade,
    heldOn: day,
    members: z.coerce.number('请填写人数').int('请填整数').min(3, '评审委员会表决不少于三人').max(30),
    opinion: longText,
  }),
  'committee.send-back': because,
  'result.accept': z.strictObject({ note: optionalText }),
  'review.request': z.strictObject({ grounds: longText, material: longText }),
  'objection.lapse': nothing,
  'rating.issue': z.strictObject({ number: shortText, on: day }),
  'rating.publish': z.strictObject({ on: day, where: shortText }),
  'tracking.propose': z.strictObject({ ...grade, kind: choice(['annual', 'event']), on: day, grounds: longText }),
  'rating.track': z.strictObject({ ...grade, kind: choice(['annual', 'event']), number: shortText, on: day }),
  'tracking.close': nothing,
  'rating.withdraw': z.strictObject({ reason, on: day }),
} as const

export type RatingEvent = StageEvent<typeof ratingEvents>
