import { expect, test } from 'vitest'
import type { Finding } from '#workflows/kit/finding.ts'
import { reserveMachine } from '#workflows/reserve/machine.ts'
import { eligibleBy, maturityOf } from '#workflows/reserve/maturity.ts'

const finding = (rule: string, ok: Finding['ok']): Finding => ({
  rule,
  ok,
  because: '',
  missing: [],
  basis: { document: '', standing: 'published' },
  blocks: true,
  judgedOn: '2026-05-06',
})

test('the points are the sum of their parts, none above its weight, for every state', () => {
  for (const state of Object.keys(reserveMachine.states))
    for (const eligible of [true, false, 'unknown'] as const)
      for (const prepared of [0, 7, 13, 99]) {
        const { points, parts } = maturityOf({ state, eligible, prepared, papers: 13 })
        expect(points).toBe(parts.reduce((sum, part) => sum + part.points, 0))
        expect(parts.every((part) => part.points >= 0 && part.points <= part.weight)).toBe(true)
        expect(parts[0]?.because).not.toBe('未开始')
      }
})

test('ripe is a hundred, and a list without papers counts as none ready', () => {
  expect(maturityOf({ state: 'mature', eligible: true, prepared: 13, papers: 13 }).points).toBe(100)
  expect(maturityOf({ state: 'lead', eligible: false, prepared: 0, papers: 0 }).points).toBe(0)
  expect(maturityOf({ state: 'pooled', eligible: 'unknown', prepared: 1, papers: 3 }).points).toBe(10 + 15 + 13)
})

test('one shut door is a no; a way not met is not', () => {
  const met = finding('eligibility.tech-firm', true)
  expect(eligibleBy([met, finding('eligibility.tech-firm.2', false)])).toBe(true)
  expect(eligibleBy([met, finding('eligibility.regime', false)])).toBe(false)
  expect(eligibleBy([finding('eligibility.tech-firm', 'unknown')])).toBe('unknown')
})
