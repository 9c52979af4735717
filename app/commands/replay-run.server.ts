import type { Db, Tx } from '#db/connect.ts'
import { listRunEvents } from '#db/queries/events.ts'
import { findRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { type Replayed, replay } from '#workflows/kit/replay.ts'
import type { Route, Seat, Venue } from '#workflows/kit/seats.ts'
import type { EnvelopedEvent, Stage, StageName } from '#workflows/kit/stage.ts'
import { stageFor } from '#workflows/stages.ts'
import { canonical } from './canonical.server.ts'

/** Whether the log of a run leads to what is stored: state and memory, word for word. */
export async function replayRun(db: Db | Tx, project: Row<'project'>, id: string): Promise<Replayed> {
  const run = await findRun(db, id)
  if (!run) return { ok: false, at: id, because: '没有这项办理事项' }
  const done = replayOf(project, run, await listRunEvents(db, id))
  if (!done.ok) return done
  const same = done.state === run.state && canonical(done.context) === canonical(JSON.parse(run.context))
  return same ? done : { ok: false, at: id, because: '重放的结果与保存的不一致' }
}

/** Where the log leads, from the opening of the run on. A step that was taken back (撤回) left no trace in the state. */
export function replayOf(project: Row<'project'>, run: Row<'run'>, log: readonly Row<'event'>[]): Replayed {
  const [opened, ...events] = log
  const { opening } = JSON.parse(opened?.data ?? '{}') as { opening?: Record<string, string> }
  const input = {
    project: project.id,
    subject: run.subject_id,
    issuerKind: project.issuer_kind,
    venue: project.venue as Venue,
    opening: opening ?? {},
  }
  const stage = stageFor(run.stage as StageName, project.route as Route)
  return replay(stage, input, standingSteps(stage, events).map(asStep))
}

/** What is only told of a run (催办, a clock put off) is no step of its machine and moves nothing. */
function standingSteps(stage: Stage, events: readonly Row<'event'>[]): Row<'event'>[] {
  const steps: Row<'event'>[] = []
  for (const event of events) {
    if (event.type === 'step.retract') steps.pop()
    else if (event.type in stage.events) steps.push(event)
  }
  return steps
}

export const asStep = (row: Row<'event'>): { event: EnvelopedEvent; after: string } => ({
  event: {
    type: row.type,
    data: JSON.parse(row.data),
    given: JSON.parse(row.given),
    stamp: {
      id: row.id,
      at: row.at,
      by: { person: row.by_person, organisation: row.by_organisation, seats: row.by_seats.split(' ') as Seat[] },
    },
  },
  after: row.state_after ?? '',
})
