import { advanceStage } from '#app/commands/advance-stage.server.ts'
import { actorOn } from '#app/reach.server.ts'
import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import { findRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import type { Refusal } from '#workflows/kit/step.ts'
import type { Agenda } from './agenda.ts'
import type { Cast, House, Player } from './cast.ts'
import type { StoryClock } from './clock.ts'
import type { Days } from './days.ts'
import type { Deal } from './deal.ts'
import type { ToldFinding } from './findings.ts'
import type { Outline } from './outline.ts'

/** Everything a scene plays with. */
export type Theatre = {
  deal: Deal
  outline: Outline
  days: Days
  cast: Cast
  real: boolean
  ending: 'outstanding' | 'redeemed' | 'default'
  db: Db
  store: Store
  clock: StoryClock
  ports: { newId: () => string; now: () => string }
  agenda: Agenda
  /** What the rules said on the way, by rule and reason. */
  findings: Map<string, ToldFinding>
  /** The project once it is open. */
  project: string
  /** Sends what waits in the outbox, prints what was asked for, tells what has happened. */
  settle: () => Promise<void>
  /** A line about the work itself, not about the deal. */
  note: (line: string) => void
}

/** A command refused what the plan had taken for allowed. */
export type Refused = Error & { refused: { what: string; refusal: Refusal } }

export const isRefused = (error: unknown): error is Refused => error instanceof Error && 'refused' in error

const refusing = (what: string, refusal: Refusal): Error => {
  const fields = Object.values(refusal.fields ?? {}).flat()
  return Object.assign(new Error([refusal.message, ...fields].join(' ')), { refused: { what, refusal } })
}

/** The answer of a command, or the story ends with its refusal. */
export function allowed<T extends { ok: true }>(what: string, done: T | Refusal): T {
  if (!done.ok) throw refusing(what, done)
  return done
}

/** The n-th person of a capacity; of one house where several hold it. */
export function player({ cast }: Theatre, capacity: Capacity, n = 0, house?: House): Player {
  const found = cast.players.filter(
    (one) => one.capacity === capacity && (house === undefined || one.organisation === house.id),
  )[n]
  if (!found) throw new Error(`Nobody plays ${capacity} ${n + 1}`)
  return found
}

const seconds = 60
export async function actorOf(theatre: Theatre, who: Player, run: string | null): Promise<Actor> {
  const sitting = { person: who.id, organisation: who.organisation, capacity: who.capacity }
  return actorOn(theatre.db, sitting, theatre.project, run, theatre.clock.now())
}

/** One step of one run by a person from his own seat, a minute after the step before; then whatever it sent leaves. */
export async function act(theatre: Theatre, who: Player, run: string, type: string, data: unknown = {}): Promise<void> {
  theatre.clock.pass(seconds)
  const row = await findRun(theatre.db, run)
  if (!row) throw new Error(`No run for ${type}`)
  const actor = await actorOf(theatre, who, run)
  const command = { run, revision: row.revision, type, data, actor, key: theatre.ports.newId() }
  allowed(type, await advanceStage(theatre.db, command, theatre.ports))
  await theatre.settle()
}

/** The latest run of a stage, or the one on a subject. */
export async function runOf({ db, project }: Theatre, stage: StageName, subject?: string): Promise<Row<'run'>> {
  return db
    .selectFrom('run')
    .selectAll()
    .where('project', '=', project)
    .where('stage', '=', stage)
    .$if(subject !== undefined, (runs) => runs.where('subject_id', '=', subject ?? ''))
    .orderBy('ordinal', 'desc')
    .executeTakeFirstOrThrow()
}
