import { compiled, compiledChange } from '../compiled.ts'
import type { Db } from '../connect.ts'
import type { Row } from '../schema.ts'

/** Running clocks of a calendar, by project; the last project of a full page may go on beyond it. */
export const listRunningPage = compiled((db, calendar: string, after: string, limit: number) =>
  running(db)
    .where('calendar', '=', calendar)
    .where('state', '=', 'running')
    .where('project', '>', after)
    .orderBy('project')
    .limit(limit),
)

/** All running clocks of one project on a calendar, however many. */
export const listRunningOf = compiled((db, calendar: string, project: string) =>
  running(db).where('calendar', '=', calendar).where('state', '=', 'running').where('project', '=', project),
)

export type RunningClock = Pick<Row<'clock'>, (typeof columns)[number]>

const columns = [
  ...(['id', 'project', 'run', 'name', 'side', 'unit', 'budget', 'calendar'] as const),
  ...(['due_on', 'due_at', 'provisional_at', 'on_due', 'alert_at', 'alerted'] as const),
] as const

const running = (db: Db) => db.selectFrom('clock').select(columns)

export type LedgerLine = Pick<Row<'clock_entry'>, 'clock' | 'kind' | 'at' | 'days'>

const ledgers = (db: Db) =>
  db
    .selectFrom('clock')
    .innerJoin('clock_entry', 'clock_entry.clock', 'clock.id')
    .select(['clock_entry.clock', 'clock_entry.kind', 'clock_entry.at', 'clock_entry.days'])
    .where('clock.state', '=', 'running')
    .orderBy('clock_entry.clock')
    .orderBy('clock_entry.ordinal')

/** The ledgers of the running clocks of a calendar in projects after one, up to and including another. */
export const listRunningLedgers = compiled((db, calendar: string, after: string, upTo: string) =>
  ledgers(db)
    .where('clock.calendar', '=', calendar)
    .where('clock.project', '>', after)
    .where('clock.project', '<=', upTo),
)

/** The ledgers of the running clocks of one project on a calendar. */
export const listRunningLedgersOf = compiled((db, calendar: string, project: string) =>
  ledgers(db).where('clock.calendar', '=', calendar).where('clock.project', '=', project),
)

export async function countRunning(db: Db, calendar: string): Promise<number> {
  const { count } = await db
    .selectFrom('clock')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('calendar', '=', calendar)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The derived columns of a clock that runs; nought when it has been held or stopped meanwhile. */
export const redateClock = compiledChange(
  (db, dueOn: string | null, dueAt: string | null, provisionalAt: string | null, alertAt: string | null, id: string) =>
    db
      .updateTable('clock')
      .set({ due_on: dueOn, due_at: dueAt, provisional_at: provisionalAt, alert_at: alertAt })
      .where('id', '=', id)
      .where('state', '=', 'running'),
)
