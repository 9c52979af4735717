import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import type { Row } from '#db/schema.ts'

/** The project of this name while its registration is still being prepared; undefined once it was filed. */
export const inPreparation = (db: Db, name: string): Promise<Row<'project'> | undefined> =>
  db
    .selectFrom('project')
    .innerJoin('run', 'run.project', 'project.id')
    .selectAll('project')
    .where('project.name', '=', name)
    .where('run.stage', '=', 'registration')
    .where('run.state', '=', 'preparing')
    .executeTakeFirst()

/** Ports whose clock begins at `from` or after the project's last event, whichever is later, and goes on by `step` ms a look: nothing is told before what was told last. */
export async function afterwards(
  db: Db,
  project: string,
  from: string,
  newId: Ports['newId'],
  step: number,
): Promise<Ports> {
  const last = await db
    .selectFrom('event')
    .select('at')
    .where('project', '=', project)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  let at = Date.parse(last && last.at > from ? last.at : from)
  return {
    newId,
    now: () => {
      at += step
      return new Date(at).toISOString()
    },
  }
}
