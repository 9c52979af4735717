import type { Row } from '#db/schema.ts'
import { rowsAt as at } from './registration.ts'

type Told = { type: string; after: string; data?: unknown; by?: string }

const ofReview: Record<string, Told> = {
  'acceptance-notice': { type: 'filing.accept', after: 'accepted', by: 'venue-intake' },
  'extension-request': { type: 'extension.apply', after: 'asked' },
  'extension-answer': { type: 'extension.grant', after: 'asked', by: 'venue-review' },
  'meeting-conclusion': {
    type: 'meeting.conclude',
    after: 'granting',
    data: { summary: '同意。' },
    by: 'venue-secretary',
  },
  'suspension-request': { type: 'suspension.apply', after: 'asked', data: { reason: '补充审计' } },
  'suspension-answer': {
    type: 'suspension.decline',
    after: 'asked',
    data: { reason: '可在回复中说明' },
    by: 'venue-review',
  },
  'suspension-notice': {
    type: 'review.suspend',
    after: 'suspended',
    data: { cause: 'data-expired' },
    by: 'venue-review',
  },
  'resumption-request': { type: 'resumption.apply', after: 'suspended', data: { reason: '已补充' } },
  'resumption-answer': {
    type: 'resumption.decline',
    after: 'suspended',
    data: { reason: '审计报告未更新' },
    by: 'venue-review',
  },
  'resumption-notice': { type: 'review.resume', after: 'asked', data: { reason: '已补充' }, by: 'venue-review' },
  'reopening-notice': { type: 'matter.reopen', after: 'reviewing', data: { reason: '诉讼' }, by: 'venue-secretary' },
  'matter-report': { type: 'matter.report', after: 'asked', data: { kind: '重大诉讼', description: '一宗合同纠纷。' } },
  'withdrawal-request': { type: 'filing.withdraw', after: 'withdrawn', data: { reason: '调整安排' } },
  'termination-notice': {
    type: 'review.terminate',
    after: 'terminated',
    data: { reason: '缺陷' },
    by: 'venue-supervisor',
  },
  'refusal-notice': { type: 'authority.refuse', after: 'refused', data: { reason: '不符合条件' }, by: 'csrc' },
  'sealed-contents': {
    type: 'authority.submit',
    after: 'authority',
    data: { number: '示例 1 号' },
    by: 'venue-secretary',
  },
}

const meeting = { meetingOn: '2027-03-01', resolution: '同意。' }

const ofBond: Record<string, Told> = {
  'option-announcement': {
    type: 'coupon.reset',
    after: 'current',
    data: { obligation: 'ob-interest', couponPercent: '1.90' },
  },
  'matter-announcement': { type: 'matter.report', after: 'current', data: { kind: '重大诉讼', description: '纠纷。' } },
  'use-change-announcement': {
    type: 'use.change',
    after: 'current',
    data: { from: '股权投资', to: '偿还债务', amount: 100_000_000, effectiveOn: '2027-06-01', reason: '调整' },
  },
  'officer-change-announcement': {
    type: 'officer.change',
    after: 'current',
    data: { name: '示例甲', position: '财务总监', phone: '010-80000000', changedOn: '2027-03-01', reason: '调动' },
  },
  'holders-meeting-notice': {
    type: 'holders.convene',
    after: 'current',
    data: { heldOn: '2027-04-20', recordOn: '2027-04-19', manner: 'remote', place: '视频', proposals: '议案一' },
  },
  'resolution-announcement': {
    type: 'extension.agree',
    after: 'extended',
    data: { ...meeting, maturityOn: '2037-06-17' },
  },
  'default-announcement': { type: 'payment.lapse', after: 'defaulted', by: 'system' },
}

/** Papers that a step of the sample bond would have written. */
export const bondSteps = Object.keys(ofBond)

const steps: Record<string, Told> = { ...ofReview, ...ofBond }

/** The step that would have written a letter of the sample registration; null for papers that come of no step. */
export function stepOfLetter(template: string): Row<'event'> | null {
  const step = steps[template]
  if (!step) return null
  return {
    id: `event-${template}`,
    project: 'p1',
    seq: 950,
    run: 'run-registration',
    stage: bondSteps.includes(template) ? 'outstanding' : 'registration',
    type: step.type,
    data: JSON.stringify(step.data ?? {}),
    given: '{}',
    by_person: 'somebody',
    by_organisation: 'org-bank',
    by_seats: step.by ?? 'lead-underwriter.maker',
    recorded: null,
    cause: null,
    at,
    state_before: null,
    state_after: step.after,
    revision: 1,
    previous: '',
    hash: '',
  }
}
