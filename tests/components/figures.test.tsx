import { expect, test } from 'vitest'
import { amountText } from '#app/components/amount-text.ts'
import { axisSteps } from '#app/components/axis-steps.ts'
import { BookChart } from '#app/components/book-chart.tsx'
import { dayText, denseDayText, instantText } from '#app/components/chinese-date.ts'
import { WaterfallChart } from '#app/components/waterfall-chart.tsx'
import { render } from './render.ts'

test.each([
  [40_000_000_000, '亿元', '4.00'],
  [40_000_000_001, '亿元', '4.0000000001'],
  [123_456_789_00, '万元', '12,345.6789'],
  [-50_000_000, '万元', '−50.00'],
  [1, '元', '0.01'],
  [0, '亿元', '0.00'],
] as const)('%d fen in %s is %s', (fen, unit, text) => {
  expect(amountText(fen, unit)).toBe(text)
})

test('an amount that is not whole fen is refused', () => {
  expect(() => amountText(0.5, '元')).toThrow(RangeError)
})

test('days and instants are those of +08:00', () => {
  expect(dayText('2025-05-30')).toBe('5月30日 周五')
  expect(dayText('2026-01-01', { year: true, weekday: false })).toBe('2026年1月1日')
  expect(denseDayText('2025-06-01')).toBe('6/1 日')
  expect(instantText('2025-05-20T16:15:00.000Z')).toBe('5月21日 00:15')
  expect(instantText('2024-12-31T23:59:59.000Z', { year: true, seconds: true })).toBe('2025年1月1日 07:59:59')
})

test('an axis starts at nothing and reaches over the most', () => {
  for (const most of [1, 3, 999, 40_760_000_000, 82 * 10 ** 9]) {
    const steps = axisSteps(most)
    expect(steps[0]).toBe(0)
    expect(steps.at(-1)).toBeGreaterThanOrEqual(most)
    expect(steps.length).toBeLessThanOrEqual(7)
  }
})

test('the book adds up its levels and tells itself in a sentence', () => {
  const yi = 10_000_000_000
  const levels = [
    { rate: '1.80', amount: 2 * yi, bids: 3 },
    { rate: '1.85', amount: 3 * yi, bids: 4 },
  ]
  const html = render(<BookChart levels={levels} size={4 * yi} cutoff="1.85" />)
  expect(html).toContain('2 个价位，申购合计 5.00 亿元，计划发行 4.00 亿元，票面利率 1.85%')
  expect(html).toContain('<th scope="row">1.85%</th>')
})

test('a loss hangs from what stands before it, and a share of nothing is drawn as nothing', () => {
  const html = render(
    <WaterfallChart
      steps={[
        { label: '待偿', amount: 200, kind: 'total', tone: 'ink' },
        { label: '回收', amount: 50, kind: 'less', tone: 'slate' },
        { label: '担保方', amount: 150, kind: 'less', tone: 'pine' },
        { label: '投资人', amount: 0, kind: 'less', tone: 'slate' },
      ]}
      unit="元"
    />,
  )
  const bars = [...html.matchAll(/class="fill-\w+" x="[\d.]+" y="([\d.]+)" width="52" height="([\d.]+)"/g)].map(
    ([, y, height]) => ({ top: Number(y), bottom: Number(y) + Number(height) }),
  )
  expect(bars.length).toBe(3)
  expect(bars[1]?.top).toBeCloseTo(bars[0]?.top ?? 0)
  expect(bars[2]?.top).toBeCloseTo(bars[1]?.bottom ?? 0)
  expect(bars[2]?.bottom).toBeCloseTo(bars[0]?.bottom ?? 0)
  expect(html).toContain('figure-none')
})
