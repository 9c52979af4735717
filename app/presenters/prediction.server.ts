import { type Alike, type FinishedRow, listGranted, listListed } from '#db/queries/finished-cases.ts'
import { listStateChanges } from '#db/queries/timetable.ts'
import { addWorkingDays, type Calendar, workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import type { PlannedRun } from '#workflows/timetable/plan-facts.ts'
import { type FinishedCase, type Remaining, remaining } from '#workflows/timetable/remaining.ts'
import { dayText } from '../components/chinese-date.ts'
import type { EndRangeProps } from '../components/end-range.tsx'
import { visitsOf } from './plan-facts.server.ts'
import type { Room } from './project-room.server.ts'

export type PredictionView = {
  /** 注册 or 上市流通. */
  to: string
  words: string
  /** How many cases, of which period; or why nothing is said. */
  grounds: string
  range: EndRangeProps | null
}

/** Where a run is, and since when. */
export type WalkedRun = Pick<PlannedRun, 'stage' | 'state' | 'ended' | 'visits'>

/** Kept for ten minutes of the house's clock: history does not move faster. */
const kept = new WeakMap<object, Map<string, FinishedRow[]>>()

async function remembered(db: object, key: string, find: () => Promise<FinishedRow[]>): Promise<FinishedRow[]> {
  const own = kept.get(db) ?? new Map<string, FinishedRow[]>()
  kept.set(db, own)
  const found = own.get(key) ?? (await find())
  if (own.size > 200) own.clear()
  own.set(key, found)
  return found
}

/**
 * 剩余工作日, from cases of the same route, market and kind of issuer that came through the same state, the green channel
 * apart. What this project shows of its own way is known to whoever looks at it; of the others only their number is told.
 */
export async function predictions(room: Room, runs: readonly WalkedRun[]): Promise<PredictionView[]> {
  const open = (stage: WalkedRun['stage']) => runs.findLast((run) => run.stage === stage && !run.ended)
  const [registration, issuance] = [open('registration'), open('issuance')]
  const under = registration && registration.state !== 'registered' ? registration : undefined
  const run = under ?? issuance
  if (!run) return []
  const since = run.visits.find(({ state }) => state === run.state)?.from
  if (!since) return []
  const asked = { room, run, since }
  return [...(under ? [await predict(asked, '完成注册')] : []), await predict(asked, '上市流通')]
}

/** The same for whoever only knows the rows: where each run has been is read from the log. */
export async function predictionsOf(room: Room): Promise<PredictionView[]> {
  const rows = room.runs.filter(({ stage, status }) => status === 'active' && walked.includes(stage as StageName))
  const ids = rows.map(({ id }) => id)
  const changes = await listStateChanges(room.tx, ids)
  const runs = rows.map(({ id, stage, state }) => ({
    stage: stage as StageName,
    state,
    ended: false,
    visits: visitsOf(changes.filter(({ run }) => run === id)),
  }))
  return predictions(room, runs)
}

const walked: readonly StageName[] = ['registration', 'issuance']

type Asked = { room: Room; run: WalkedRun; since: string }

async function predict({ room, run, since }: Asked, to: '完成注册' | '上市流通'): Promise<PredictionView> {
  const { tx, project, now, rulebook } = room
  const calendar = rulebook.calendars.statutory
  const alike: Alike = {
    route: project.route,
    venue: project.venue,
    issuerKind: project.issuer_kind,
    green: project.green_at !== null && project.green_until === null,
  }
  const passed = { stage: run.stage, state: run.state }
  const key = [now.slice(0, 15), to, ...Object.values(alike), ...Object.values(passed)].join('|')
  const rows = await remembered(tx, key, () => (to === '上市流通' ? listListed : listGranted)(tx, alike, passed))
  const today = legalDay(now)
  const said = remaining(
    rows.map((row) => finished(row, calendar)),
    workingDaysBetween(calendar, since, today),
  )
  return { to, ...viewOf(said, { today, calendar, green: alike.green }) }
}

const finished = ({ entered_at, ended_on }: FinishedRow, calendar: Calendar): FinishedCase => ({
  days: Math.max(workingDaysBetween(calendar, legalDay(entered_at), ended_on), 0),
  endedOn: ended_on,
})

type Around = { today: string; calendar: Calendar; green: boolean }

function viewOf(said: Remaining, { today, calendar, green }: Around): Omit<PredictionView, 'to'> {
  if (!said.told) return { words: '暂不推算', grounds: said.because, range: null }
  const [earliest, latest] = [said.p50, said.p80].map((days) => addWorkingDays(calendar, today, days))
  const period = `${dayText(said.from, { year: true, weekday: false })}至${dayText(said.to, { year: true, weekday: false })}`
  return {
    words: `还需 ${said.p50} 至 ${said.p80} 个工作日`,
    grounds: `本系统 ${period}办结的 ${said.cases} 个同类项目（同一申报路径、市场和发行人类型${green ? '，绿色通道' : '，非绿色通道'}）：一半不超过 ${said.p50} 日，八成不超过 ${said.p80} 日。仅为测算。`,
    range: {
      today,
      earliest: earliest ?? today,
      latest: latest ?? today,
      earliestIf: '五成同类项目',
      latestIf: '八成同类项目',
    },
  }
}
