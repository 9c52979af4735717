import { setup } from 'xstate'
import { effects, kitGuards } from '../kit/guards.ts'
import type { ActionMeta, StageInput, StateMeta, Tag } from '../kit/stage.ts'
import { atBirth, type IssuanceContext } from './context.ts'
import type { IssuanceEvent } from './events.ts'

export const issuance = setup({
  types: {} as {
    context: IssuanceContext
    events: IssuanceEvent
    input: StageInput
    tags: Tag
    meta: StateMeta
    transitionMeta: ActionMeta
  },
  guards: {
    ...kitGuards,
    /** Dates move once after publication, and not while investors wait for a result they were promised. */
    notPostponed: ({ context }) => !context.postponed,
    mayExtend: ({ context, event }) => !context.extended && event.given['book-running']?.ok === true,
  },
  actions: {
    ...effects(
      'record.schedule',
      'record.publication',
      'record.book',
      'record.reallocation',
      'record.allotment',
      'record.payment',
      'record.shortfall',
      'record.balance',
      'record.bond',
      'record.listing',
      'record.offering-outcome',
      'letter.issue-schedule',
      'letter.issuance-plan',
      'letter.subscription-note',
      'letter.subscription-form',
      'letter.issue-announcement',
      'letter.supplement',
      'letter.filing-list',
      'letter.book-report',
      'letter.allotment-notice',
      'letter.result-announcement',
      'letter.listing-application',
      'notice.turn',
      'notice.lapse',
    ),
  },
})

export const remember = {
  postponement: issuance.assign({ postponed: true, extended: false, proposedBy: null }),
  extension: issuance.assign({ extended: true }),
  reallocation: issuance.assign({ reallocations: ({ context }) => context.reallocations + 1 }),
  proposer: issuance.assign({ proposedBy: ({ event }) => event.stamp.by.person }),
  nobody: issuance.assign({ proposedBy: null }),
}

export const birth = ({ input }: { input: StageInput }): IssuanceContext => ({
  ...atBirth,
  kind: input.opening.kind === 'reopening' ? 'reopening' : 'new',
})
