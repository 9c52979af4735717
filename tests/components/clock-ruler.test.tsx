import { describe, expect, test } from 'vitest'
import { ClockRuler } from '#app/components/clock-ruler.tsx'
import { readRemaining } from '#app/components/remaining.tsx'
import { rulerTicks } from '#app/components/ruler-ticks.ts'
import { count, render } from './render.ts'

describe('the clock ruler can be counted', () => {
  test('used and left make the budget, for every reading up to twenty days', () => {
    for (let budget = 1; budget <= 20; budget++) {
      for (let used = 0; used <= budget; used++) {
        const { per, before, over } = rulerTicks({ budget, used, running: true })
        const filled = before.filter((kind) => kind === 'used' || kind === 'today').length
        expect([per, filled, before.length, over]).toEqual([1, used, budget, 0])
        expect(before.filter((kind) => kind === 'today').length).toBe(used > 0 ? 1 : 0)
      }
    }
  })

  test('a stopped clock has no today', () => {
    expect(rulerTicks({ budget: 10, used: 3, running: false }).before).not.toContain('today')
  })

  test('days beyond the deadline stand behind the line, and today is one of them', () => {
    const html = render(<ClockRuler side="review" state="running" budget={10} used={10} over={2} />)
    expect(count(html, /ruler-over/)).toBe(2)
    expect(count(html, /class="ruler-used"/)).toBe(10)
    expect(html).not.toContain('ruler-today')
    expect(html).toContain('10 个工作日，已用 10 个，超 2 个')
  })

  test('days that did not count stand low where they fell and take nothing from the budget', () => {
    const { before } = rulerTicks({ budget: 20, used: 9, running: false, paused: { after: 4, days: 3 } })
    expect(before.slice(4, 7)).toEqual(['paused', 'paused', 'paused'])
    expect(before.filter((kind) => kind !== 'paused').length).toBe(20)
  })

  test('above twenty days a tick is a week, and the words keep the days', () => {
    expect(rulerTicks({ budget: 30, used: 6, running: true })).toMatchObject({ per: 5, before: { length: 6 } })
    const html = render(<ClockRuler side="issuer" state="running" budget={30} used={6} />)
    expect(html).toContain('30 个工作日，已用 6 个，每格一周')
  })
})

test.each([
  [{ budget: 10, used: 3, state: 'running' }, '还剩', '7', ''],
  [{ budget: 10, used: 8, state: 'running' }, '还剩', '2', 'soon'],
  [{ budget: 10, used: 10, state: 'running' }, '今天到期', '', 'late'],
  [{ budget: 10, used: 10, past: true, state: 'running' }, '已逾期', '', 'late'],
  [{ budget: 10, used: 10, over: 1, past: true, state: 'running' }, '超', '1', 'late'],
  [{ budget: 10, used: 5, state: 'stopped' }, '停表 余', '5', 'still'],
  [{ budget: 20, used: 9, state: 'suspended' }, '中止 余', '11', 'still'],
] as const)('what remains of %o', (reading, word, figure, tone) => {
  expect(readRemaining(reading)).toMatchObject({ word, figure, tone })
})
