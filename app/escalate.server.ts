import type { Db } from '#db/connect.ts'
import { findClock, listLedger, nextToEscalate, saveClock } from '#db/queries/clocks.ts'
import { insertNotices } from '#db/queries/notices.ts'
import { listSeats } from '#db/queries/seats.ts'
import { listOpenTasks } from '#db/queries/tasks.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction } from '#db/shared-commit.ts'
import type { CalendarId } from '#workflows/calendar/calendar.ts'
import { standing } from '#workflows/calendar/clock.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Escalation, nextEscalation } from '#workflows/calendar/escalation.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import { type Capacity, capacities, type Side } from '#workflows/kit/seats.ts'
import { alertSteps } from './commands/clock-due.server.ts'
import { type Desk, openDesk } from './commands/desk.server.ts'
import { asEntry, termsOf } from './commands/keep-clocks.server.ts'
import type { Ports } from './ports.ts'

/** In one round at most so many, that letters and lapses are not kept waiting. */
const most = 200

/**
 * Tells those who are responsible that half and four fifths of a budget are used, and them and their leader that its last
 * day has come: in order of time, each once, also when nobody was told for days. Answers how many were told.
 */
export async function escalateDue(db: Db, ports: Ports): Promise<number> {
  for (let told = 0; told < most; told += 1) {
    const [due] = await nextToEscalate(db, ports.now())
    if (!due) return told
    await inTransaction(db, async (tx) => {
      const desk = await openDesk(tx, due.project, ports)
      const clock = await findClock(tx, due.id)
      if (desk && clock?.alert_at) await escalate(desk, clock)
    })
  }
  return most
}

/** Tells, and sets when to tell next. A share that a new edition of the calendar has put off is only set anew. */
async function escalate(desk: Desk, clock: Row<'clock'>): Promise<void> {
  const ledger = { entries: (await listLedger(desk.tx, clock.id)).map(asEntry) }
  const calendar = desk.rulebook.calendars[clock.calendar as CalendarId]
  const steps = alertSteps(clock)
  const next = nextEscalation(ledger, calendar, clock.alerted, steps)
  if (!next || next.at > desk.ports.now()) return saveClock(desk.tx, clock.id, { alert_at: next?.at ?? null })
  const { used, budget } = standing(ledger, calendar, next.at)
  await insertNotices(desk.tx, await noticesOf(desk, clock, next, `已用 ${used} / ${budget} 个工作日`))
  const after = nextEscalation(ledger, calendar, next.percent, steps)
  await saveClock(desk.tx, clock.id, { alerted: next.percent, alert_at: after?.at ?? null })
}

const words: Record<Escalation['percent'], string> = {
  50: '期限已过半',
  80: '期限已用八成',
  100: '期限今日届满',
}

async function noticesOf(desk: Desk, clock: Row<'clock'>, { percent, at }: Escalation, used: string) {
  const { project, ports } = desk
  const { title } = termsOf(desk, clock.name as ClockName, legalDay(at))
  const told = new Map((await listTold(desk, clock, percent)).map((to) => [`${to.organisation} ${to.capacity}`, to]))
  return [...told.values()].map((to) => ({
    ...to,
    id: ports.newId(),
    project: project.id,
    run: clock.run,
    person: null,
    title: `${title}${words[percent]}`,
    detail: `${project.name}（${project.number}）：${used}，最迟 ${clock.due_on ?? '未定'} 24:00${clock.provisional_at ? '（暂定）' : ''}`,
    at,
    read_at: null,
    kind: 'deadline',
  }))
}

type Told = { organisation: string; capacity: string }

/** Whose time it is when nobody on that side is asked at the moment. */
const holders: Record<Side, readonly Capacity[]> = {
  issuer: ['issuer', 'lead-underwriter'],
  review: ['venue-review'],
  enhancement: ['enhancer', 'guarantor'],
  independent: [],
}

/** Those asked on the clock's side; on the last day also who answers for them. */
async function listTold(desk: Desk, { run, side }: Row<'clock'>, percent: Escalation['percent']): Promise<Told[]> {
  const seats = (await listSeats(desk.tx, desk.project.id)).filter((seat) => seat.run === null || seat.run === run)
  const seatsOf = (of: readonly Capacity[]) => seats.filter(({ capacity }) => of.some((one) => one === capacity))
  const asked = (await listOpenTasks(desk.tx, desk.project.id)).flatMap(({ run: of, capacity, organisation }) =>
    of === run && organisation !== null && capacities[capacity as Capacity].side === side
      ? [{ capacity, organisation }]
      : [],
  )
  const responsible = asked.length > 0 ? asked : seatsOf(holders[side as Side]).map(told)
  if (percent < 100) return responsible
  return [...responsible, ...leaders(side as Side, responsible, seatsOf(['lead-underwriter']).map(told))]
}

const told = ({ organisation, capacity }: Row<'seat'>): Told => ({ organisation, capacity })

/** Reviewers answer to the supervisor of their own house; everybody else is led through the flow by the lead underwriter. */
const leaders = (side: Side, responsible: readonly Told[], underwriters: readonly Told[]): readonly Told[] =>
  side === 'review'
    ? responsible
        .filter(({ capacity }) => capacity.startsWith('venue-'))
        .map(({ organisation }) => ({ organisation, capacity: 'venue-supervisor' }))
    : underwriters
