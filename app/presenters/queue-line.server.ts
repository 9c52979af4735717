import type { Db } from '#db/connect.ts'
import { type CaseHolder, listChanges, listHolders, listReviewClocks } from '#db/queries/case-changes.ts'
import { listClockEntries } from '#db/queries/clocks.ts'
import type { QueueRow } from '#db/queries/queue.ts'
import { type Aside, listAsides } from '#db/queries/set-aside.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Capacity, Route } from '#workflows/kit/seats.ts'
import type { StateMeta } from '#workflows/kit/stage.ts'
import { stageFor } from '#workflows/stages.ts'
import { denseDayText } from '../components/chinese-date.ts'
import type { ClockLineProps } from '../components/clock-line.tsx'
import type { SignedIn } from '../reach.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type ReadingClock, readClock } from './clock-reading.ts'
import { eventTitle, officialWord } from './event-words.ts'

export type Holder = { name: string; mine: boolean; since: string } | null

export type QueueLine = {
  run: string
  project: string
  lane: number
  /** In the green channel, whichever lane it stands in. */
  green: boolean
  number: string
  name: string
  issuer: string
  sample: boolean
  /** Integer fen; null until an amount is asked for. */
  amount: number | null
  /** The venue's own status word; ours where it has none. */
  official: string
  turn: { capacity: Capacity; ours: boolean }[]
  clock: ClockLineProps | null
  /** A limit in months, or why no clock is shown. */
  clockWords: string
  due: string
  dueOn: string | null
  provisional: boolean
  rounds: number
  since: { words: string; fresh: boolean; unseen: boolean }
  first: Holder
  second: Holder
  /** Who has put it aside, until when and why; the day it comes back by itself. */
  asides: { name: string; mine: boolean; until: string; untilOn: string; reason: string }[]
  urgency: 'late' | 'soon' | null
  href: string
  runHref: string
}

export type Gathered = {
  clocks: Row<'clock'>[]
  entries: Row<'clock_entry'>[]
  changes: Row<'event'>[]
  holders: CaseHolder[]
  asides: Aside[]
  calendars: ReadingClock['calendars']
}

/** What a page of lines needs beside its rows, asked for all of them at once. */
export async function gather(db: Db, rows: readonly QueueRow[], who: SignedIn, now: string): Promise<Gathered> {
  const projects = rows.map(({ project }) => project)
  const runs = rows.map(({ id }) => id)
  const clocks = await listReviewClocks(db, runs)
  return {
    clocks,
    entries: await listClockEntries(
      db,
      clocks.map(({ id }) => id),
    ),
    changes: await listChanges(db, who, rows),
    holders: await listHolders(db, projects),
    asides: await listAsides(db, runs, { organisation: who.organisation, today: legalDay(now) }),
    calendars: (await rulebookOf(db)).calendars,
  }
}

type Seen = { who: SignedIn; now: string; href: string }

export function queueLine(row: QueueRow, gathered: Gathered, { who, now, href }: Seen): QueueLine {
  const stage = stageFor('registration', row.route as Route)
  const meta: StateMeta | undefined = stage.machine.states[row.state]?.meta
  const clock = gathered.clocks.find(({ run }) => run === row.id)
  const entries = gathered.entries.filter((entry) => entry.clock === clock?.id)
  const reading = { calendars: gathered.calendars, now, suspended: row.state === 'suspended' }
  const line = clock ? readClock(clock, entries, reading) : null
  const changes = gathered.changes.filter(({ project }) => project === row.project)
  return {
    run: row.id,
    project: row.project,
    lane: Number(row.lane),
    green: row.green_at !== null && row.green_until === null,
    number: row.number,
    name: row.name,
    issuer: row.issuer,
    sample: row.sample !== 'none',
    amount: row.amount,
    official: officialWord('registration', row.state, row.route as Route, row.venue) ?? meta?.title ?? row.state,
    turn: turnOf(row, who),
    clock: line,
    clockWords: wordsOf(clock, meta),
    due: clock?.state === 'running' && clock.due_on ? denseDayText(clock.due_on) : '—',
    dueOn: clock?.state === 'running' ? clock.due_on : null,
    provisional: clock?.provisional_at != null,
    rounds: Number(row.rounds),
    since: sinceWords(row.route as Route, row.seen, changes),
    first: holderOf(gathered, row.project, 'first', who),
    second: holderOf(gathered, row.project, 'second', who),
    asides: asidesOf(gathered, row.project, who),
    urgency: urgencyOf(line, clock, now),
    href,
    runHref: `/projects/${row.project}/runs/${row.id}`,
  }
}

const turnOf = (row: QueueRow, { capacity }: SignedIn): QueueLine['turn'] =>
  row.awaiting
    .split(' ')
    .filter((seat): seat is Capacity => seat !== '' && seat !== 'system')
    .map((seat) => ({ capacity: seat, ours: seat === capacity }))

function wordsOf(clock: Row<'clock'> | undefined, meta: StateMeta | undefined): string {
  if (!clock) return meta?.title ?? '未计时'
  return clock.unit === 'month' ? `自受理 ${clock.budget} 个月内` : ''
}

function holderOf({ holders }: Gathered, project: string, duty: string, { person }: SignedIn): Holder {
  const holder = holders.find((row) => row.project === project && row.duty === duty)
  return holder ? { name: holder.name, mine: holder.person === person, since: holder.from_at } : null
}

const asidesOf = ({ asides }: Gathered, project: string, { person }: SignedIn): QueueLine['asides'] =>
  asides
    .filter((aside) => aside.project === project)
    .map((aside) => ({
      name: aside.name,
      mine: aside.person === person,
      until: denseDayText(aside.until_on),
      untilOn: aside.until_on,
      reason: aside.reason,
    }))

/** The difference since this reviewer last looked, by the words of the buttons that made it. */
function sinceWords(route: Route, seen: number | null, changes: readonly Row<'event'>[]): QueueLine['since'] {
  if (seen === null) return { words: '未看过', fresh: false, unseen: true }
  const words = [...new Set(changes.map((event) => eventTitle(event, route)))]
  const [latest] = words
  if (!latest) return { words: '无变化', fresh: false, unseen: false }
  return { words: words.length === 1 ? latest : `${latest}等 ${changes.length} 项`, fresh: true, unseen: false }
}

function urgencyOf(line: ClockLineProps | null, clock: Row<'clock'> | undefined, now: string): QueueLine['urgency'] {
  if (clock?.state !== 'running' || !clock.due_on) return null
  const left = line ? line.budget - line.used : clock.due_on <= legalDay(now) ? 0 : 9
  if ((line?.over ?? 0) > 0 || clock.due_on < legalDay(now)) return 'late'
  return left <= 2 || (line && line.used * 5 >= line.budget * 4) ? 'soon' : null
}
