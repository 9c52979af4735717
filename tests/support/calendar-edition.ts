import type { Db } from '#db/connect.ts'
import type { Calendar } from '#workflows/calendar/calendar.ts'
import { seedPerson } from './desk.ts'

/** Puts a new edition of a calendar into force as an approved change of the rulebook stands in its table. */
export async function putIntoForce(db: Db, calendar: Calendar, version: number): Promise<void> {
  const by = `keeper-${version}`
  await seedPerson(db, by, 'org-nafmii')
  const at = '2026-01-05T00:00:00.000Z'
  await db
    .insertInto('rulebook_change')
    .values({
      id: `edition-${version}`,
      kind: 'calendar',
      subject: calendar.id,
      body: JSON.stringify({ kind: 'calendar', calendar }),
      reason: '示例',
      proposed_by: by,
      proposed_at: at,
      outcome: 'approved',
      decided_by: by,
      decided_at: at,
      decision: '示例',
      version,
      previous: null,
      // Editions are kept in process by this hash: of one test database it may not be another's.
      hash: `${Math.random()}`,
    })
    .execute()
}
