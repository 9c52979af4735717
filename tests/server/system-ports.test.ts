import { expect, test } from 'vitest'
import { systemPorts } from '#app/server/system-ports.ts'

test('a set clock starts at its instant and ticks; otherwise it is the time of day', () => {
  const set = systemPorts('2026-03-02T01:00:00.000Z')
  expect(set.now() >= '2026-03-02T01:00:00.000Z' && set.now() < '2026-03-02T01:01:00.000Z').toBe(true)
  const first = set.now()
  const end = performance.now() + 3
  while (performance.now() < end);
  expect(set.now() > first).toBe(true)
  const earlier = new Date().toISOString()
  expect(systemPorts(undefined).now() >= earlier).toBe(true)
})
