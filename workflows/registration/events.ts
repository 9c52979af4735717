import { z } from 'zod'
import {
  amount,
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

export const severities = ['重大', '一般', '文字'] as const
export const suspensionCauses = [
  'under-investigation',
  'data-expired',
  'own-application',
  'reply-overdue',
  'professional-replaced',
  'authority-clarifying',
] as const

const item = z.strictObject({
  title: shortText,
  category: shortText,
  severity: choice(severities),
  question: longText,
  basis: optionalText,
  anchor: optionalText,
  /** The paper it is about, and the opinion of an earlier round that it takes up (一次性告知). */
  filing: identifier.optional(),
  follows: identifier.optional(),
})

const letter = z.strictObject({ items: z.array(item).min(1, '至少写一条意见').max(60, '一次最多六十条') })
const because = z.strictObject({ reason })
const numbered = z.strictObject({ number: shortText, on: day })

/** One schema serves the form, the machine's event type, the log's reader and the samples of the laws. */
export const registrationEvents = {
  'rating.engage': z.strictObject({
    agency: identifier,
    subject: choice(['issuer', 'guarantor', 'line']),
    subjectName: shortText,
  }),
  'enhancement.seek': z.strictObject({
    instrument: choice(['guarantee', 'crmw', 'direct-investment', 'counter-guarantee', 'pledge']),
    provider: identifier,
    planned: amount,
    coverPercent: percent.optional(),
    riskSharingTool: choice(['yes', 'no']),
  }),
  'filing.request-review': z.strictObject({ note: optionalText }),
  'filing.send-back': because,
  'filing.clear': z.strictObject({ opinion: longText }),
  'filing.submit': z.strictObject({ note: optionalText }),
  'filing.return': letter,
  'filing.accept': z.strictObject({ note: optionalText }),
  'filing.reject': because,
  'review.begin': nothing,
  'feedback.issue': letter,
  'feedback.permit': z.strictObject({ filing: identifier, reason }),
  'feedback.receive': nothing,
  'extension.apply': z.strictObject({
    days: z.coerce.number('请填写天数').int('请填整数').min(1, '至少一天').max(20, '最多二十个工作日'),
    reason,
  }),
  'extension.grant': nothing,
  'extension.decline': because,
  'feedback.reply': z.strictObject({ note: optionalText }),
  'item.accept': z.strictObject({ item: identifier, note: optionalText }),
  'review.pass': z.strictObject({ opinion: longText }),
  'review.concur': z.strictObject({ opinion: longText }),
  'review.dissent': because,
  'meeting.convene': z.strictObject({ heldOn: day, experts: z.array(identifier).length(5, '评议会议由五名专家组成') }),
  'meeting.vote': z.strictObject({ vote: choice(['accept', 'conditional', 'postpone']), opinion: longText }),
  'meeting.minute': z.strictObject({
    accept: z.coerce.number().int().min(0).max(5),
    conditional: z.coerce.number().int().min(0).max(5),
    postpone: z.coerce.number().int().min(0).max(5),
    document: shortText,
  }),
  'meeting.conclude': z.strictObject({ summary: longText }),
  'condition.issue': letter,
  'condition.consent': z.strictObject({ opinion: longText }),
  'authority.submit': z.strictObject({ number: shortText }),
  'opinion.give': numbered,
  'opinion.decline': because,
  'authority.return': letter,
  'authority.refuse': because,
  'registration.grant': z.strictObject({
    number: shortText,
    on: day,
    amount: amount.optional(),
    months: z.coerce.number('请填写月数').int().min(1).max(60),
  }),
  'registration.refuse': because,
  'green.apply': z.strictObject({ note: optionalText }),
  'green.grant': z.strictObject({ contact: shortText, note: optionalText }),
  'green.decline': because,
  'green.revoke': because,
  'matter.report': z.strictObject({ kind: shortText, occurredOn: day, description: longText }),
  'matter.reopen': because,
  'offering.plan': z.strictObject({
    kind: choice(['new', 'reopening']),
    bond: identifier.optional(),
    name: shortText,
    bookOn: day,
    lines: z
      .array(
        z.strictObject({
          name: shortText,
          tenor: z.string().regex(/^([0-9]{1,2}(\+[0-9]{1,2})*Y|[0-9]{1,3}D)$/, '期限写法如 5+3+2Y 或 180D'),
          planned: amount,
          maximum: amount,
          rateLow: percent,
          rateHigh: percent,
        }),
      )
      .min(1, '至少一个品种')
      .max(4, '一期最多四个品种'),
  }),
  'registration.close': because,
  'review.suspend': z.strictObject({ cause: choice(suspensionCauses), reason }),
  'suspension.apply': because,
  'suspension.decline': because,
  'resumption.apply': because,
  'resumption.decline': because,
  'review.resume': z.strictObject({ reason }),
  'filing.withdraw': because,
  'review.terminate': because,
  'reply.lapse': nothing,
  'suspension.lapse': nothing,
  'registration.lapse': nothing,
  'registration.adopt': numbered.extend({ amount: amount.optional(), used: amount.optional(), effectiveTo: day }),
} as const

export type RegistrationEvent = StageEvent<typeof registrationEvents>
