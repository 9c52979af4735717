import { listGroupMembers } from '#db/queries/timetable.ts'
import { workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { dutyTitles } from '#workflows/kit/organisation-kinds.ts'
import { type Capacity, capacities, type Duty } from '#workflows/kit/seats.ts'
import { planOf } from '#workflows/timetable/plan.ts'
import type { Plan, PlanFacts, PlanRow } from '#workflows/timetable/plan-facts.ts'
import { dayText } from '../components/chinese-date.ts'
import type { PlanBarProps } from '../components/plan-bar.tsx'
import { stagesSeenBy } from '../run-reach.server.ts'
import { maySeeSeat, staysInHouse } from '../walls.ts'
import { type BasisView, basisView } from './basis-view.ts'
import { stageTitles } from './event-words.ts'
import { planFactsOf } from './plan-facts.server.ts'
import { type PredictionView, predictions } from './prediction.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'

export type StepView = {
  key: string
  stage: string
  title: string
  parties: Capacity[]
  from: string
  to: string
  days: number
  word: string
  tone: 'pine' | 'azure' | 'slate' | 'cinnabar'
  late: boolean
  done: boolean
  mine: boolean
  provisional: boolean
  basis: BasisView
  latest: string | null
  /** It is planned for later than it may be. */
  tooLate: boolean
  bar: PlanBarProps
}

export type MemberView = {
  key: string
  capacity: Capacity
  organisation: string
  recorded: boolean
  /** Absent where this seat is not told who sits there. */
  persons: { name: string; duty: string; email: string; standsInFor: string | null }[] | null
}

export type StepGroup = { key: string; title: string; rows: StepView[] }

export type TimetablePage = {
  frame: FrameView
  next: { title: string; by: string; left: string; late: boolean } | null
  /** What is done, and what is under way or still to come; each by stages. */
  done: StepGroup[]
  groups: StepGroup[]
  days: { label: string; value: string }[]
  verdict: { fits: boolean; title: string; words: string } | null
  pin: { day: string; today: string } | null
  hasTarget: boolean
  provisional: boolean
  predictions: PredictionView[]
  members: MemberView[]
  key: string
  asOf: string
}

/** Those who plan an issue together: they see the day aimed at, and each other's persons and addresses. */
const workingGroup: readonly Capacity[] = [
  'issuer',
  'lead-underwriter',
  'joint-underwriter',
  'counsel',
  'auditor',
  'rater',
  'trustee',
  'enhancer',
  'guarantor',
]
const pinners: readonly Capacity[] = ['issuer', 'lead-underwriter']

/** An expert is shown his meeting and nothing around it. */
export const hasTimetable = (capacity: Capacity): boolean => capacity !== 'expert'

export async function presentTimetable(room: Room, key: string): Promise<TimetablePage> {
  const { who } = room
  if (!hasTimetable(who.capacity)) throw new Response('您的席位没有工作时间表。', { status: 404 })
  const facts = await planFactsOf(room, workingGroup.includes(who.capacity))
  const plan = planOf(facts)
  const rows = plan.rows.filter((row) => maySee(room, row, facts))
  const isDone = ({ standing }: PlanRow) => standing === 'done'
  const [done, open] = [rows.filter(isDone), rows.filter((row) => !isDone(row))]
  const steps = (of: readonly PlanRow[]) => groupsOf(of.map((row) => stepOf(row, of, facts, who.capacity)))
  return {
    frame: frameOf(room, 'timetable'),
    next: nextOf(rows, facts, who.capacity),
    done: steps(done),
    groups: steps(open),
    days: daysOf(plan, rows),
    verdict: verdictOf(plan),
    pin: pinners.includes(who.capacity) ? { day: facts.target ?? '', today: facts.today } : null,
    hasTarget: facts.target !== null,
    provisional: rows.some(({ provisional }) => provisional),
    predictions: await predictions(room, facts.runs),
    members: await membersOf(room),
    key,
    asOf: room.now,
  }
}

/**
 * Stages a seat has no part in, runs it may not know of, and work inside the underwriter's house are not in its timetable.
 * Who neither plans nor reviews is shown what is under way, and of an issue only days that are set.
 */
function maySee({ who, runs }: Room, { stage, key }: PlanRow, { schedule }: PlanFacts): boolean {
  if (!stagesSeenBy(who.capacity).includes(stage)) return false
  const [run = '', state = ''] = key.split(':')
  const begun = run !== stage
  if (begun && !runs.some(({ id }) => id === run)) return false
  if (capacities[who.capacity].side === 'review') return !(stage === 'registration' && staysInHouse(state))
  return workingGroup.includes(who.capacity) || (begun && (stage !== 'issuance' || schedule !== null))
}

const standings: Record<PlanRow['standing'], Pick<StepView, 'word' | 'tone'>> = {
  done: { word: '已完成', tone: 'pine' },
  now: { word: '进行中', tone: 'azure' },
  planned: { word: '计划', tone: 'slate' },
}

/** Bars of one table share its days. */
function stepOf(row: PlanRow, rows: readonly PlanRow[], { today }: PlanFacts, capacity: Capacity): StepView {
  const { from, to, latest, standing, parties } = row
  const first = rows.reduce((day, one) => (one.from < day ? one.from : day), from)
  const last = rows.reduce((day, one) => [day, one.to, one.latest ?? ''].toSorted().at(-1) ?? day, to)
  return {
    key: row.key,
    stage: row.subject ? `${stageTitles[row.stage]} · ${row.subject}` : stageTitles[row.stage],
    title: row.title,
    parties: [...parties],
    from,
    to,
    days: row.days,
    ...(row.late ? { word: '已过期限', tone: 'cinnabar' as const } : standings[standing]),
    late: row.late,
    done: standing === 'done',
    mine: standing !== 'done' && parties.includes(capacity),
    provisional: row.provisional,
    basis: basisView(row.basis),
    latest,
    tooLate: latest !== null && to > latest,
    bar: { from, to, standing, late: row.late, today, span: { from: first, to: last }, ...(latest ? { latest } : {}) },
  }
}

function groupsOf(steps: readonly StepView[]): StepGroup[] {
  const groups = new Map<string, StepView[]>()
  for (const step of steps) groups.set(step.stage, [...(groups.get(step.stage) ?? []), step])
  return [...groups].map(([title, rows]) => ({ key: title, title, rows }))
}

/** What this seat has to do first. */
function nextOf(rows: readonly PlanRow[], { today, rulebook }: PlanFacts, capacity: Capacity): TimetablePage['next'] {
  const own = rows.filter(({ standing, parties }) => standing !== 'done' && parties.includes(capacity))
  const row = own.toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))[0]
  if (!row) return null
  const left = workingDaysBetween(rulebook.calendars.statutory, today, row.to)
  return {
    title: row.title,
    by: dayText(row.to, { year: row.to.slice(0, 4) !== today.slice(0, 4) }),
    left: left > 0 ? `还有 ${left} 个工作日` : left === 0 ? '就是今天' : `已过 ${-left} 个工作日`,
    late: row.late,
  }
}

