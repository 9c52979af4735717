import { addWorkingDays, workingDaysBetween } from '../calendar/calendar.ts'
import type { IsoDay } from '../calendar/day.ts'
import type { StageName } from '../kit/stage.ts'
import { stageFor } from '../stages.ts'
import { issuanceRows } from './issuance-rows.ts'
import {
  earliestIssue,
  type IssueDays,
  issueOn,
  marketOf,
  preparationDays,
  publishBy,
  scheduledIssue,
} from './issue-days.ts'
import type { Plan, PlanFacts, PlannedRun, PlanRow, Verdict } from './plan-facts.ts'
import { rowsOf } from './stage-rows.ts'

/**
 * 工作时间表: every step from today to listing, made from what is known now. Periods count as the rulebook has them, what is
 * left of open clocks first; the market counts its own days; what nobody has fixed is assumed and says so.
 */
export function planOf(facts: PlanFacts): Plan {
  // What has been filed has left the reserve, whatever its run still says.
  const begun = runsOf(facts, 'registration').length > 0
  const reserve = stageRows(facts, 'reserve', facts.today).filter(({ standing }) => !begun || standing === 'done')
  const over = !begun && isOver(facts, 'reserve', ['mandated'])
  const registration = over ? [] : stageRows(facts, 'registration', lastDay(reserve, facts.today))
  const beside = [...stageRows(facts, 'rating', facts.today), ...stageRows(facts, 'enhancement', facts.today)]
  const ended = over || isOver(facts, 'registration', ['registered'])
  const registeredOn = ended ? null : registrationDay(facts, registration)
  const issue = ended ? null : issueOf(facts, registeredOn ?? facts.today)
  const issuance = issue ? issuanceRows(facts, openIssue(facts), issue.days, registeredOn ?? facts.today) : []
  const verdict = issue && facts.target ? verdictOn(facts, facts.target, issue.earliest) : null
  const rows = [...reserve, ...beside, ...registration, ...issuance]
  const timed = verdict ? withLatest(facts, rows, verdict.target) : rows
  return {
    rows: timed,
    registeredOn,
    bookOn: issue?.days.bookOn ?? null,
    listingOn: issue?.days.listingOn ?? null,
    verdict: verdict && { ...verdict, first: firstOf(timed) },
    provisional: timed.some(({ provisional }) => provisional),
  }
}

const runsOf = ({ runs }: PlanFacts, stage: StageName): PlannedRun[] => runs.filter((run) => run.stage === stage)

/** A stage that ended otherwise than as hoped: nothing comes after it. */
function isOver(facts: PlanFacts, stage: StageName, hoped: readonly string[]): boolean {
  const last = runsOf(facts, stage).at(-1)
  return last?.ended === true && !hoped.includes(last.state)
}

function stageRows(
  facts: PlanFacts,
  name: 'reserve' | 'registration' | 'rating' | 'enhancement',
  from: IsoDay,
): PlanRow[] {
  const stage = stageFor(name, facts.route)
  const calendar = facts.rulebook.calendars.statutory
  const runs = runsOf(facts, name)
  const shown = name === 'rating' || name === 'enhancement' ? runs : runs.slice(-1)
  // A registration is to come as long as none has begun; the others are begun only where they are wanted.
  if (shown.length === 0) return name === 'registration' ? rowsOf({ facts, stage, run: null, calendar }, from) : []
  return shown.flatMap((run) => rowsOf({ facts, stage, run, calendar }, from))
}

const lastDay = (rows: readonly PlanRow[], otherwise: IsoDay): IsoDay =>
  rows.reduce((day, { to, standing }) => (standing !== 'done' && to > day ? to : day), otherwise)

/** The day it was registered, or is planned to be. */
function registrationDay(facts: PlanFacts, rows: readonly PlanRow[]): IsoDay | null {
  const run = runsOf(facts, 'registration').at(-1)
  const registered = run?.visits.find(({ state }) => state === 'registered')
  if (registered) return registered.from
  return rows.length > 0 ? lastDay(rows, facts.today) : null
}

/** The issue under way; after one is listed, none is planned unless a day is pinned. */
const openIssue = (facts: PlanFacts): PlannedRun | null => {
  const last = runsOf(facts, 'issuance').at(-1)
  return last && (!last.ended || facts.target === null) ? last : null
}

function issueOf(facts: PlanFacts, registeredOn: IsoDay): { days: IssueDays; earliest: IsoDay } | null {
  const run = openIssue(facts)
  const set = run ? scheduledIssue(facts) : null
  if (set) return { days: set, earliest: set.bookOn }
  if (run?.ended) return null
  const from = registeredOn < facts.today ? facts.today : registeredOn
  const earliest = earliestIssue(facts, addWorkingDays(marketOf(facts), from, preparationDays))
  const { target } = facts
  return { days: target && target >= earliest.bookOn ? issueOn(facts, target) : earliest, earliest: earliest.bookOn }
}

function verdictOn(facts: PlanFacts, target: IsoDay, earliest: IsoDay): Verdict {
  const slack = workingDaysBetween(marketOf(facts), earliest, target)
  return { target, fits: target >= earliest, earliest, slack, first: null }
}

/** By when each step must be done for the pinned day, counted back from it; side work before the papers are out. */
function withLatest(facts: PlanFacts, rows: readonly PlanRow[], target: IsoDay): PlanRow[] {
  const { statutory } = facts.rulebook.calendars
  const days = issueOn(facts, target)
  const open = (row: PlanRow) => row.standing !== 'done'
  const chain = rows.filter((row) => open(row) && (row.stage === 'reserve' || row.stage === 'registration'))
  const by = new Map<string, IsoDay>()
  let latest = addWorkingDays(marketOf(facts), publishBy(facts, target), -preparationDays)
  let phaseLatest = latest
  for (const row of chain.toReversed()) {
    // Papers are made side by side within their phase, which stands after them: they take no time of their own.
    const isPaper = row.key.includes(':papers.')
    if (!isPaper) phaseLatest = latest
    by.set(row.key, phaseLatest)
    if (isPaper) continue
    const ahead = row.standing === 'now' ? workingDaysBetween(statutory, facts.today, row.to) : row.days
    latest = addWorkingDays(statutory, latest, -Math.max(ahead, 1))
  }
  const ofIssue: Record<string, IsoDay> = {
    preparing: days.publishOn,
    allotted: days.paymentOn,
    paid: days.listingOn,
    registered: days.listingOn,
  }
  return rows.map((row) => {
    if (!open(row)) return row
    if (row.stage === 'issuance') return { ...row, latest: ofIssue[row.key.split(':')[1] ?? ''] ?? days.bookOn }
    return { ...row, latest: by.get(row.key) ?? days.publishOn }
  })
}

const firstOf = (rows: readonly PlanRow[]): Verdict['first'] => {
  const row = rows.find(({ standing, latest }) => standing !== 'done' && latest !== null)
  return row?.latest ? { title: row.title, by: row.latest } : null
}
