import type { Inbox } from '#db/queries/inbox.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { readableRuns } from '../run-reach.server.ts'
import { quietStates } from './stage-progress.ts'

/** Only reviewers and experts who were named on a case are asked; cases without one wait in the queue. */
const byName: readonly Capacity[] = ['venue-review', 'expert']

export const inboxOf = (who: SignedIn, { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>): Inbox => ({
  person: who.person,
  organisation: who.organisation,
  capacity: who.capacity,
  runs: readableRuns(reader, who),
  byName: byName.includes(who.capacity),
  quiet: quietStates,
  at: ports.now(),
})
