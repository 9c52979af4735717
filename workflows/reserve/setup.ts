import { setup } from 'xstate'
import { effects, kitGuards } from '../kit/guards.ts'
import type { ActionMeta, StageInput, StateMeta, Tag } from '../kit/stage.ts'
import type { ReserveContext } from './context.ts'
import type { ReserveEvent } from './events.ts'

export const reserve = setup({
  types: {} as {
    context: ReserveContext
    events: ReserveEvent
    input: StageInput
    tags: Tag
    meta: StateMeta
    transitionMeta: ActionMeta
  },
  guards: {
    ...kitGuards,
    /** The house that offered may take its offer back; a rival house may not. */
    ownOffer: ({ context, event }) => context.offeredFor === event.stamp.by.organisation,
  },
  actions: {
    ...effects('record.route', 'record.findings', 'record.registration', 'letter.reserve-registration', 'notice.turn'),
  },
})

export const remember = {
  offer: reserve.assign({
    offeredBy: ({ event }) => event.stamp.by.person,
    offeredFor: ({ event }) => event.stamp.by.organisation,
  }),
  noOffer: reserve.assign({ offeredBy: null, offeredFor: null }),
}
