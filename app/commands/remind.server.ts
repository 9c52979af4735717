import type { Db } from '#db/connect.ts'
import { insertNotice, insertReminder, listReminders } from '#db/queries/inbox.ts'
import { findRun } from '#db/queries/runs.ts'
import { findTask } from '#db/queries/tasks.ts'
import { type Actor, type Capacity, capacities } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { reminderProblem } from '#workflows/rules/reminder.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal, refused } from './desk.server.ts'

export type Remind = { task: string; actor: Actor; key: string }

type Reminded = { ok: true; capacity: string }

const gone = refuse('unavailable', '没有这件待办，或它不在您的座位可见的范围内。')

/** 催办: a message to whoever is asked, kept in the history. Whether the task is within reach is for the caller to say. */
export async function remind(db: Db, command: Remind, ports: Ports): Promise<Reminded | Refusal> {
  const task = await findTask(db, command.task)
  if (!task) return gone
  return atDesk(db, task.project, ports, (desk) => once(desk, command, () => send(desk, command)))
}

async function send(desk: Desk, { task: id, actor }: Remind): Promise<Reminded> {
  const { tx, ports } = desk
  const [task, at] = [await findTask(tx, id), ports.now()]
  if (!task) throw refusal(gone)
  const capacity = task.capacity as Capacity
  if (task.organisation === actor.organisation && actor.seats.some((seat) => seat.split('.')[0] === capacity))
    throw refused('这件事轮到本方，直接办理即可。')
  const [last] = await listReminders(tx, [id])
  const problem = reminderProblem({ capacity, done: task.done_at !== null, remindedAt: last?.at ?? null }, at)
  if (problem) throw refused(`${problem}。`)
  const run = await findRun(tx, task.run)
  await insertReminder(tx, { id: ports.newId(), task: id, by_person: actor.person, at })
  await insertNotice(tx, {
    id: ports.newId(),
    project: task.project,
    run: task.run,
    person: task.person,
    organisation: task.organisation,
    capacity,
    title: `催办：${desk.project.name}`,
    detail: '对方请您尽快办理这一步。',
    at,
    read_at: null,
    kind: 'reminder',
  })
  await log(desk, {
    id: ports.newId(),
    run: task.run,
    stage: run?.stage ?? null,
    type: 'task.remind',
    data: { task: id, capacity, organisation: task.organisation },
    given: {},
    by: actor,
    cause: null,
    at,
    before: run?.state ?? null,
    after: run?.state ?? null,
    revision: run?.revision ?? null,
  })
  return { ok: true, capacity: capacities[capacity].title }
}
