import type { Db } from '#db/connect.ts'
import { seedPerson, type TestPorts } from '#tests/support/desk.ts'
import { openReserve } from '#tests/support/preparation.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'

/** A person of the venue with a membership, as accounts have them. */
export async function seedMember(
  db: Db,
  id: string,
  capacity: Capacity,
  organisation = 'org-nafmii',
  duties = 'first second',
): Promise<Actor> {
  await seedPerson(db, id, organisation)
  await db
    .insertInto('membership')
    .values({ person: id, capacity, duties, venue: null, since: '2026-01-02T00:00:00.000Z', until: null })
    .execute()
  return { person: id, organisation, seats: [capacity] }
}

/** A seat of the venue on a project, as the filing opens it. */
export async function seatVenue(
  db: Db,
  ports: TestPorts,
  project: string,
  capacity: Capacity = 'venue-review',
  organisation = 'org-nafmii',
) {
  const id = ports.newId()
  await db
    .insertInto('seat')
    .values({
      id,
      project,
      run: null,
      capacity,
      organisation,
      mode: 'platform',
      from_at: ports.now(),
      until_at: null,
    })
    .execute()
  return id
}

/** A project with the venue's review seat on it. */
export async function openCase(db: Db, ports: TestPorts): Promise<string> {
  const { project } = await openReserve(db, ports)
  await seatVenue(db, ports, project)
  return project
}
