import { addWorkingDays, type Calendar, isProvisional, workingDaysBetween } from '../calendar/calendar.ts'
import type { IsoDay } from '../calendar/day.ts'
import type { Stage } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import { awaitedIn, lengthOf, makesPapers, onMainLine, type Phase, phasesOf, titleOf } from './phases.ts'
import type { PlanFacts, PlannedRun, PlanRow, Visit } from './plan-facts.ts'

type Place = { facts: PlanFacts; stage: Stage; run: PlannedRun | null; calendar: Calendar }

type Step = Pick<PlanRow, 'key' | 'title' | 'parties' | 'from' | 'to' | 'standing' | 'basis'> & {
  provisional?: boolean
}

/** A step with what follows from its days. */
export function rowOf({ facts, stage, run, calendar }: Place, step: Step): PlanRow {
  const { standing, from, to } = step
  return {
    ...step,
    key: `${run?.id ?? stage.name}:${step.key}`,
    stage: stage.name,
    subject: run?.subject ?? '',
    days: workingDaysBetween(calendar, from, to),
    late: standing === 'now' && to < facts.today,
    provisional: standing !== 'done' && (step.provisional === true || isProvisional(calendar, to)),
    latest: null,
  }
}

/** Days on which a phase was entered first and left last; `to` null while one is in it. */
function spell(phase: Phase, visits: readonly Visit[]): Visit | null {
  const own = visits.filter(({ state }) => phase.states.includes(state))
  const [first, last] = [own[0], own.at(-1)]
  return first && last ? { ...first, to: last.to } : null
}

/** What is done, what is under way and what is still to come of one run on its main line, or of a stage not begun. */
export function rowsOf(place: Place, from: IsoDay): PlanRow[] {
  const { stage, run } = place
  const phases = phasesOf(stage)
  if (!run) return future(place, phases, from)
  const state = run.resumesAt ?? onMainLine(stage, run.state)
  const at = run.ended || state === null ? -1 : phases.findIndex(({ states }) => states.includes(state))
  const past = at < 0 ? phases : phases.slice(0, at)
  const done = past.flatMap((phase) => doneRow(place, phase))
  if (at < 0) return done
  const now = current(place, phases.slice(at))
  return [...done, ...now, ...future(place, phases.slice(at + 1), now.at(-1)?.to ?? from)]
}

function doneRow(place: Place, phase: Phase): PlanRow[] {
  const was = spell(phase, place.run?.visits ?? [])
  if (!was) return []
  const { parties } = phase
  const { title, basis } = lengthOf(phase, place.facts)
  const to = was.to ?? was.from
  return [rowOf(place, { key: phase.states[0] ?? '', title, parties, from: was.from, to, standing: 'done', basis })]
}

/** The phase one is in; before it, the side state that has to be left first. */
function current(place: Place, [phase]: readonly Phase[]): PlanRow[] {
  const { facts, stage, run, calendar } = place
  if (!phase || !run) return []
  const since = run.visits.findLast(({ state }) => state === run.state)?.from ?? facts.today
  const own = run.clocks.find(({ name }) => name === phase.clock)
  const length = lengthOf(phase, facts)
  if (phase.states.includes(run.state)) {
    const to = own?.dueOn ?? addWorkingDays(calendar, facts.today, Math.max(own?.left ?? length.days, 1))
    const when = { from: since, to, standing: 'now' as const, provisional: own?.provisional ?? false }
    return [...paperRows(place, phase, when), step(place, phase, when)]
  }
  const beside = run.clocks.find(({ name, dueOn }) => name !== phase.clock && name !== 'registration' && dueOn !== null)
  const until = beside?.dueOn ?? addWorkingDays(calendar, facts.today, 1)
  const aside = rowOf(place, {
    key: run.state,
    title: titleOf(stage, run.state),
    parties: awaitedIn(stage, run.state),
    from: since,
    to: until,
    standing: 'now',
    basis: beside ? lengthOf({ ...phase, clock: beside.name }, facts).basis : cite('platform', '工作时间表推算'),
    provisional: beside?.provisional ?? false,
  })
  const start = until < facts.today ? facts.today : until
  const to = addWorkingDays(calendar, start, Math.max(own?.left ?? length.days, 1))
  return [aside, step(place, phase, { from: start, to, standing: 'planned', provisional: false })]
}

const step = (place: Place, phase: Phase, when: When): PlanRow =>
  rowOf(place, {
    key: phase.states[0] ?? '',
    parties: phase.parties,
    title: lengthOf(phase, place.facts).title,
    basis: lengthOf(phase, place.facts).basis,
    ...when,
  })

type When = Pick<PlanRow, 'from' | 'to' | 'standing' | 'provisional'>

/** While papers are made, each who has some to make sees how many, and by when. */
function paperRows(place: Place, phase: Phase, when: When): PlanRow[] {
  if (!makesPapers(phase, place.facts)) return []
  return place.facts.papers
    .filter(({ missing }) => missing > 0)
    .map(({ preparedBy, missing }) =>
      rowOf(place, {
        key: `papers.${preparedBy}`,
        title: `编制申报文件（${missing} 项）`,
        parties: [preparedBy],
        basis: lengthOf(phase, place.facts).basis,
        ...when,
      }),
    )
}

/** One phase after the other, none of them begun. What is late today cannot have ended yesterday. */
function future(place: Place, phases: readonly Phase[], from: IsoDay): PlanRow[] {
  const { facts, calendar } = place
  let at = from < facts.today ? facts.today : from
  return phases.flatMap((phase) => {
    const to = addWorkingDays(calendar, at, lengthOf(phase, facts).days)
    const when = { from: at, to, standing: 'planned' as const, provisional: false }
    at = to
    return [...paperRows(place, phase, when), step(place, phase, when)]
  })
}
