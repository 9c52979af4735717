import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import { storyIds } from '../deal/story-ids.ts'

/** Ports whose clock goes on from what was told last of a project, second by second: nothing is told before it. */
export async function portsAfter(db: Db, project: string, now: string, key: string): Promise<Ports> {
  const last = await db
    .selectFrom('event')
    .select('at')
    .where('project', '=', project)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  let at = Date.parse(last && last.at > now ? last.at : now)
  return {
    newId: storyIds(`${key} ${project}`),
    now: () => {
      at += 1000
      return new Date(at).toISOString()
    },
  }
}
