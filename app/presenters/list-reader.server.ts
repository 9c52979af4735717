import type { ListKeeper } from '../commands/list-keeper.ts'
import type { LoadContext } from '../load-context.ts'
import { requireCapacity, type Session } from '../session.server.ts'

/** Lists are read by stewards and by who runs the platform; for others there is no such page. */
export const readsLists = ({ capacity, organisationKind }: Pick<Session, 'capacity' | 'organisationKind'>): boolean =>
  capacity === 'steward' || (capacity === 'administrator' && organisationKind === 'platform')

export async function requireListReader(request: Request, context: LoadContext): Promise<Session> {
  const who = await requireCapacity(request, context, ['steward', 'administrator'])
  if (!readsLists(who)) throw new Response('没有这一页，或它不归您现在的座位。', { status: 404 })
  return who
}

export const keeperOf = (who: Session, { address }: Pick<LoadContext, 'address'>): ListKeeper => ({
  person: who.person,
  organisation: who.organisation,
  everybody: who.capacity === 'administrator',
  sample: who.sample,
  address,
})

export const noList = (): Response => new Response('没有这份名单。', { status: 404 })
