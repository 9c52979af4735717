import type { Db } from '#db/connect.ts'
import { listClockEntries } from '#db/queries/clocks.ts'
import type { TaskLine } from '#db/queries/inbox.ts'
import { listLastEvents, listOpenClocksOfRuns, listProjectsById, listRunsById } from '#db/queries/overview.ts'
import { findWatches } from '#db/queries/titles.ts'
import type { Row } from '#db/schema.ts'
import { workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Action, actionsFor } from '#workflows/kit/actions.ts'
import { type Capacity, capacities, type Route, type Side } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import { snapshotOf, stageOf } from '../commands/perform.server.ts'
import { dayText } from '../components/chinese-date.ts'
import type { ClockLineProps } from '../components/clock-line.tsx'
import { givenFor, type Looking } from '../given/given.server.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { watchWords } from '../records/title-watch.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type ReadingClock, readClock } from './clock-reading.ts'
import { officialWord, stageTitles, stateTitle } from './event-words.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export type WhoWaits = { seal: string; side: Side; title: string; name: string }

export type TodoRow = {
  task: string
  /** The verb of the button on the run page. */
  verb: string
  /** It cannot be done yet, or not by this person. */
  blocked: boolean
  /** 注册 · 反馈中, and why it cannot be done yet where that is so. */
  reason: string
  href: string
  project: { href: string; name: string; sample: boolean }
  waits: WhoWaits | null
  clock: ClockLineProps | null
  /** 12月1日 周二 前; empty without a limit. */
  due: string
  urgency: 'late' | 'soon' | null
  group: 'today' | 'soon' | 'later' | 'open'
}

/** Each open task as a line: what to do, why, who waits, by when. */
export async function todoRows(tasks: readonly TaskLine[], who: SignedIn, context: Reading): Promise<TodoRow[]> {
  const { reader, ports } = context
  const now = ports.now()
  const rulebook = await rulebookOf(reader)
  const ids = [...new Set(tasks.map(({ run }) => run))]
  const runs = new Map((await listRunsById(reader, ids)).map((run) => [run.id, run]))
  const projects = new Map(
    (await listProjectsById(reader, [...new Set(tasks.map(({ project }) => project))])).map((row) => [row.id, row]),
  )
  const clocks = await clocksOf(reader, ids)
  const events = new Map((await listLastEvents(reader, ids)).map((event) => [event.run, event]))
  const watches = new Map(
    (
      await findWatches(
        reader,
        tasks.flatMap(({ watch }) => watch ?? []),
      )
    ).map((row) => [row.id, row]),
  )
  const rows: TodoRow[] = []
  for (const task of tasks) {
    const [run, project] = [runs.get(task.run), projects.get(task.project)]
    if (!run || !project) continue
    const watch = task.watch === null ? undefined : watches.get(task.watch)
    if (watch) {
      rows.push(titleRow(task, watch, { calendars: rulebook.calendars, now }))
      continue
    }
    const clock = clockFor(task, clocks)
    const action = await nextAction({ tx: reader, project, rulebook }, run, who, now)
    rows.push({
      ...placed(task, clock, { calendars: rulebook.calendars, now }, clocks),
      task: task.id,
      verb: action?.label ?? stateTitle(run.stage, run.state, project.route as Route),
      blocked: action === undefined || action.blocked !== null,
      reason: [stateWords(task), action?.blocked && inBrief(action.blocked)].filter(Boolean).join('；'),
      href: `/projects/${task.project}/runs/${task.run}`,
      project: { href: `/projects/${task.project}`, name: task.project_name, sample: task.sample !== 'none' },
      waits: whoWaits(events.get(task.run), who),
    })
  }
  return rows
}

/** A title that ends or has ended: not a step of the run, but something to see to beside it. */
function titleRow(task: TaskLine, watch: Row<'title_watch'>, at: Parameters<typeof placed>[2]): TodoRow {
  return {
    ...placed(task, undefined, at),
    task: task.id,
    verb: '更新科技称号的证明',
    blocked: false,
    reason: `${watchWords(watch)}${watch.blocks_at === null ? '' : '（阻断）'}`,
    href: `/projects/${task.project}/titles`,
    project: { href: `/projects/${task.project}`, name: task.project_name, sample: task.sample !== 'none' },
    waits: null,
  }
}

