import type { IsoDay } from '../calendar/day.ts'
import { issuanceStage } from '../issuance/stage.ts'
import { cite } from '../library/library.ts'
import { type IssueDays, leadOf, marketOf } from './issue-days.ts'
import { awaitedIn, onMainLine } from './phases.ts'
import type { PlanFacts, PlannedRun, PlanRow } from './plan-facts.ts'
import { rowOf } from './stage-rows.ts'

/** The steps of an issue, each done by a day of its papers. */
const steps = [
  { states: ['preparing'], title: '发行准备与公布文件', by: 'publishOn' },
  { states: ['announced'], title: '公告期', by: 'bookOn' },
  { states: ['book-open'], title: '簿记建档', by: 'bookOn' },
  { states: ['book-closed', 'allotting'], title: '定价与配售', by: 'bookOn' },
  { states: ['allotted'], title: '缴款', by: 'paymentOn' },
  { states: ['paid'], title: '初始登记', by: 'listingOn' },
  { states: ['registered'], title: '上市流通', by: 'listingOn' },
] as const

/** An issue from its preparation to its listing: what is done on its own days, the rest on those planned. */
export function issuanceRows(facts: PlanFacts, run: PlannedRun | null, days: IssueDays, from: IsoDay): PlanRow[] {
  const place = { facts, stage: issuanceStage, run, calendar: marketOf(facts) }
  const state = run && !run.ended ? onMainLine(issuanceStage, run.state) : null
  const here = steps.findIndex(({ states }) => states.some((id) => id === state))
  const at = run?.ended ? steps.length : here
  let start = from
  return steps.flatMap((step, n): PlanRow[] => {
    const visits = (run?.visits ?? []).filter((visit) => step.states.some((id) => id === visit.state))
    const standing = n < at ? ('done' as const) : n === at ? ('now' as const) : ('planned' as const)
    const entered = visits[0]?.from
    if (standing === 'done' && !entered) return []
    const to = standing === 'done' ? (visits.at(-1)?.to ?? entered ?? days[step.by]) : days[step.by]
    const began = standing === 'planned' ? start : (entered ?? start)
    start = to
    const basis = step.states[0] === 'announced' ? leadOf(facts, days.bookOn).basis : basisOf(step.by, days)
    const parties = [...new Set(step.states.flatMap((id) => awaitedIn(issuanceStage, id)))]
    return [
      rowOf(place, {
        key: step.states[0],
        title: step.title,
        parties,
        from: began > to ? to : began,
        to,
        standing,
        basis,
      }),
    ]
  })
}

const basisOf = (by: (typeof steps)[number]['by'], days: IssueDays) =>
  by === 'publishOn' ? cite('platform', '工作时间表推算') : days.basis
