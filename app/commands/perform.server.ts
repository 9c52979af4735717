import type { AnyMachineSnapshot } from 'xstate'
import { insertRun, saveRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { awaiting } from '#workflows/kit/actions.ts'
import type { Actor, Route, Venue } from '#workflows/kit/seats.ts'
import { restore, start, store } from '#workflows/kit/snapshot.ts'
import { type EnvelopedEvent, type Given, type Stage, type StageName, stateMeta } from '#workflows/kit/stage.ts'
import { type Effect, type Refusal, refuse, step } from '#workflows/kit/step.ts'
import { reactionsTo } from '#workflows/lifecycle.ts'
import { stageFor } from '#workflows/stages.ts'
import { givenFor } from '../given/given.server.ts'
import type { Made } from '../records/record.server.ts'
import { recordOf } from '../records/registry.server.ts'
import { assignTasks } from './assign-tasks.server.ts'
import { type Desk, log, refusal } from './desk.server.ts'
import { keepClocks } from './keep-clocks.server.ts'
import { react } from './react.server.ts'
import { send } from './send.server.ts'

export type Intent = { type: string; data: unknown; by: Actor; at: string; cause: string | null; reason?: string }

export type Performed = { ok: true; event: string; run: Row<'run'>; made: Made[] }

export const stageOf = (desk: Pick<Desk, 'project'>, run: Pick<Row<'run'>, 'stage'>): Stage =>
  stageFor(run.stage as StageName, desk.project.route as Route)

export function snapshotOf(stage: Stage, run: Row<'run'>): AnyMachineSnapshot {
  return restore(stage, { value: run.state, context: JSON.parse(run.context), status: run.status })
}

/** One event on one run: given, step, records, save, log, clocks, tasks, reactions, messages. Refusals come back as values. */
export async function perform(desk: Desk, run: Row<'run'>, intent: Intent): Promise<Performed | Refusal> {
  const stage = stageOf(desk, run)
  const before = snapshotOf(stage, run)
  const given = await givenFor(desk, run, intent.at)
  const event: EnvelopedEvent = {
    type: intent.type,
    data: intent.data,
    stamp: { id: desk.ports.newId(), at: intent.at, by: intent.by },
    given,
  }
  const moved = step(stage, before, event)
  if (!moved.ok) return moved

  const { made, messages } = await carryOut(desk, stage, run, event, moved)
  const saved = await keep(desk, run, moved.snapshot, intent.at)
  await log(desk, {
    ...entry(run, event, given, intent),
    before: run.state,
    after: saved.state,
    revision: saved.revision,
  })
  const changed = run.state !== saved.state
  const reason = intent.reason ?? stateMeta(moved.snapshot).title
  if (changed)
    await keepClocks(desk, {
      run: run.id,
      event: event.stamp.id,
      at: intent.at,
      reason,
      entered: stateMeta(moved.snapshot).clocks,
    })
  if (changed) await assignTasks(desk, turn(saved, moved.snapshot, intent))
  await react(
    desk,
    saved,
    reactionsTo({ stage: stage.name, event: intent.type, before: run.state, after: saved.state }),
    made,
    {
      event: event.stamp.id,
      at: intent.at,
    },
  )
  await send(desk, saved, event, messages)
  return { ok: true, event: event.stamp.id, run: saved, made }
}

/** Records write rows in the order the machine names them; what else it names is a message for after the commit. */
async function carryOut(
  desk: Desk,
  stage: Stage,
  run: Row<'run'>,
  event: EnvelopedEvent,
  moved: { snapshot: AnyMachineSnapshot; effects: Effect[] },
) {
  const parsed = { ...event, data: stage.events[event.type]?.parse(event.data) }
  const made: Made[] = []
  for (const { type, params } of moved.effects.filter((effect) => effect.type.startsWith('record.'))) {
    const done = await recordOf(type)({ desk, run, event: parsed, entered: String(moved.snapshot.value), params })
    made.push(...(done ?? []))
  }
  return { made, messages: moved.effects.filter((effect) => !effect.type.startsWith('record.')) }
}

async function keep(desk: Desk, run: Row<'run'>, snapshot: AnyMachineSnapshot, at: string): Promise<Row<'run'>> {
  const stored = store(snapshot)
  const change = {
    state: stored.value,
    context: JSON.stringify(stored.context),
    status: stored.status,
    awaiting: awaiting(snapshot).join(' '),
    changed_at: at,
  }
  if (!(await saveRun(desk.tx, run.id, run.revision, change))) throw refusal(stale)
  return { ...run, ...change, revision: run.revision + 1 }
}

const entry = (run: Row<'run'>, event: EnvelopedEvent, given: Given, intent: Intent) => ({
  id: event.stamp.id,
  run: run.id,
  stage: run.stage,
  type: event.type,
  data: event.data,
  given,
  by: intent.by,
  cause: intent.cause,
  at: intent.at,
})

const turn = (run: Row<'run'>, snapshot: AnyMachineSnapshot, intent: Intent) => ({
  run: run.id,
  at: intent.at,
  by: intent.by.person,
  awaiting: awaiting(snapshot),
})

export const stale = refuse('stale', '这一步刚刚已由他人办理，请核对最新状态后再决定。')

type Opening = {
  stage: StageName
  subject: { kind: string; id: string; opening?: Record<string, string> }
  parent: string | null
  by: Actor
  at: string
  cause: string | null
}

/** Opens a run on a subject: its first state, its clocks and tasks, and a line in the chain. */
export async function openRun(desk: Desk, opening: Opening): Promise<Row<'run'>> {
  const { project } = desk
  const stage = stageFor(opening.stage, project.route as Route)
  const snapshot = start(stage, {
    project: project.id,
    subject: opening.subject.id,
    issuerKind: project.issuer_kind,
    venue: project.venue as Venue,
    opening: opening.subject.opening ?? {},
  })
  const stored = store(snapshot)
  const eventId = desk.ports.newId()
  const { count } = await desk.tx
    .selectFrom('run')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('project', '=', project.id)
    .where('stage', '=', opening.stage)
    .executeTakeFirstOrThrow()
  const run: Row<'run'> = {
    id: desk.ports.newId(),
    project: project.id,
    stage: opening.stage,
    subject_kind: opening.subject.kind,
    subject_id: opening.subject.id,
    ordinal: Number(count) + 1,
    parent_run: opening.parent,
    opened_by_event: opening.cause,
    stage_version: stage.version,
    state: stored.value,
    context: JSON.stringify(stored.context),
    status: stored.status,
    awaiting: awaiting(snapshot).join(' '),
    revision: 0,
    opened_at: opening.at,
    changed_at: opening.at,
  }
  await insertRun(desk.tx, run)
  const data = { subject: opening.subject.kind, id: opening.subject.id, opening: opening.subject.opening ?? {} }
  await log(desk, {
    id: eventId,
    run: run.id,
    stage: run.stage,
    type: 'run.open',
    data,
    given: {},
    by: opening.by,
    cause: opening.cause,
    at: opening.at,
    before: null,
    after: run.state,
    revision: 0,
  })
  const meta = stateMeta(snapshot)
  await keepClocks(desk, { run: run.id, event: eventId, at: opening.at, reason: meta.title, entered: meta.clocks })
  await assignTasks(desk, { run: run.id, at: opening.at, by: opening.by.person, awaiting: awaiting(snapshot) })
  return run
}