/** What is most likely meant: the first thing that moves on and can be done; else that, with what blocks it. */
async function nextAction(
  looking: Looking & { tx: Db },
  run: Row<'run'>,
  who: SignedIn,
  now: string,
): Promise<Action | undefined> {
  const actor = await actorOn(looking.tx, who, looking.project.id, run.id, now)
  const given = await givenFor(looking, run, now)
  const actions = actionsFor(snapshotOf(stageOf(looking, run), run), actor, given, now)
  const onward = actions.filter(({ tone }) => tone === 'primary')
  return onward.find(({ blocked }) => !blocked) ?? onward[0] ?? actions.find(({ blocked }) => !blocked) ?? actions[0]
}

export function stateWords({ stage, state, route, venue }: TaskLine): string {
  const word = officialWord(stage, state, route as Route, venue) ?? stateTitle(stage, state, route as Route)
  return `${stageTitles[stage as StageName]} · ${word}`
}

/** Whoever made the last step waits for the next one. */
function whoWaits(
  event: (Row<'event'> & { organisation_name: string | null }) | undefined,
  who: SignedIn,
): WhoWaits | null {
  const capacity = event?.by_seats.split(' ')[0]?.split('.')[0] as Capacity | undefined
  if (!event || !capacity || !(capacity in capacities)) return null
  const { seal, side, title } = capacities[capacity]
  return { seal, side, title, name: event.by_organisation === who.organisation ? '本机构' : title }
}

export type ClockOfRun = { clock: Row<'clock'>; entries: Row<'clock_entry'>[] }

export async function clocksOf(reader: LoadContext['reader'], runs: readonly string[]): Promise<ClockOfRun[]> {
  const clocks = await listOpenClocksOfRuns(reader, runs)
  const entries = await listClockEntries(
    reader,
    clocks.map(({ id }) => id),
  )
  return clocks.map((clock) => ({ clock, entries: entries.filter((entry) => entry.clock === clock.id) }))
}

/** The clock that runs for the side that is asked; a validity is nobody's task. */
export function clockFor(task: Row<'task'>, clocks: readonly ClockOfRun[]): ClockOfRun | undefined {
  const { side } = capacities[task.capacity as Capacity]
  return clocks.find(
    ({ clock }) =>
      clock.run === task.run && clock.state === 'running' && clock.unit === 'working-day' && clock.side === side,
  )
}

/** Where it hurts: 今天 (and what is late), within two working days, later, no limit at all. */
export function placed(
  task: Row<'task'>,
  found: ClockOfRun | undefined,
  { calendars, now }: Pick<ReadingClock, 'calendars' | 'now'>,
  clocks: readonly ClockOfRun[] = [],
): Pick<TodoRow, 'clock' | 'due' | 'urgency' | 'group'> {
  const today = legalDay(now)
  const due = found?.clock.due_on ?? task.due_on
  const clock = found ? readClock(found.clock, found.entries, { calendars, now, suspended: false }) : null
  if (!due) return { clock, due: '', urgency: null, group: 'open' }
  const inYear = { year: due.slice(0, 4) !== today.slice(0, 4) }
  const validity = !found && clocks.some((one) => one.clock.run === task.run && isValidity(one.clock, due))
  if (validity)
    return { clock, due: `有效至 ${dayText(due, { ...inYear, weekday: false })}`, urgency: null, group: 'open' }
  const left = due <= today ? 0 : workingDaysBetween(calendars.statutory, today, due)
  // The line of a clock says itself that it is provisional; a bare day has to.
  const provisional = !clock && due > calendars.statutory.announcedUntil ? '（暂定）' : ''
  const words = `${dayText(due, inYear)}${due < today ? ' 已过' : ' 前'}${provisional}`
  if (due <= today) return { clock, due: words, urgency: 'late', group: 'today' }
  return { clock, due: words, urgency: left <= 2 ? 'soon' : null, group: left <= 2 ? 'soon' : 'later' }
}

/** Until when something may be used is not by when it must be done. */
export const isValidity = (clock: Pick<Row<'clock'>, 'on_due' | 'due_on'>, due: string | null): boolean =>
  clock.on_due === 'registration.lapse' && clock.due_on === due

/** A long list of what is missing is told in full where the step is taken; here its first two stand for it. */
function inBrief(sentence: string): string {
  const parts = sentence.split('；')
  return parts.length > 3 ? `${parts.slice(0, 2).join('；')}；等 ${parts.length} 项` : sentence
}
