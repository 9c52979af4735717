import { setup } from 'xstate'
import { effects, kitGuards } from '../kit/guards.ts'
import type { ActionMeta, StageInput, Stamp, StateMeta, Tag } from '../kit/stage.ts'
import { atBirth, type RatingContext } from './context.ts'
import type { RatingEvent } from './events.ts'

const ofAgency = (context: RatingContext, stamp: Stamp) =>
  context.agency === null || context.agency === stamp.by.organisation

/** The grade is decided by somebody else than the analyst who proposed it: of the agency, and never the same person. */
const decidable = (context: RatingContext, stamp: Stamp) =>
  ofAgency(context, stamp) && context.draftedBy !== null && context.draftedBy !== stamp.by.person

export const rating = setup({
  types: {} as {
    context: RatingContext
    events: RatingEvent
    input: StageInput
    tags: Tag
    meta: StateMeta
    transitionMeta: ActionMeta
  },
  guards: {
    ...kitGuards,
    agency: ({ context, event }) => ofAgency(context, event.stamp),
    independent: ({ context, event }) => ofAgency(context, event.stamp) && event.given.independent?.ok === true,
    supplied: ({ context, event }) => ofAgency(context, event.stamp) && context.supplied > 0,
    visited: ({ context, event }) => ofAgency(context, event.stamp) && context.visits > 0,
    otherAnalyst: ({ context, event }) => decidable(context, event.stamp),
    reviewFree: ({ context }) => context.reviews === 0,
  },
  actions: {
    ...effects(
      'record.rating-terms',
      'record.rating-result',
      'record.rating-publication',
      'record.rating-tracking',
      'record.rating-end',
      'letter.rating-mandate',
      'notice.turn',
      'notice.lapse',
    ),
  },
})

export const remember = {
  supply: rating.assign({ supplied: ({ context }) => context.supplied + 1 }),
  visit: rating.assign({ visits: ({ context }) => context.visits + 1 }),
  analyst: rating.assign({ draftedBy: ({ event }) => event.stamp.by.person }),
  noAnalyst: rating.assign({ draftedBy: null }),
  review: rating.assign({ reviews: ({ context }) => context.reviews + 1 }),
}

export const birth = ({ input }: { input: StageInput | undefined }) => atBirth(input?.opening.agency)
