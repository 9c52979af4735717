import type { LoadContext } from '../load-context.ts'
import type { Room } from '../presenters/project-room.server.ts'
import type { Session } from '../session.server.ts'
import type { Listing } from './listing.ts'

/**
 * A list across projects, for whoever is signed in: `search` is what the address of its screen says. Throws a 404 where
 * the screen is not for his seat.
 */
export type HouseList = (who: Session, context: LoadContext, search: URLSearchParams) => Promise<Listing>

/** A list within one project, for whoever stands in it. */
export type RoomList = (room: Room, search: URLSearchParams, who: Session) => Promise<Listing>

/** What whoever has no part in a list is told: there is none. */
export const notForThisSeat = (): Response => new Response('没有这份清单，或它不归您现在的座位。', { status: 404 })
