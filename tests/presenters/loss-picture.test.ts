import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lossPicture } from '#app/presenters/loss-picture.ts'
import { yi } from '#tests/support/issue-market.ts'
import type { SharingPlan } from '#workflows/finance/waterfall.ts'

const plan: SharingPlan = {
  guaranteedPercent: '100',
  tiers: [[{ party: '地方担保', percent: '40', capFen: 0.8 * yi }], [{ party: '分担工具', percent: '50' }]],
  residual: '增信机构',
}

const pictured = (owed: number, typed: string, of = plan) => {
  const read = lossPicture({ plan: of, owed, typed })
  if (!read.ok) throw new Error(read.message)
  return read.value
}

const sum = (parts: readonly { fen: number }[]) => parts.reduce((total, { fen }) => total + fen, 0)

describe('a loss tried out on a plan', () => {
  test('the case of the picture: 4.076 owed, 1.476 recovered, 2.60 lost, the cap reached at 2.00', () => {
    const { loss, borne, layers } = pictured(4.076 * yi, '1.476')
    expect(loss).toBe(2.6 * yi)
    expect(borne.map(({ party, fen }) => [party, fen])).toEqual([
      ['地方担保', 0.8 * yi],
      ['分担工具', 0.9 * yi],
      ['增信机构', 0.9 * yi],
      ['债券持有人', 0],
    ])
    const local = layers.filter(({ party }) => party === '地方担保')
    expect(local).toEqual([expect.objectContaining({ from: 0, to: 4000, low: 0 })])
    expect(Math.abs((local[0]?.high ?? 0) - 2 * yi)).toBeLessThanOrEqual(2)
  })

  test('nothing typed is nothing recovered; more than is owed leaves no loss; words are refused on the field', () => {
    expect(pictured(yi, '').loss).toBe(yi)
    expect(pictured(yi, '7')).toMatchObject({ loss: 0, recovered: yi })
    expect(pictured(yi, '7').borne.every(({ fen }) => fen === 0)).toBe(true)
    expect(lossPicture({ plan, owed: yi, typed: '一半' })).toMatchObject({
      ok: false,
      message: expect.stringContaining('数字'),
    })
    expect(lossPicture({ plan, owed: yi, typed: '-1' })).toMatchObject({ ok: false })
    expect(lossPicture({ plan, owed: yi, typed: '1.00000000001' })).toMatchObject({
      ok: false,
      message: expect.stringContaining('小数'),
    })
  })

  const percent = fc.integer({ min: 0, max: 100 }).map(String)
  const share = (party: string) =>
    fc.record({
      party: fc.constant(party),
      percent,
      capFen: fc.option(fc.integer({ min: 0, max: 3 * yi }), { nil: undefined }),
    })
  const plans = fc.tuple(percent, share('甲'), share('乙')).map(
    ([guaranteedPercent, one, two]): SharingPlan => ({
      guaranteedPercent,
      tiers: [one, two].map(({ party, percent: part, capFen }) => [
        { party, percent: part, ...(capFen === undefined ? {} : { capFen }) },
      ]),
      residual: '丙',
    }),
  )

  test('whatever the plan, the shares make the loss to the fen and the waterfall ends at nought', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 5 * yi }), fc.integer({ min: 0, max: 6 }), (of, owed, back) => {
        const { loss, recovered, borne, steps } = pictured(owed, String(back), of)
        expect(recovered + loss).toBe(owed)
        expect(sum(borne)).toBe(loss)
        const rest = steps.filter(({ kind }) => kind === 'less').reduce((left, { amount }) => left - amount, owed)
        expect(rest).toBe(0)
      }),
      { numRuns: 200 },
    )
  })

  test('the area of each party’s layers is what it bears when nothing comes back', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: yi, max: 5 * yi }), (of, owed) => {
        const { layers, borne } = pictured(owed, '', of)
        for (const { party, fen } of borne) {
          const area = layers
            .filter((layer) => layer.party === party)
            .reduce((total, { from, to, low, high }) => total + ((to - from) / 10_000) * (high - low), 0)
          // Widths are drawn in ten-thousandths: half of one on each layer, and at most three layers.
          expect(Math.abs(area - fen)).toBeLessThanOrEqual(owed * 0.0003 + 10)
        }
      }),
      { numRuns: 100 },
    )
  })
})
