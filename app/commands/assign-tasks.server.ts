import { listOpenClocks } from '#db/queries/clocks.ts'
import { listRuns } from '#db/queries/runs.ts'
import { listSeats } from '#db/queries/seats.ts'
import { closeTasks, giveTask, insertTasks, listOpenTasks } from '#db/queries/tasks.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import type { Desk } from './desk.server.ts'
import { hasPart, isProviding, providerOfRun } from './provider-of-run.server.ts'

type Turn = { run: string; at: string; by: string; awaiting: readonly (Capacity | 'system')[] }

/** Writes whose turn it is: one open task for each awaited capacity and organisation seated; the earlier ones are done. */
export async function assignTasks(desk: Desk, { run, at, by, awaiting }: Turn): Promise<void> {
  await closeTasks(desk.tx, at, by, run)
  const people = awaiting.filter((seat) => seat !== 'system')
  if (people.length === 0) return
  const [seats, clocks] = [await listSeats(desk.tx, desk.project.id), await listOpenClocks(desk.tx, run)]
  const provider = people.some(isProviding) ? await providerOfRun(desk.tx, run) : null
  const tasks = people.flatMap((capacity) => {
    const here = seats.filter((seat) => seat.capacity === capacity && (seat.run === null || seat.run === run))
    const seated = here.filter((seat) => hasPart(capacity, seat.organisation, provider))
    if (provider !== null && isProviding(capacity) && seated.length === 0) return []
    const due = clocks.find((clock) => clock.state === 'running' && clock.side === capacities[capacity].side)
    const organisations = seated.length > 0 ? [...new Set(seated.map((seat) => seat.organisation))] : [null]
    return organisations.map((organisation) => ({
      id: desk.ports.newId(),
      project: desk.project.id,
      run,
      capacity,
      organisation,
      person: null,
      since: at,
      due_on: due?.due_on ?? null,
      done_at: null,
      done_by: null,
    }))
  })
  await insertTasks(desk.tx, tasks)
}

/** Who sits down after the turn has come is told of it: the task that waited for nobody becomes theirs, or they get one. */
export async function taskForNewSeat(desk: Desk, capacity: Capacity, organisation: string, at: string): Promise<void> {
  const open = (await listOpenTasks(desk.tx, desk.project.id)).filter(
    (task) => task.capacity === capacity && task.watch === null,
  )
  const runs = (await listRuns(desk.tx, desk.project.id)).filter(
    (run) => run.status === 'active' && run.awaiting.split(' ').includes(capacity),
  )
  for (const run of runs) {
    const here = open.filter((task) => task.run === run.id)
    if (here.some((task) => task.organisation === organisation)) continue
    const nobodys = here.find((task) => task.organisation === null)
    if (nobodys) await giveTask(desk.tx, nobodys.id, organisation)
    else {
      const task = {
        id: desk.ports.newId(),
        project: desk.project.id,
        run: run.id,
        capacity,
        organisation,
        person: null,
      }
      await insertTasks(desk.tx, [
        { ...task, since: at, due_on: here[0]?.due_on ?? null, done_at: null, done_by: null },
      ])
    }
  }
}
