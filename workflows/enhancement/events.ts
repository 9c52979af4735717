import { z } from 'zod'
import { amount, day, identifier, longText, nothing, optionalText, percent, reason, shortText } from '../kit/body.ts'
import type { StageEvent } from '../kit/stage.ts'
import { planProblem } from './sharing-plan.ts'

const because = z.strictObject({ reason })

const share = z.strictObject({
  party: shortText,
  order: z.coerce.number('请填写次序').int('请填整数').min(1, '次序从 1 开始').max(20),
  percent,
  cap: amount.optional(),
})

/** Who bears a net loss, in which order, how much of it: always the parties' own figures, no ratio is preset (domain U8). */
const plan = z
  .strictObject({
    shares: z.array(share).min(1, '至少写一个分担方').max(20, '最多二十个分担方'),
    feePercent: percent.optional(),
    note: optionalText,
  })
  .superRefine(({ shares }, context) => {
    const problem = planProblem(shares)
    if (problem) context.addIssue({ code: 'custom', path: ['shares'], message: problem })
  })

export const enhancementEvents = {
  'materials.submit': z.strictObject({ note: optionalText }),
  'materials.return': because,
  'materials.accept': z.strictObject({ note: optionalText }),
  'arrangement.decline': because,
  'arrangement.withdraw': because,
  'parent.close': nothing,
  'diligence.begin': z.strictObject({ plan: longText }),
  'diligence.report': z.strictObject({ summary: longText, opinion: longText }),
  'counter.seek': z.strictObject({ provider: identifier, coverPercent: percent.optional(), planned: amount }),
  'plan.propose': plan,
  'committee.send-back': because,
  'committee.decline': because,
  'committee.approve': z.strictObject({ heldOn: day, opinion: longText, amount: amount.optional() }),
  'agreement.sign': z.strictObject({ letter: shortText, signedOn: day, actual: amount }),
  'arrangement.activate': z.strictObject({ on: day.optional(), note: optionalText }),
  'default.report': nothing,
  'claim.file': z.strictObject({ obligation: identifier, amount, reason }),
  'claim.pay': z.strictObject({ claim: identifier, amount, on: day }),
  'recovery.book': z.strictObject({ claim: identifier, amount, on: day, source: shortText }),
  'loss.settle': z.strictObject({ claim: identifier, note: optionalText }),
  'arrangement.release': z.strictObject({ reason: reason.optional() }),
} as const

export type EnhancementEvent = StageEvent<typeof enhancementEvents>
