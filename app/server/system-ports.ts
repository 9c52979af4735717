import { v7 } from 'uuid'
import type { Ports } from '../ports.ts'

/** The clock and ids of the running system. Tests and the deal runner bring their own. */
export const systemPorts: Ports = { newId: () => v7(), now: () => new Date().toISOString() }
