import type { Ports } from '#app/ports.ts'
import { enterProject, type Room } from '#app/presenters/project-room.server.ts'
import type { SignedIn } from '#app/reach.server.ts'
import type { Db } from '#db/connect.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

/** Somebody signed in, without a session behind him. */
export const signedIn = (capacity: Capacity, organisation: string, person = `${capacity}-1`): SignedIn => ({
  session: 'session-1',
  person,
  name: person,
  organisation,
  organisationName: organisation,
  capacity,
  duties: [],
})

export const enter = (db: Db, ports: Ports, who: SignedIn, project: string): Promise<Room> =>
  enterProject(who, { reader: db, ports }, project)

/** The status a page answers with when it refuses to exist; null when it exists. */
export async function statusOf(page: Promise<unknown>): Promise<number | null> {
  try {
    await page
    return null
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

let seats = 0

export async function seat(
  db: Db,
  project: string,
  capacity: Capacity,
  organisation: string,
  run: string | null = null,
): Promise<string> {
  seats += 1
  const id = `seat-of-test-${seats}`
  await db
    .insertInto('seat')
    .values({
      id,
      project,
      run,
      capacity,
      organisation,
      mode: 'platform',
      from_at: '2026-01-02T00:00:00.000Z',
      until_at: null,
    })
    .execute()
  return id
}
