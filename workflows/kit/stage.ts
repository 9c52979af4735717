import type { AnyMachineSnapshot, AnyStateMachine, AnyTransitionDefinition } from 'xstate'
import type { z } from 'zod'
import type { ClockName } from './clocks.ts'
import type { Basis } from './finding.ts'
import type { Actor, Capacity, Seat, Venue } from './seats.ts'

/** What a state says about itself on screen, and which clocks run while we are in it. */
export type StateMeta = {
  /** Our canonical word. */
  title: string
  /** The regulator's own status word, to the letter, where the venue has one (domain §3.1). */
  official?: Partial<Record<Venue, string>>
  /** Place in the drawn flow: the main line from left to right, or one row below for returns and exits. */
  lane: 'main' | 'side'
  clocks?: StateClocks
}

/** `paused: 'all'` holds whatever was running, as a suspension does; it never holds a validity. */
export type StateClocks = { running?: readonly ClockName[]; paused?: readonly ClockName[] | 'all' }

/** What a transition says about itself: who may take it, how to offer it, and why not now. */
export type ActionMeta = {
  by: readonly Seat[]
  label: string
  tone?: 'primary' | 'danger'
  /** One sentence for when the guard refuses. */
  blocked?: string
  basis?: Basis
}

export type Tag = `awaiting:${Capacity}` | 'awaiting:system'

/** Identity, time and author travel with the event, which keeps machines deterministic. */
export type Stamp = { id: string; at: string; by: Actor }

/** What rules and other stages say of this run right now; stored with the event, so that replay needs nothing else. */
export type Given = Record<string, { ok: boolean; because: string }>

export type EventSchemas = Record<string, z.ZodObject>

export type StageEvent<S extends EventSchemas> = {
  [K in keyof S & string]: { type: K; data: z.output<S[K]>; stamp: Stamp; given: Given }
}[keyof S & string]

export type EnvelopedEvent = { type: string; data: unknown; stamp: Stamp; given: Given }

/** What a run knows at its birth. */
export type StageInput = {
  project: string
  subject: string
  issuerKind: string
  venue: Venue
  /** Free words of the opening event, such as the kind of an arrangement. */
  opening: Record<string, string>
}

export type StageName = 'reserve' | 'rating' | 'enhancement' | 'registration' | 'issuance' | 'outstanding'

export type Stage = {
  name: StageName
  /** Raised when states or memory change shape; a run's log replays within one version. */
  version: number
  title: string
  machine: AnyStateMachine
  events: EventSchemas
  context: z.ZodType
  /** One or more plausible bodies of each event, for walking every path. */
  samples: Record<string, readonly Record<string, unknown>[]>
  /** How runs of this stage may be opened, where it matters to what follows; absent: with no words. */
  openings?: readonly Record<string, string>[]
  /** The findings that guards ask for, each walked as ok and as not. */
  givens: readonly string[]
  /** What of a snapshot matters for what may happen next: keeps the walk of the laws finite. */
  essence: (snapshot: AnyMachineSnapshot) => unknown
}

export const defineStage = <const S extends Stage>(stage: S): S => stage

export function actionMeta(transition: AnyTransitionDefinition | undefined): ActionMeta | undefined {
  return transition?.meta as ActionMeta | undefined
}

export function stateMeta(snapshot: AnyMachineSnapshot): StateMeta {
  const metas = Object.values(snapshot.getMeta()) as (StateMeta | undefined)[]
  const meta = metas.findLast(Boolean)
  if (!meta) throw new Error(`State ${String(snapshot.value)} has no meta`)
  return meta
}
