import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const idBytes = 16
const pool = new Uint8Array(idBytes * 512)
let used = pool.length

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += idBytes
  return pool.subarray(used - idBytes, used)
}

let latest = 0
let sequence = 0

/**
 * A UUIDv7; ids of one process rise. The random bytes are drawn for many ids at once: asking the system for each one's
 * costs more than all else in it. Within a millisecond, and when the system's clock steps back, a counter goes on from
 * a random start.
 */
export function newId(): string {
  const random = randomBytes()
  const now = Date.now()
  if (now > latest) {
    latest = now
    // Half of the counter's range is left to count in.
    sequence = (((random[6]! & 0x7f) << 24) | (random[7]! << 16) | (random[8]! << 8) | random[9]!) >>> 0
  } else sequence += 1
  return v7({ random, msecs: latest, seq: sequence })
}
