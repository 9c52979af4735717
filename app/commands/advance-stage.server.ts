import type { Db, Tx } from '#db/connect.ts'
import { findLapsed } from '#db/queries/clocks.ts'
import { findRequest, keepRequest } from '#db/queries/requests.ts'
import { findRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { type Actor, system } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { canonical, sha256 } from './canonical.server.ts'
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
  const project = async (tx: Tx) => (await findRun(tx, command.run))?.project ?? absent()
  return atDesk(db, project, ports, (desk) => afterLapses(desk, command), command.recorded ?? null)
}

const absent = (): never => {
  throw refusal(refuse('unavailable', '没有这项办理事项。'))
}

/** What lapsed stays lapsed, also when the person's own step is then refused: the page they saw was of another day. */
async function afterLapses(desk: Desk, command: Advance): Promise<Advanced | Refusal> {
  const kept = await answered<Advanced>(desk, command)
  if (kept) return kept
  const at = desk.ports.now()
  const { run, lapsed } = await lapse(desk, command.run, at)
  if (lapsed > 0) return stale
  return keepAnswer(desk, command, await advance(desk, run, command, at))
}

async function advance(desk: Desk, run: Row<'run'>, command: Advance, at: string): Promise<Advanced> {
  if (run.revision !== command.revision) throw refusal(stale)
  const done = await perform(desk, run, { type: command.type, data: command.data, by: command.actor, at, cause: null })
  if (!done.ok) throw refusal(done)
  return { ok: true, event: done.event, state: done.run.state, revision: done.run.revision }
}

/**
 * Lapse before act: whatever ran out by `at` happens first, in order of due time, each at its own due instant,
 * so that results never depend on when a worker ran.
 */
export async function lapse(desk: Desk, id: string, at: string): Promise<{ run: Row<'run'>; lapsed: number }> {
  for (let lapsed = 0; ; lapsed += 1) {
    const run = await findRun(desk.tx, id)
    if (!run) return absent()
    const due = await findLapsed(desk.tx, id, at)
    if (!due || run.status !== 'active') return { run, lapsed }
    const intent = { type: due.on_due, data: {}, by: system, at: due.due_at, cause: null, reason: '期限届满' }
    const done = await perform(desk, run, intent)
    if (!done.ok) throw new Error(`The lapse ${due.on_due} was refused in ${run.state}: ${done.message}`)
  }
}

type Answer = Record<string, unknown> & { ok: true }
type Asking = { actor: Actor; key: string; what?: string }

/** Idempotency: same key and body, the stored answer; same key, other body, refused. Refusals are not stored. */
export async function once<T extends Answer>(desk: Desk, request: Asking, act: () => Promise<T>): Promise<T> {
  return (await answered<T>(desk, request)) ?? keepAnswer(desk, request, await act())
}

const bodyOf = (request: Asking): string =>
  sha256(canonical({ ...request, actor: undefined, key: undefined, recorded: undefined }))

async function answered<T extends Answer>(desk: Desk, request: Asking): Promise<T | null> {
  const kept = await findRequest(desk.tx, request.actor.person, request.key)
  if (!kept) return null
  if (kept.body === bodyOf(request)) return JSON.parse(kept.answer)
  throw refusal(refuse('conflict', '同一请求编号已用于另一项操作，请刷新页面后重新提交。'))
}

async function keepAnswer<T extends Answer>(desk: Desk, request: Asking, answer: T): Promise<T> {
  const { actor, key } = request
  const row = { actor: actor.person, key, body: bodyOf(request), answer: JSON.stringify(answer), at: desk.ports.now() }
  await keepRequest(desk.tx, row)
  return answer
}
