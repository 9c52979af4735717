import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#workflows/calendar/day.ts'
import { type DatedVersion, dayProblem, standingOn, versionOn } from '#workflows/clauses/in-force.ts'

const dayOf = (offset: number) => addDays('2025-05-07', offset)
const day = fc.integer({ min: -400, max: 800 }).map(dayOf)

const version = (owner: string | null, number: number, from: string, withdrawnFrom: string | null = null) =>
  ({ owner, number, from, withdrawnFrom }) satisfies DatedVersion

/** The shipped wording and whatever the platform and a house approved after it, some of it withdrawn again. */
const library = fc
  .array(
    fc.record({
      owner: fc.constantFrom(null, 'house'),
      offset: fc.integer({ min: 1, max: 600 }),
      ends: fc.option(fc.integer({ min: 1, max: 300 })),
    }),
    { maxLength: 8 },
  )
  .map((approved): DatedVersion[] => [
    version(null, 1, '2025-05-07'),
    ...approved.map(({ owner, offset, ends }, at) =>
      version(owner, at + 2, dayOf(offset), ends === null ? null : dayOf(offset + ends)),
    ),
  ])

describe('which version of a clause holds', () => {
  test('of a clause of the library exactly one does, on any day, whatever was approved or withdrawn', () => {
    fc.assert(
      fc.property(library, day, (versions, on) => {
        const inForce = versions.filter((one) => standingOn(one, versions, on) === 'in-force')
        expect(inForce).toHaveLength(1)
        expect(versionOn([...versions].reverse(), on)).toBe(inForce[0])
      }),
    )
  })

  test('what held on a day is not changed by anything that is approved or withdrawn from a later day on', () => {
    fc.assert(
      fc.property(library, day, fc.constantFrom(null, 'house'), fc.nat(300), (versions, today, owner, ahead) => {
        const held = versionOn(versions, today)
        const from = addDays(today, 1 + ahead)
        expect(dayProblem(from, today)).toBeNull()
        const more = versions.map((one, at) =>
          at > 0 && one.withdrawnFrom === null ? { ...one, withdrawnFrom: from } : one,
        )
        const after = versionOn([...more, version(owner, 99, from)], today)
        expect(after && [after.owner, after.number]).toEqual(held && [held.owner, held.number])
      }),
    )
  })

  test('the house goes before the platform, the later before the earlier, the library’s first for days before it', () => {
    const [first, second, own] = [
      version(null, 1, '2025-05-07'),
      version(null, 2, '2026-01-01'),
      version('house', 1, '2026-03-01', '2026-06-01'),
    ]
    const all = [first, second, own]
    const on = (at: string) => versionOn(all, at)
    expect(['2024-01-01', '2025-12-31', '2026-01-01', '2026-03-01', '2026-05-31', '2026-06-01'].map(on)).toEqual([
      first,
      first,
      second,
      own,
      own,
      second,
    ])
    expect(all.map((one) => standingOn(one, all, '2026-02-01'))).toEqual(['replaced', 'in-force', 'coming'])
    expect(standingOn(own, all, '2026-06-01')).toBe('withdrawn')
  })

  test('a house’s own clause holds from its day until it is withdrawn, and not otherwise', () => {
    const own = [version('house', 1, '2026-03-01', '2026-06-01')]
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((at) => versionOn(own, at))).toEqual([
      null,
      own[0],
      own[0],
      null,
    ])
  })

  test('neither beginning nor end may be today or before', () => {
    expect(dayProblem('2026-03-02', '2026-03-02')).toMatch(/须晚于今天/)
    expect(dayProblem('2026-03-03', '2026-03-02')).toBeNull()
  })
})
