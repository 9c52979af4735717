import type { Row } from '#db/schema.ts'
import { rowsAt as at } from './registration.ts'

const steps: Record<string, { type: string; after: string; data?: unknown; by?: string }> = {
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
  'suspension-notice': {
    type: 'review.suspend',
    after: 'suspended',
    data: { cause: 'data-expired' },
    by: 'venue-review',
  },
  'resumption-request': { type: 'resumption.apply', after: 'suspended', data: { reason: '已补充' } },
  'resumption-notice': { type: 'review.resume', after: 'asked', data: { reason: '已补充' }, by: 'venue-review' },
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

/** The step that would have written a letter of the sample registration; null for papers that come of no step. */
export function stepOfLetter(template: string): Row<'event'> | null {
  const step = steps[template]
  if (!step) return null
  return {
    id: `event-${template}`,
    project: 'p1',
    seq: 950,
    run: 'run-registration',
    stage: 'registration',
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
