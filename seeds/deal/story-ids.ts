import { createHash } from 'node:crypto'

/**
 * Ids in the form of UUIDv7 from a counter instead of a clock: the same deal has the same ids in every run, in the order in
 * which they were made.
 */
export function storyIds(seed: string): () => string {
  const tail = createHash('sha256').update(seed, 'utf8').digest('hex')
  let count = 0
  return () => {
    count += 1
    const head = count.toString(16).padStart(12, '0')
    return `${head.slice(0, 8)}-${head.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6, 18)}`
  }
}
