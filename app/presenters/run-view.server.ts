import type { AnyMachineSnapshot } from 'xstate'
import { listSeats } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { type Action, actionsFor } from '#workflows/kit/actions.ts'
import type { Actor, Capacity, Route } from '#workflows/kit/seats.ts'
import type { Given, Stage, StageName } from '#workflows/kit/stage.ts'
import { stageFor } from '#workflows/stages.ts'
import { snapshotOf } from '../commands/perform.server.ts'
import { givenFor } from '../given/given.server.ts'
import { actorOn } from '../reach.server.ts'
import { officialWord, stateTitle } from './event-words.ts'
import type { Room } from './project-room.server.ts'

/** One run with everything a screen asks of it: its words, who is awaited, and what the person looking may do. */
export type RunView = {
  row: Row<'run'>
  stage: Stage
  snapshot: AnyMachineSnapshot
  /** What it is about, such as the agency of a rating or the name of an issue. */
  subject: string
  state: string
  official: string | null
  awaiting: (Capacity | 'system')[]
  actor: Actor
  given: Given
  actions: Action[]
}

export async function viewRun(room: Room, row: Row<'run'>): Promise<RunView> {
  const { tx, who, project, now } = room
  const route = project.route as Route
  const stage = stageFor(row.stage as StageName, route)
  const snapshot = snapshotOf(stage, row)
  const actor = await actorOn(tx, who, project.id, row.id, now)
  const given = row.status === 'active' ? await givenFor(room, row, now) : {}
  return {
    row,
    stage,
    snapshot,
    subject: await subjectOf(room, row),
    state: stateTitle(row.stage, row.state, route),
    official: officialWord(row.stage, row.state, route, project.venue) ?? null,
    awaiting: await awaitedHere(room, row),
    actor,
    given,
    actions: actionsFor(snapshot, actor, given, now),
  }
}

/** Of several capacities a state awaits, those that somebody sits in here: a guarantee has one provider, not every kind of it. */
async function awaitedHere({ tx, project }: Room, row: Row<'run'>): Promise<RunView['awaiting']> {
  const awaited = row.awaiting.split(' ').filter(Boolean) as RunView['awaiting']
  const seats = await listSeats(tx, project.id)
  const seated = awaited.filter(
    (capacity) =>
      capacity === 'system' ||
      seats.some((seat) => seat.capacity === capacity && (seat.run === null || seat.run === row.id)),
  )
  return seated.length > 0 ? seated : awaited
}

const instruments: Record<string, string> = {
  guarantee: '保证担保',
  crmw: '信用风险缓释凭证',
  'direct-investment': '直接投资',
  'counter-guarantee': '反担保',
  pledge: '抵质押',
}

async function subjectOf({ tx, project }: Room, run: Row<'run'>): Promise<string> {
  const id = run.subject_id
  if (run.subject_kind === 'offering')
    return (await tx.selectFrom('offering').select('name').where('id', '=', id).executeTakeFirst())?.name ?? '发行'
  if (run.subject_kind === 'bond')
    return (await tx.selectFrom('bond').select('name').where('id', '=', id).executeTakeFirst())?.name ?? '债券'
  if (run.subject_kind === 'rating_action') {
    const rating = await tx
      .selectFrom('rating_action')
      .innerJoin('organisation', 'organisation.id', 'rating_action.agency')
      .select(['organisation.name', 'rating_action.subject_name'])
      .where('rating_action.id', '=', id)
      .executeTakeFirst()
    return rating ? `${rating.name}对${rating.subject_name}的评级` : '评级'
  }
  if (run.subject_kind === 'arrangement') {
    const arrangement = await tx
      .selectFrom('arrangement')
      .innerJoin('organisation', 'organisation.id', 'arrangement.provider')
      .select(['organisation.name', 'arrangement.instrument'])
      .where('arrangement.id', '=', id)
      .executeTakeFirst()
    return arrangement
      ? `${arrangement.name} · ${instruments[arrangement.instrument] ?? arrangement.instrument}`
      : '增信'
  }
  return run.subject_kind === 'registration' ? stageFor('registration', project.route as Route).title : '项目储备'
}

const settled: Partial<Record<StageName, readonly string[]>> = {
  rating: ['published', 'tracking'],
  enhancement: ['signed', 'in-force'],
  registration: ['registered'],
  outstanding: ['current', 'extended'],
}

/** Open, yet with nothing on the way: it waits for its day or for its next issue. */
export const isSettled = ({ stage, state, status }: Row<'run'>): boolean =>
  status === 'done' || (settled[stage as StageName]?.includes(state) ?? false)

const spine: readonly StageName[] = ['issuance', 'outstanding', 'registration', 'reserve']

/** The run a project page is about: the latest of the main line that is open, an issue before the bonds it follows. */
export function focusOf(runs: readonly Row<'run'>[]): Row<'run'> | undefined {
  const open = runs.filter(({ status }) => status === 'active')
  for (const stage of spine) {
    const found = open.find((run) => run.stage === stage)
    if (found) return found
  }
  return open.at(-1) ?? runs.at(-1)
}
