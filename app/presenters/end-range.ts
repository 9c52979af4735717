import { addWorkingDays, type Calendar } from '#workflows/calendar/calendar.ts'
import type { ClockTerms } from '#workflows/deadlines.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import type { Stage, StateMeta } from '#workflows/kit/stage.ts'
import { dayText } from '../components/chinese-date.ts'
import type { ThreeAnswersProps } from '../components/three-answers.tsx'
import type { Told } from './told.ts'

export type EndCase = {
  stage: Stage
  state: string
  today: string
  calendar: Calendar
  /** Working days left on the clocks that are open, held ones included. */
  left: Partial<Record<ClockName, number>>
  terms: (name: ClockName) => Pick<ClockTerms, 'budget' | 'unit' | 'basis'>
}

type End = { earliest: string; latest: string; steps: string[]; bounded: boolean; provisional: boolean }

const metaOf = (stage: Stage, id: string): StateMeta | undefined => stage.machine.states[id]?.meta

/** The main line from here to its end; from a side state, the rest of the line it returns to. */
function ahead({ stage, state }: EndCase): string[] {
  const main = Object.keys(stage.machine.states).filter((id) => metaOf(stage, id)?.lane === 'main')
  const at = main.indexOf(state)
  if (at >= 0) return main.slice(at)
  const targets = [...(stage.machine.states[state]?.transitions.values() ?? [])].flatMap((transitions) =>
    transitions.flatMap(({ target }) => target?.map(({ key }) => key) ?? []),
  )
  const back = main.findIndex((id) => targets.includes(id))
  return back < 0 ? [] : [state, ...main.slice(back)]
}

/**
 * When the stage may end: at the earliest one working day a step, at the latest every period used to its end. Periods that
 * are open count with what is left of them, each once; steps without a published period add nothing and are named.
 */
export function endOf(of: EndCase): End | null {
  const states = ahead(of).slice(0, -1)
  if (states.length === 0) return null
  const names = new Set<ClockName>()
  const untimed: string[] = []
  for (const id of states) {
    const running = (metaOf(of.stage, id)?.clocks?.running ?? []).filter(
      (name) => of.terms(name).unit === 'working-day',
    )
    for (const name of running) names.add(name)
    if (running.length === 0) untimed.push(metaOf(of.stage, id)?.title ?? id)
  }
  for (const name of Object.keys(of.left) as ClockName[]) if (of.terms(name).unit === 'working-day') names.add(name)
  const days = [...names].reduce((sum, name) => sum + Math.max(of.left[name] ?? of.terms(name).budget, 0), 0)
  const quick = states.length
  const slow = Math.max(days + untimed.length, quick)
  return {
    earliest: addWorkingDays(of.calendar, of.today, quick),
    latest: addWorkingDays(of.calendar, of.today, slow),
    steps: untimed,
    bounded: names.size > 0,
    provisional:
      [...names].some((name) => of.terms(name).basis.standing === 'provisional') ||
      addWorkingDays(of.calendar, of.today, slow) > of.calendar.announcedUntil,
  }
}

/** The answer on screen: a range with the two assumptions that make its ends. */
export function endAnswer(end: End, today: string): Told<ThreeAnswersProps>['end'] {
  const untimed =
    end.steps.length > 0 ? `${end.steps.slice(0, 4).join('、')}等环节没有规定期限，各按一个工作日计。` : ''
  const more = `${untimed}不含暂停与上会排期。${end.provisional ? '部分期限或日历待核实。' : ''}`
  if (end.earliest === end.latest) return { answer: `${dayText(end.earliest)} 前后`, more }
  return {
    answer: `${dayText(end.earliest, { weekday: false })} 至 ${dayText(end.latest, { weekday: false })}`,
    range: {
      today,
      earliest: end.earliest,
      latest: end.latest,
      earliestIf: '每步次日办结',
      latestIf: end.bounded ? '各期限用足' : '按步骤推算',
    },
    more,
  }
}
