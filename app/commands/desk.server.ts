import type { Db, Tx } from '#db/connect.ts'
import { isPostgres } from '#db/connect.ts'
import { appendEvent } from '#db/queries/events.ts'
import { lockProject, saveProjectHead } from '#db/queries/projects.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction } from '#db/shared-commit.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import type { Ports } from '../ports.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { canonical, sha256 } from './canonical.server.ts'

/** A seat of an authority that is not on the platform: the day, its status word and the paper that proves it (代录). */
export type Recorded = {
  capacity: string
  day: string
  word: string | null
  document: string | null
  maker: string
  checker: string
}

/** One transaction on one project: the lock is held, the chain goes on from `seq` and `head`. */
export type Desk = {
  tx: Tx
  ports: Ports
  project: Row<'project'>
  rulebook: Rulebook
  seq: number
  head: string
  depth: number
  recorded: Recorded | null
}

export type LoggedEvent = {
  id: string
  run: string | null
  stage: string | null
  type: string
  data: unknown
  given: unknown
  by: Actor
  cause: string | null
  at: string
  before: string | null
  after: string | null
  revision: number | null
}

/** Appends to the project's chain: the hash covers everything a reader of history is told. */
export async function log(desk: Desk, event: LoggedEvent): Promise<void> {
  const row = {
    id: event.id,
    project: desk.project.id,
    seq: desk.seq,
    run: event.run,
    stage: event.stage,
    type: event.type,
    data: canonical(event.data),
    given: canonical(event.given),
    by_person: event.by.person,
    by_organisation: event.by.organisation,
    by_seats: event.by.seats.join(' '),
    recorded: desk.recorded ? canonical(desk.recorded) : null,
    cause: event.cause,
    at: event.at,
    state_before: event.before,
    state_after: event.after,
    revision: event.revision,
    previous: desk.head,
  }
  const hash = sha256(canonical(row))
  await appendEvent(desk.tx, { ...row, hash })
  desk.seq += 1
  desk.head = hash
}

/** Rolls the transaction back and becomes the command's answer: a refusal found out while rows were being written. */
export const refusal = (value: Refusal): Error => Object.assign(new Error(value.message), { refusal: value })

export const refused = (message: string, fields?: Refusal['fields']): Error =>
  refusal(refuse('invalid', message, fields))

function refusalIn(error: unknown): Refusal | undefined {
  return error instanceof Error && 'refusal' in error ? (error.refusal as Refusal) : undefined
}

/** Locks a project in a transaction that is open already; undefined when there is none. `closeDesk` ends the work on it. */
export async function openDesk(
  tx: Tx,
  id: string,
  ports: Ports,
  recorded: Recorded | null = null,
): Promise<Desk | undefined> {
  const project = await lockProject(tx, id)
  if (!project) return undefined
  const { seq, head } = project
  return { tx, ports, project, rulebook: await rulebookOf(tx), seq, head, depth: 0, recorded }
}

export const closeDesk = ({ tx, seq, head, project }: Desk): Promise<number> =>
  saveProjectHead(tx, seq, head, project.id)

/**
 * Runs `work` with the project locked, all or nothing. Only `desk.tx` may be awaited inside. A project that begins here is
 * given by what makes its row and answers its id, in the same transaction.
 * Deadlocks, serialisation failures and rows of PostgreSQL that somebody else made in between are tried three times;
 * refusals come back as values.
 */
export async function atDesk<T>(
  db: Db,
  project: string | ((tx: Tx) => Promise<string>),
  ports: Ports,
  work: (desk: Desk) => Promise<T>,
  recorded: Recorded | null = null,
): Promise<T | Refusal> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(db, async (tx) => {
        const desk = await openDesk(tx, typeof project === 'string' ? project : await project(tx), ports, recorded)
        if (!desk) throw refusal(refuse('unavailable', '项目不存在，或您没有在其中的席位。'))
        const done = await work(desk)
        await closeDesk(desk)
        return done
      })
    } catch (error) {
      const value = refusalIn(error)
      if (value) return value
      if (attempt < 3 && isPostgres(db) && isTransient(error)) continue
      throw error
    }
  }
}

const isTransient = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['40001', '40P01', '23505'].includes(String(error.code))
