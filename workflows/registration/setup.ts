import { setup } from 'xstate'
import { effects, kitGuards } from '../kit/guards.ts'
import { type Seat, sitsOn } from '../kit/seats.ts'
import type { ActionMeta, StageInput, StateMeta, Tag } from '../kit/stage.ts'
import type { RegistrationContext } from './context.ts'
import { atBirth } from './context.ts'
import type { RegistrationEvent } from './events.ts'

const tally = (context: RegistrationContext, vote: string) =>
  Object.values(context.votes).filter((cast) => cast === vote).length

/** Every registration route is built from this one set of words. */
export const registration = setup({
  types: {} as {
    context: RegistrationContext
    events: RegistrationEvent
    input: StageInput
    tags: Tag
    meta: StateMeta
    transitionMeta: ActionMeta
  },
  guards: {
    ...kitGuards,
    answered: ({ context, event }, { state }: { state: string }) =>
      context.returnTo === state && event.given.answered?.ok === true,
    /** The second reviewer judges on findings too, and is never the first. */
    concurs: ({ context, event }) => context.passedBy !== null && context.passedBy !== event.stamp.by.person,
    mayResume: ({ context, event }, { state }: { state: string }) =>
      context.resumeTo === state && sitsOn(event.stamp.by, [(context.resumeBy ?? 'venue-review') as 'venue-review']),
    /** One application at a time: what was written to the reviewer is answered before it is written again. */
    notApplied: ({ context }) => !context.applied,
    applied: ({ context }) => context.applied,
    /** Who may resume is also who says no to it. */
    mayKeepSuspended: ({ context, event }) =>
      context.applied && sitsOn(event.stamp.by, [(context.resumeBy ?? 'venue-review') as 'venue-review']),
    extensionFree: ({ context }) => context.extension === 'none',
    extensionAsked: ({ context }) => context.extension === 'asked',
    seatedExpert: ({ context, event }) =>
      context.experts.includes(event.stamp.by.person) && !(event.stamp.by.person in context.votes),
    /** Experts' votes (domain §3.2, the 2009 meeting rule): two or more postponements send the papers back. */
    voted: ({ context }) => Object.keys(context.votes).length === 5,
    postponed: ({ context }) => Object.keys(context.votes).length === 5 && tally(context, 'postpone') >= 2,
    unanimous: ({ context }) => Object.keys(context.votes).length === 5 && tally(context, 'accept') === 5,
    conditionalExpert: ({ context, event }) => {
      const { person } = event.stamp.by
      return (
        context.votes[person] !== undefined && context.votes[person] !== 'accept' && !context.consents.includes(person)
      )
    },
    lastConsent: ({ context, event }) => {
      const { person } = event.stamp.by
      const needed = Object.entries(context.votes).filter(([, vote]) => vote !== 'accept')
      const mine = needed.some(([expert]) => expert === person) && !context.consents.includes(person)
      return mine && needed.length === context.consents.length + 1
    },
    /** After a recorded meeting the secretary files the experts' written consents. */
    minuted: ({ context, event }) =>
      sitsOn(event.stamp.by, ['venue-secretary']) && context.experts.some((expert) => expert.startsWith('minute-')),
    somethingReported: ({ context }) => context.matters > 0,
  },
  actions: {
    ...effects(
      'record.rating-run',
      'record.arrangement',
      'record.round',
      'record.replies',
      'record.item',
      'record.acceptance',
      'record.finals',
      'record.submission',
      'record.supervisor',
      'record.meeting',
      'record.vote',
      'record.minute',
      'record.grant',
      'record.matter',
      'record.green-channel',
      'record.reply-extension',
      'record.late-leave',
      'record.offering',
      'record.adoption',
      'record.closing',
      'letter.receipt',
      'letter.feedback',
      'letter.reply',
      'letter.decision',
      'letter.acceptance-notice',
      'letter.extension-request',
      'letter.extension-answer',
      'letter.meeting-conclusion',
      'letter.suspension-request',
      'letter.suspension-answer',
      'letter.suspension-notice',
      'letter.resumption-request',
      'letter.resumption-answer',
      'letter.resumption-notice',
      'letter.reopening-notice',
      'letter.matter-report',
      'letter.withdrawal-request',
      'letter.termination-notice',
      'letter.refusal-notice',
      'letter.sealed-contents',
      'notice.turn',
      'notice.lapse',
    ),
  },
})

export const remember = {
  preparer: registration.assign({ preparedBy: ({ event }) => event.stamp.by.person }),
  passer: registration.assign({ passedBy: ({ event }) => event.stamp.by.person }),
  nobody: registration.assign({ passedBy: null }),
  round: (origin: NonNullable<RegistrationContext['origin']>, returnTo: string) =>
    registration.assign({
      round: ({ context }) => context.round + 1,
      origin,
      returnTo,
      extension: 'none',
    }),
  answered: registration.assign({ origin: null, returnTo: null, extension: 'none' }),
  extension: (extension: RegistrationContext['extension']) => registration.assign({ extension }),
  matter: registration.assign({ matters: ({ context }) => context.matters + 1 }),
  mattersSettled: registration.assign({ matters: 0, votes: {}, experts: [], consents: [], passedBy: null }),
  experts: registration.assign({
    experts: ({ event }) => (event.type === 'meeting.convene' ? event.data.experts : []),
    votes: {},
    consents: [],
  }),
  vote: registration.assign({
    votes: ({ context, event }) =>
      event.type === 'meeting.vote' ? { ...context.votes, [event.stamp.by.person]: event.data.vote } : context.votes,
  }),
  /** A recorded meeting names no experts: the count of the minutes stands for them. */
  minute: registration.assign(({ event }) => {
    if (event.type !== 'meeting.minute') return {}
    const { accept, conditional, postpone } = event.data
    const cast = [
      ...Array<'accept'>(accept).fill('accept'),
      ...Array<'conditional'>(conditional).fill('conditional'),
      ...Array<'postpone'>(postpone).fill('postpone'),
    ]
    const experts = cast.map((_, index) => `minute-${index + 1}`)
    return {
      experts,
      consents: [],
      votes: Object.fromEntries(cast.map((vote, index) => [`minute-${index + 1}`, vote])),
    }
  }),
  consent: registration.assign({ consents: ({ context, event }) => [...context.consents, event.stamp.by.person] }),
  /** Suspending or resuming answers whatever was applied for. */
  suspension: (state: string, resumeBy: Seat) => registration.assign({ resumeTo: state, resumeBy, applied: false }),
  resumption: registration.assign({ resumeTo: null, resumeBy: null, applied: false }),
  application: registration.assign({ applied: true }),
  answer: registration.assign({ applied: false }),
}

export const birth = () => ({ ...atBirth })
