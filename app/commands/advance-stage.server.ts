import type { Db } from '#db/connect.ts'
import { listLapsed } from '#db/queries/clocks.ts'
import { findRequest, keepRequest } from '#db/queries/requests.ts'
import { findRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { type Actor, system } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { canonical, sha256 } from './canonical.ts'
import { atDesk, type Desk, type Recorded, refusal } from './desk.server.ts'
import { perform, stale } from './perform.server.ts'

export type Advance = {
  run: string
  /** The revision of the run that the person saw when deciding. */
  revision: number
  type: string
  data: unknown
  actor: Actor
  /** Made by the page that holds the form: the same key never acts twice. */
  key: string
  recorded?: Recorded
}

export type Advanced = { ok: true; event: string; state: string; revision: number }

/**
 * The only way a stage moves: lock, same request?, lapses, revision, given, step, records, log, clocks, tasks, reactions,
 * messages; all of it happens or none of it does. Refusals are values.
 */
export async function advanceStage(db: Db, command: Advance, ports: Ports): Promise<Advanced | Refusal> {
  const run = await findRun(db, command.run)
  if (!run) return refuse('unavailable', '没有这项办理事项。')
  return atDesk(
    db,
    run.project,
    ports,
    (desk) => once(desk, command, () => advance(desk, command)),
    command.recorded ?? null,
  )
}

async function advance(desk: Desk, command: Advance): Promise<Advanced> {
  const at = desk.ports.now()
  const run = await lapse(desk, command.run, at)
  if (run.revision !== command.revision) throw refusal(stale)
  const done = await perform(desk, run, { type: command.type, data: command.data, by: command.actor, at, cause: null })
  if (!done.ok) throw refusal(done)
  return { ok: true, event: done.event, state: done.run.state, revision: done.run.revision }
}

/**
 * Lapse before act: whatever ran out by `at` happens first, in order of due time, each at its own due instant,
 * so that results never depend on when a worker ran.
 */
export async function lapse(desk: Desk, id: string, at: string): Promise<Row<'run'>> {
  for (;;) {
    const run = await findRun(desk.tx, id)
    if (!run) throw refusal(refuse('unavailable', '没有这项办理事项。'))
    const [due] = await listLapsed(desk.tx, id, at)
    if (!due?.on_due || !due.due_at || run.status !== 'active') return run
    const done = await perform(desk, run, {
      type: due.on_due,
      data: {},
      by: system,
      at: due.due_at,
      cause: null,
      reason: '期限届满',
    })
    if (!done.ok) throw new Error(`The lapse ${due.on_due} was refused in ${run.state}: ${done.message}`)
  }
}

type Answer = Record<string, unknown> & { ok: true }

/** Idempotency: same key and body, the stored answer; same key, other body, refused. Refusals are not stored. */
export async function once<T extends Answer>(
  desk: Desk,
  request: { actor: Actor; key: string; [more: string]: unknown },
  act: () => Promise<T>,
): Promise<T> {
  const { actor, key, recorded: _, ...body } = request
  const hash = sha256(canonical(body))
  const kept = await findRequest(desk.tx, actor.person, key)
  if (kept && kept.body !== hash)
    throw refusal(refuse('conflict', '同一请求编号已用于另一项操作，请刷新页面后重新提交。'))
  if (kept) return JSON.parse(kept.answer)
  const answer = await act()
  await keepRequest(desk.tx, {
    actor: actor.person,
    key,
    body: hash,
    answer: JSON.stringify(answer),
    at: desk.ports.now(),
  })
  return answer
}
