import { setup } from 'xstate'
import { effects, kitGuards } from '../kit/guards.ts'
import { sitsOn } from '../kit/seats.ts'
import type { ActionMeta, StageInput, Stamp, StateMeta, Tag } from '../kit/stage.ts'
import { atBirth, type EnhancementContext } from './context.ts'
import type { EnhancementEvent } from './events.ts'

const ofProvider = (context: EnhancementContext, stamp: Stamp) =>
  context.provider === null || context.provider === stamp.by.organisation

export const enhancement = setup({
  types: {} as {
    context: EnhancementContext
    events: EnhancementEvent
    input: StageInput
    tags: Tag
    meta: StateMeta
    transitionMeta: ActionMeta
  },
  guards: {
    ...kitGuards,
    provider: ({ context, event }) => ofProvider(context, event.stamp),
    providerGiven: ({ context, event }, { key }: { key: string }) =>
      ofProvider(context, event.stamp) && event.given[key]?.ok === true,
    /** The committee decides without whoever wrote the plan. */
    committee: ({ context, event }) =>
      ofProvider(context, event.stamp) && context.plannedBy !== null && context.plannedBy !== event.stamp.by.person,
    mayCounter: ({ context, event }) => ofProvider(context, event.stamp) && !context.child,
    /** A claim is made by the holders' side or by whom the support stands behind, never by the provider against itself. */
    claimant: ({ context, event }) => context.provider !== event.stamp.by.organisation,
    /** Who paid does not settle; the last settled claim ends the claiming. */
    settles: ({ context, event }) =>
      ofProvider(context, event.stamp) && context.payers.length > 0 && !context.payers.includes(event.stamp.by.person),
    settlesLast: ({ context, event }) =>
      ofProvider(context, event.stamp) &&
      context.payers.length > 0 &&
      !context.payers.includes(event.stamp.by.person) &&
      event.given.lastClaim?.ok === true,
    /** Nothing it covers is outstanding any more; said by the end of the last bond, or found so by the provider. */
    releasable: ({ context, event }) =>
      event.given.cleared?.ok === true && (sitsOn(event.stamp.by, ['system']) || ofProvider(context, event.stamp)),
    bySystem: ({ event }) => sitsOn(event.stamp.by, ['system']),
    effective: ({ context, event }) => sitsOn(event.stamp.by, ['system']) || ofProvider(context, event.stamp),
  },
  actions: {
    ...effects(
      'record.facility',
      'record.arrangement',
      'record.sharing-plan',
      'record.commitment',
      'record.signing',
      'record.claim',
      'record.claim-payment',
      'record.recovery',
      'record.loss',
      'record.arrangement-end',
      'letter.enhancement-application',
      'letter.warrant-prospectus',
      'notice.turn',
    ),
  },
})

export const remember = {
  planner: enhancement.assign({ plannedBy: ({ event }) => event.stamp.by.person }),
  payer: enhancement.assign({
    payers: ({ context, event }) => [...new Set([...context.payers, event.stamp.by.person])],
  }),
  noPayers: enhancement.assign({ payers: [] }),
}

export const birth = ({ input }: { input: StageInput | undefined }) => atBirth(input?.opening)
