import { findRun, listRunsOn } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { system } from '#workflows/kit/seats.ts'
import type { Reaction, Relation } from '#workflows/lifecycle.ts'
import type { Made } from '../records/record.server.ts'
import { type Desk, refusal } from './desk.server.ts'
import { openRun, perform } from './perform.server.ts'

type Cause = { event: string; at: string }

const deepest = 8

/** Carries out what one event sets off, in order, in the same transaction, each logged with its cause. */
export async function react(
  desk: Desk,
  run: Row<'run'>,
  reactions: readonly Reaction[],
  made: readonly Made[],
  cause: Cause,
) {
  if (reactions.length === 0) return
  if (desk.depth >= deepest) throw new Error(`Reactions deeper than ${deepest}: the lifecycle has a cycle`)
  desk.depth += 1
  for (const reaction of reactions) {
    if (reaction.do === 'open') await openEach(desk, run, reaction, made, cause)
    else await sendEach(desk, run, reaction, cause)
  }
  desk.depth -= 1
}

async function openEach(
  desk: Desk,
  run: Row<'run'>,
  reaction: Extract<Reaction, { do: 'open' }>,
  made: readonly Made[],
  cause: Cause,
) {
  for (const subject of made.filter(({ kind }) => kind === reaction.on)) {
    const parent = reaction.stage === run.stage ? run.id : null
    await openRun(desk, { stage: reaction.stage, subject, parent, by: system, at: cause.at, cause: cause.event })
  }
}

async function sendEach(desk: Desk, run: Row<'run'>, reaction: Extract<Reaction, { do: 'send' }>, cause: Cause) {
  for (const target of await related(desk, run, reaction.to)) {
    if (target.status !== 'active') continue
    const done = await perform(desk, target, {
      type: reaction.type,
      data: {},
      by: system,
      at: cause.at,
      cause: cause.event,
    })
    // A related run for which the event means nothing now is left as it is; anything else undoes the whole command.
    if (!done.ok && done.reason !== 'unavailable' && done.reason !== 'finished') throw refusal(done)
  }
}

/** Runs related to this one, found by the rows they are about. */
async function related(desk: Desk, run: Row<'run'>, relation: Relation): Promise<Row<'run'>[]> {
  const { tx } = desk
  if (relation === 'parent') {
    const parent = run.parent_run ? await findRun(tx, run.parent_run) : undefined
    return parent ? [parent] : []
  }
  if (relation === 'children') return tx.selectFrom('run').selectAll().where('parent_run', '=', run.id).execute()
  if (relation === 'registration-of-offering') {
    const offering = await tx
      .selectFrom('offering')
      .select('registration')
      .where('id', '=', run.subject_id)
      .executeTakeFirst()
    return offering ? listRunsOn(tx, 'registration', offering.registration) : []
  }
  if (relation === 'offerings-of-registration') {
    return tx
      .selectFrom('run')
      .innerJoin('offering', 'offering.id', 'run.subject_id')
      .selectAll('run')
      .where('offering.registration', '=', run.subject_id)
      .execute()
  }
  if (relation === 'bonds-of-arrangement') return bondsBehind(desk, run)
  if (relation === 'ratings-of-bond') return runsOfStage(desk, run.project, 'rating')
  return tx
    .selectFrom('run')
    .innerJoin('arrangement', 'arrangement.id', 'run.subject_id')
    .selectAll('run')
    .where('arrangement.project', '=', run.project)
    .where('arrangement.parent', 'is', null)
    .where('arrangement.ended_at', 'is', null)
    .orderBy('arrangement.created_at')
    .execute()
}

/** The bonds an arrangement stands behind. What a counter-guarantee pays goes to the arrangement before it, not to holders. */
async function bondsBehind(desk: Desk, run: Row<'run'>): Promise<Row<'run'>[]> {
  return run.parent_run ? [] : runsOfStage(desk, run.project, 'outstanding')
}

const runsOfStage = ({ tx }: Desk, project: string, stage: string): Promise<Row<'run'>[]> =>
  tx
    .selectFrom('run')
    .selectAll()
    .where('project', '=', project)
    .where('stage', '=', stage)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
