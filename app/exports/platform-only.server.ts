import { type Administrator, administratorOf } from '../accounts/administrator.server.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { notForThisSeat } from './house-list.ts'

/** Whoever runs the platform as a whole; for anybody else there is no such list. */
export function platformOnly(who: Session, context: Pick<LoadContext, 'address'>): Administrator {
  const by = administratorOf(who, context.address)
  if (who.capacity !== 'administrator' || !by.everybody) throw notForThisSeat()
  return by
}
