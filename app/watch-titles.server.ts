import type { Db } from '#db/connect.ts'
import { listProjectsWithTitles } from '#db/queries/titles.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { atDesk } from './commands/desk.server.ts'
import type { Ports } from './ports.ts'
import { watchTitles } from './records/title-watch.server.ts'

const watchedOn = 'titles-watched'

/**
 * Looks at the titles of every project on its way, once a day of the market: titles end with a day. After days of
 * downtime one look says what is so now. A project that fails is reported and holds up no other.
 */
export async function watchAllTitles(db: Db, ports: Ports, report: (error: unknown) => void): Promise<void> {
  const today = legalDay(ports.now())
  const last = await db.selectFrom('setting').select('value').where('key', '=', watchedOn).executeTakeFirst()
  if (last?.value === today) return
  for (const project of await listProjectsWithTitles(db)) {
    try {
      await atDesk(db, project, ports, async (desk) => {
        await watchTitles(desk, ports.now())
        return { ok: true as const }
      })
    } catch (error) {
      report(error)
    }
  }
  await db
    .insertInto('setting')
    .values({ key: watchedOn, value: today, at: ports.now() })
    .onConflict((on) => on.column('key').doUpdateSet({ value: today, at: ports.now() }))
    .execute()
}
