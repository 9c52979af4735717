import { setup } from 'xstate'
import { effects, kitGuards } from '../kit/guards.ts'
import type { ActionMeta, StageInput, StateMeta, Tag } from '../kit/stage.ts'
import { atBirth, type OutstandingContext } from './context.ts'
import type { OutstandingEvent } from './events.ts'

export const outstanding = setup({
  types: {} as {
    context: OutstandingContext
    events: OutstandingEvent
    input: StageInput
    tags: Tag
    meta: StateMeta
    transitionMeta: ActionMeta
  },
  guards: {
    ...kitGuards,
    /** One correction at a time: the second is proposed when the first is decided. */
    nothingProposed: ({ context }) => context.correction === null,
    decidesCorrection: ({ context, event }) =>
      context.correction !== null && context.correctedBy !== event.stamp.by.person,
    /** Everything that was left has been put: the bond ends with the settlement of the put. */
    allPut: ({ event }) => event.given['put-due']?.ok === true && event.given['put-all']?.ok === true,
    notAccelerated: ({ context }) => !context.accelerated,
    /** Nothing is in arrears any more, and nothing is left to pay. */
    curedAndPaid: ({ event }) => event.given.cured?.ok === true && event.given['paid-off']?.ok === true,
  },
  actions: {
    ...effects(
      'record.notice',
      'record.obligation',
      'record.put',
      'record.coupon-reset',
      'record.call',
      'record.redemption',
      'record.bond-extension',
      'record.proceeds',
      'record.use-change',
      'record.matter',
      'record.disclosure-officer',
      'record.meeting-call',
      'record.correction',
      'record.overdue',
      'record.acceleration',
      'record.claim-paid',
      'record.bond-recovery',
      'record.settlement',
      'letter.proceeds-report',
      'letter.payment-notice',
      'letter.option-announcement',
      'letter.matter-announcement',
      'letter.use-change-announcement',
      'letter.officer-change-announcement',
      'letter.holders-meeting-notice',
      'letter.resolution-announcement',
      'letter.default-announcement',
      'notice.turn',
      'notice.lapse',
    ),
  },
})

export const remember = {
  correction: outstanding.assign({
    correction: ({ event }) => event.stamp.id,
    correctedBy: ({ event }) => event.stamp.by.person,
  }),
  corrected: outstanding.assign({ correction: null, correctedBy: null }),
  extension: outstanding.assign({
    extensions: ({ context }) => context.extensions + 1,
    accelerated: false,
    settledBy: null,
  }),
  default: outstanding.assign({ defaults: ({ context }) => context.defaults + 1 }),
  acceleration: outstanding.assign({ accelerated: true }),
  settler: outstanding.assign({ settledBy: ({ event }) => event.stamp.by.person }),
  nobody: outstanding.assign({ settledBy: null }),
}

export const birth = ({ input }: { input: StageInput }): OutstandingContext => ({
  ...atBirth,
  origin: input.opening.origin === 'adopted' ? 'adopted' : 'issued',
})
