import { clockTerms } from '../deadlines.ts'
import type { ClockName } from '../kit/clocks.ts'
import type { Basis } from '../kit/finding.ts'
import type { Capacity } from '../kit/seats.ts'
import type { Stage, StageName, StateMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import type { PlanFacts } from './plan-facts.ts'

/** Neighbouring states of the main line that one period covers, or one state without a period. */
export type Phase = {
  stage: StageName
  states: readonly string[]
  title: string
  parties: readonly Capacity[]
  /** The period it is given; null where none is published or agreed. */
  clock: ClockName | null
}

const metaOf = (stage: Stage, id: string): StateMeta | undefined => stage.machine.states[id]?.meta

/** A validity is nobody's work, and a clock that ends on a day of the papers is planned by that day. */
const notWork: readonly ClockName[] = ['registration', 'book', 'payment', 'debt-service', 'duty']

const clockOf = (stage: Stage, id: string): ClockName | null =>
  metaOf(stage, id)?.clocks?.running?.find((name) => !notWork.includes(name)) ?? null

/** Who is asked in a state, in the order of the machine. */
export const awaitedIn = (stage: Stage, id: string): Capacity[] =>
  (stage.machine.states[id]?.tags ?? []).flatMap((tag) => {
    const capacity = tag.replace(/^awaiting:/, '')
    return capacity === 'system' ? [] : [capacity as Capacity]
  })

/** Where the work of a stage is done for this plan, though its run goes on. */
const ends: Partial<Record<Stage['name'], string>> = {
  reserve: 'mandated',
  rating: 'published',
  enhancement: 'signed',
  registration: 'registered',
  issuance: 'listed',
}

/** The main line of a stage up to its end, with neighbours under one period made one. */
export function phasesOf(stage: Stage): Phase[] {
  const main = Object.keys(stage.machine.states).filter((id) => metaOf(stage, id)?.lane === 'main')
  const end = main.indexOf(ends[stage.name] ?? '')
  const phases: Phase[] = []
  for (const id of end < 0 ? main : main.slice(0, end)) {
    const clock = clockOf(stage, id)
    const last = phases.at(-1)
    const title = metaOf(stage, id)?.title ?? id
    if (last && clock !== null && last.clock === clock)
      phases[phases.length - 1] = {
        ...last,
        states: [...last.states, id],
        title: `${last.title}、${title}`,
        parties: [...new Set([...last.parties, ...awaitedIn(stage, id)])],
      }
    else phases.push({ stage: stage.name, states: [id], title, parties: awaitedIn(stage, id), clock })
  }
  return phases
}

/** The state the main line goes on from: itself, or where the first way out of a side state leads back to. */
export function onMainLine(stage: Stage, state: string): string | null {
  if (metaOf(stage, state)?.lane === 'main') return state
  const targets = [...(stage.machine.states[state]?.transitions.values() ?? [])].flatMap((transitions) =>
    transitions.flatMap(({ target }) => target?.map(({ key }) => key) ?? []),
  )
  return (
    Object.keys(stage.machine.states).find((id) => metaOf(stage, id)?.lane === 'main' && targets.includes(id)) ?? null
  )
}

export const titleOf = (stage: Stage, state: string): string => metaOf(stage, state)?.title ?? state

/** Papers are made by several hands at once; where the list of them is not open yet, ten working days stand for it. */
const papersADay = 2
const unlisted = 10

const isPreparation = ({ stage, states }: Phase): boolean => stage === 'registration' && states[0] === 'preparing'

/** Whether this is the phase in which the papers of the filing are made. */
export const makesPapers = (phase: Phase, { papers }: PlanFacts): boolean => isPreparation(phase) && papers.length > 0

type Length = { days: number; basis: Basis; title: string }

/** Working days a phase is planned with: its period, or what the platform assumes and says so. */
export function lengthOf(phase: Phase, facts: PlanFacts): Length {
  const assumed = { days: 1, basis: cite('platform', '工作时间表推算'), title: phase.title }
  if (isPreparation(phase)) return { ...assumed, days: preparationOf(facts) }
  if (phase.clock === null) return assumed
  const { route, venue, issuerKind, green, rulebookOn: on } = facts
  const terms = clockTerms(phase.clock, { route, venue, issuerKind, green, on, parameters: facts.rulebook.parameters })
  const title = phase.title === terms.title ? phase.title : `${terms.title}（${phase.title}）`
  return terms.unit === 'working-day' ? { days: terms.budget, basis: terms.basis, title } : { ...assumed, title }
}

function preparationOf({ papers, runs }: PlanFacts): number {
  const missing = papers.reduce((sum, paper) => sum + paper.missing, 0)
  if (missing > 0) return Math.ceil(missing / papersADay)
  return runs.some(({ stage }) => stage === 'registration') ? 1 : unlisted
}
