import { listInvitable } from '#db/queries/books.ts'
import { listSeats } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { organisationKinds } from '#workflows/kit/organisation-kinds.ts'
import { type Capacity, walls } from '#workflows/kit/seats.ts'
import type { BookSight } from './book-sight.ts'
import type { Room } from './project-room.server.ts'

export type Invitations = {
  /** A house behind a wall from investors is shown with the reason. */
  invitable: { value: string; label: string; blocked?: string }[]
  invited: string[]
}

const investing = Object.entries(organisationKinds)
  .filter(([, { capacities }]) => (capacities as readonly Capacity[]).includes('investor'))
  .map(([kind]) => kind)

/** Who may be invited to a book, and who is. Nobody but its keeper is told. */
export async function invitations(room: Room, run: Row<'run'>, sight: BookSight): Promise<Invitations> {
  if (sight !== 'keeper' || run.status !== 'active') return { invitable: [], invited: [] }
  const houses = await listInvitable(room.tx, room.project.id, investing)
  const seats = await listSeats(room.tx, room.project.id)
  const walled = (house: string) =>
    walls.find(([one, other]) =>
      seats.some(
        ({ capacity, organisation }) =>
          organisation === house &&
          ((one === capacity && other === 'investor') || (other === capacity && one === 'investor')),
      ),
    )?.[2]
  return {
    invitable: houses
      .filter(({ invited }) => !invited)
      .map(({ id, name }) => ({ value: id, label: name, wall: walled(id) }))
      .map(({ wall, ...house }) => (wall ? { ...house, blocked: `${wall}。` } : house)),
    invited: houses.filter(({ invited }) => invited).map(({ name }) => name),
  }
}
