import { newId } from '../new-id.server.ts'
import type { Ports } from '../ports.ts'

/**
 * The clock and ids of the running system. Where a demo's clock is set, it starts at that instant and ticks on from there;
 * settleMode has refused it elsewhere. Tests and the deal runner bring their own.
 */
export function systemPorts(clock: string | undefined): Ports {
  if (clock === undefined) return { newId, now: () => new Date().toISOString() }
  const [set, began] = [Date.parse(clock), performance.now()]
  return { newId, now: () => new Date(set + performance.now() - began).toISOString() }
}
