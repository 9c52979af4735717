import { findTask } from '#db/queries/tasks.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { readableRuns } from '../run-reach.server.ts'

/** Who reminds: this person in this capacity, if the task is of a run within reach; undefined else. */
export async function reminderActor(
  who: SignedIn,
  { reader }: Pick<LoadContext, 'reader'>,
  id: string,
): Promise<Actor | undefined> {
  const task = await findTask(reader, id)
  const seen = task && (await readableRuns(reader, who).where('run.id', '=', task.run).executeTakeFirst())
  return seen ? { person: who.person, organisation: who.organisation, seats: [who.capacity] } : undefined
}