function daysOf({ registeredOn, bookOn, listingOn }: Plan, rows: readonly PlanRow[]): TimetablePage['days'] {
  const seen = (stage: string) => rows.some((row) => row.stage === stage)
  const days: [string, string | null][] = [
    ['注册', seen('registration') ? registeredOn : null],
    ['簿记', seen('issuance') ? bookOn : null],
    ['上市流通', seen('issuance') ? listingOn : null],
  ]
  return days.flatMap(([label, day]) => (day ? [{ label, value: dayText(day, { year: true }) }] : []))
}

function verdictOf({ verdict }: Plan): TimetablePage['verdict'] {
  if (!verdict) return null
  const { fits, target, earliest, slack, first } = verdict
  const [aim, soonest] = [dayText(target, { year: true }), dayText(earliest, { year: true })]
  const by = first ? `「${first.title}」须在${dayText(first.by, { year: true })}前办结。` : ''
  return fits
    ? { fits, title: `${aim}簿记来得及`, words: `按现在的计划最早可在${soonest}簿记，余 ${slack} 个工作日。${by}` }
    : { fits, title: `${aim}簿记来不及`, words: `按现在的计划最早可在${soonest}簿记，差 ${-slack} 个工作日。${by}` }
}

async function membersOf(room: Room): Promise<MemberView[]> {
  const { tx, project, who, now } = room
  const near = workingGroup.includes(who.capacity)
  const reviews = capacities[who.capacity].side === 'review'
  return (await listGroupMembers(tx, project.id, now))
    .filter((member) => maySeeSeat(who, member))
    .map(({ seat, capacity, organisation, name, mode, persons }) => {
      const inGroup = workingGroup.includes(capacity as Capacity)
      const told = organisation === who.organisation || (inGroup && (near || reviews))
      return {
        key: seat,
        capacity: capacity as Capacity,
        organisation: name,
        recorded: mode === 'recorded',
        persons: told ? persons.map(({ duty, ...one }) => ({ ...one, duty: dutyTitles[duty as Duty] ?? duty })) : null,
      }
    })
}
