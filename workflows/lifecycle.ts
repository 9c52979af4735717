import type { StageName } from './kit/stage.ts'

/** What one stage sets off in others: a run on each subject just made, or an event to runs that are related to this one. */
export type Reaction =
  | { do: 'open'; stage: StageName; on: 'registration' | 'offering' | 'bond' | 'arrangement' | 'rating_action' }
  | { do: 'send'; to: Relation; type: string }

/** How runs are related; the command finds them by rows. */
export type Relation =
  | 'parent'
  | 'children'
  | 'registration-of-offering'
  | 'offerings-of-registration'
  | 'arrangements-of-bond'
  | 'arrangements-of-offering'
  | 'arrangements-of-project'
  | 'bonds-of-arrangement'
  | 'ratings-of-bond'

export type Happening = { stage: StageName; event: string; before: string | null; after: string }

type Rule = { when: (happening: Happening) => boolean; stage: StageName; sets: readonly Reaction[] }

const on =
  (event: string) =>
  (happening: Happening): boolean =>
    happening.event === event

const entering =
  (...states: string[]) =>
  ({ before, after }: Happening): boolean =>
    before !== after && states.includes(after)

/** Ends of a registration on which no further bond can be issued: a support not yet in force gives its quota back. */
const withoutIssue = ['withdrawn', 'returned', 'rejected', 'refused', 'terminated', 'closed', 'lapsed']

const rules: readonly Rule[] = [
  { stage: 'reserve', when: entering('mandated'), sets: [{ do: 'open', stage: 'registration', on: 'registration' }] },
  { stage: 'registration', when: on('rating.engage'), sets: [{ do: 'open', stage: 'rating', on: 'rating_action' }] },
  {
    stage: 'registration',
    when: on('enhancement.seek'),
    sets: [{ do: 'open', stage: 'enhancement', on: 'arrangement' }],
  },
  { stage: 'registration', when: on('offering.plan'), sets: [{ do: 'open', stage: 'issuance', on: 'offering' }] },
  { stage: 'enhancement', when: on('counter.seek'), sets: [{ do: 'open', stage: 'enhancement', on: 'arrangement' }] },
  {
    stage: 'enhancement',
    when: entering('declined', 'withdrawn'),
    sets: [{ do: 'send', to: 'children', type: 'parent.close' }],
  },
  {
    stage: 'enhancement',
    when: on('arrangement.activate'),
    sets: [{ do: 'send', to: 'children', type: 'arrangement.activate' }],
  },
  {
    stage: 'enhancement',
    when: entering('released'),
    sets: [{ do: 'send', to: 'children', type: 'arrangement.release' }],
  },
  {
    stage: 'enhancement',
    when: on('claim.pay'),
    sets: [{ do: 'send', to: 'bonds-of-arrangement', type: 'claim.pay' }],
  },
  {
    stage: 'registration',
    when: entering(...withoutIssue),
    sets: [{ do: 'send', to: 'arrangements-of-project', type: 'parent.close' }],
  },
  {
    stage: 'issuance',
    when: entering('listed'),
    sets: [
      { do: 'open', stage: 'outstanding', on: 'bond' },
      { do: 'send', to: 'arrangements-of-offering', type: 'arrangement.activate' },
    ],
  },
  {
    stage: 'outstanding',
    when: entering('defaulted'),
    sets: [{ do: 'send', to: 'arrangements-of-bond', type: 'default.report' }],
  },
  {
    stage: 'outstanding',
    when: on('maturity.accelerate'),
    sets: [{ do: 'send', to: 'arrangements-of-bond', type: 'default.report' }],
  },
  {
    stage: 'outstanding',
    when: entering('redeemed', 'settled'),
    sets: [
      { do: 'send', to: 'arrangements-of-bond', type: 'arrangement.release' },
      { do: 'send', to: 'ratings-of-bond', type: 'tracking.close' },
    ],
  },
]

/** The reactions of one happening, in order. Pure; a test walks the graph and finds no cycle. */
export const reactionsTo = (happening: Happening): Reaction[] =>
  rules.filter((rule) => rule.stage === happening.stage && rule.when(happening)).flatMap((rule) => [...rule.sets])
