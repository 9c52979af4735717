import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BalanceEntry, balanceOf, openBalance, withBalanceEntry } from '#workflows/finance/balance.ts'
import { partByWeights } from '#workflows/finance/largest-remainder.ts'
import {
  borneByParty,
  holders,
  lossSentence,
  planRefusal,
  type SharingPlan,
  waterfall,
} from '#workflows/finance/waterfall.ts'

const yi = 10_000_000_000

describe('parting by weights', () => {
  test('the left-over goes to the largest fractions, the earlier among equals', () => {
    expect(partByWeights(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n])
    expect(partByWeights(100n, [2n, 3n, 2n])).toEqual([29n, 43n, 28n])
    expect(partByWeights(0n, [])).toEqual([])
    expect(partByWeights(5n, [0n, 7n, 0n])).toEqual([0n, 5n, 0n])
    expect(() => partByWeights(1n, [0n])).toThrow(RangeError)
    expect(() => partByWeights(1n, [-1n, 2n])).toThrow(RangeError)
  })
})

describe('the plan of the sample screen', () => {
  const plan: SharingPlan = {
    guaranteedPercent: '100',
    tiers: [
      [{ party: '反担保机构', percent: '40', capFen: 0.8 * yi }],
      [
        { party: '增信机构', percent: '50' },
        { party: '风险分担工具', percent: '50', capFen: 2 * yi },
      ],
    ],
    residual: '增信机构',
  }
  const run = (claim: number, recovered: number, p = plan) => {
    const result = waterfall(claim, [{ source: '处置回收', fen: recovered }], p)
    if (!result.ok) throw new Error(result.message)
    return result.value
  }

  test('4.076 owed, 1.476 recovered: 0.80, 0.90, 0.90, and nothing for the holders', () => {
    const result = run(4.076 * yi, 1.476 * yi)
    expect(result.lossFen).toBe(2.6 * yi)
    expect(borneByParty(result)).toEqual([
      { party: '反担保机构', fen: 0.8 * yi },
      { party: '增信机构', fen: 0.9 * yi },
      { party: '风险分担工具', fen: 0.9 * yi },
      { party: holders, fen: 0 },
    ])
    expect(result.borne[0]?.capped).toBe(true)
    expect(lossSentence(result)).toBe(
      '净损失 260,000,000.00元：反担保机构 80,000,000.00元，增信机构 90,000,000.00元，风险分担工具 90,000,000.00元',
    )
  })

  test('recovered beyond the claim is surplus, not a gain of anyone', () => {
    expect(run(yi, 3 * yi)).toMatchObject({ lossFen: 0, recovered: [{ usedFen: yi, surplusFen: 2 * yi }] })
  })

  test('a guarantee in part leaves the rest with the holders', () => {
    const result = run(1001, 0, { guaranteedPercent: '50', tiers: [], residual: '增信机构' })
    expect(borneByParty(result)).toEqual([
      { party: '增信机构', fen: 501 },
      { party: holders, fen: 500 },
    ])
  })

  test.each<[string, SharingPlan]>([
    [
      '第 1 层各方比例合计为 100.01%，超过 100%',
      {
        ...plan,
        tiers: [
          [
            { party: 'x', percent: '100' },
            { party: 'y', percent: '0.01' },
          ],
        ],
      },
    ],
    ['比例须在 0 至 100 之间，最多 6 位小数', { ...plan, guaranteedPercent: '101' }],
    ['比例须在 0 至 100 之间，最多 6 位小数', { ...plan, guaranteedPercent: '-1' }],
    ['承担上限须为不小于零的金额', { ...plan, tiers: [[{ party: 'x', percent: '1', capFen: -1 }]] }],
    ['须写明剩余部分由谁承担', { ...plan, residual: ' ' }],
  ])('%s', (message, bad) => {
    expect(planRefusal(bad)).toBe(message)
    expect(waterfall(1, [], bad)).toEqual({ ok: false, message })
  })

  test('any plan: shares sum to the loss to the fen, no cap is passed, nothing is negative', () => {
    const percent = fc.integer({ min: 0, max: 1_000_000 }).map((n) => (n / 10_000).toFixed(4))
    const tier = fc
      .array(
        fc.record({
          weight: fc.integer({ min: 0, max: 250_000 }),
          capFen: fc.option(fc.nat(10 ** 9), { nil: undefined }),
        }),
        {
          maxLength: 4,
        },
      )
      .map((shares) =>
        shares.map(({ weight, capFen }, i) => ({
          party: `分担方${i}`,
          percent: (weight / 10_000).toFixed(4),
          ...(capFen === undefined ? {} : { capFen }),
        })),
      )
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.array(fc.nat(10 ** 10), { maxLength: 3 }),
        percent,
        fc.array(tier, { maxLength: 4 }),
        (claim, recovered, guaranteedPercent, tiers) => {
          const recoveries = recovered.map((fen, i) => ({ source: `回收${i}`, fen }))
          const result = waterfall(claim, recoveries, { guaranteedPercent, tiers, residual: '增信机构' })
          if (!result.ok) throw new Error(result.message)
          const { borne, lossFen, recovered: used, claimFen } = result.value
          expect(borne.reduce((sum, { fen }) => sum + fen, 0)).toBe(lossFen)
          expect(used.reduce((sum, { usedFen }) => sum + usedFen, 0) + lossFen).toBe(claimFen)
          expect(borne.every(({ fen }) => Number.isSafeInteger(fen) && fen >= 0)).toBe(true)
          for (const [place, shares] of tiers.entries())
            for (const [i, { capFen }] of shares.entries()) {
              const share = borne.filter((b) => b.place === place)[i]
              if (capFen !== undefined) expect(share?.fen ?? 0).toBeLessThanOrEqual(capFen)
            }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a quota', () => {
  test('reserve, commit less than reserved, release the rest', () => {
    const balance = balanceOf(15 * yi, [
      { kind: 'reserve', subject: '第一期', fen: 5 * yi },
      { kind: 'commit', subject: '第一期', fen: 4 * yi },
      { kind: 'release', of: 'reserved', subject: '第一期', fen: yi },
    ])
    expect(balance).toMatchObject({ reservedFen: 0, committedFen: 4 * yi, availableFen: 11 * yi })
  })

  test('an adopted amount is committed without a reservation; more than reserved takes what is free', () => {
    const balance = balanceOf(15 * yi, [
      { kind: 'commit', subject: '转入', fen: 10 * yi },
      { kind: 'reserve', subject: '第一期', fen: 2 * yi },
      { kind: 'commit', subject: '第一期', fen: 3 * yi },
    ])
    expect(balance).toMatchObject({ reservedFen: 0, committedFen: 13 * yi, availableFen: 2 * yi })
  })

  test.each<[BalanceEntry, string]>([
    [{ kind: 'reserve', subject: '乙', fen: 10 * yi + 1 }, '可用额度仅 10.00亿元，不足 10.0000000001亿元'],
    [{ kind: 'release', of: 'committed', subject: '甲', fen: 1 }, '该项占用额度仅 0.00亿元，不能释放 0.0000000001亿元'],
    [{ kind: 'release', of: 'reserved', subject: '乙', fen: 1 }, '该项预留额度仅 0.00亿元，不能释放 0.0000000001亿元'],
    [{ kind: 'reserve', subject: '乙', fen: 0 }, '额度变动金额须大于零'],
  ])('%j: %s', (entry, message) => {
    const balance = balanceOf(15 * yi, [{ kind: 'reserve', subject: '甲', fen: 5 * yi }])
    expect(withBalanceEntry(balance, entry)).toEqual({ ok: false, message })
    expect(() => balanceOf(15 * yi, [{ kind: 'reserve', subject: '甲', fen: 5 * yi }, entry])).toThrow(message)
  })

  test('without a cap nothing is short', () => {
    expect(balanceOf(null, [{ kind: 'commit', subject: '甲', fen: 999 * yi }])).toMatchObject({ availableFen: null })
  })

  test('reserved + committed + available = cap after any lines, and no part is below nought', () => {
    const entries = fc.array(
      fc.record({
        kind: fc.constantFrom('reserve', 'commit', 'release'),
        of: fc.constantFrom('reserved', 'committed'),
        subject: fc.constantFrom('甲', '乙', '丙'),
        fen: fc.integer({ min: 0, max: 60 }),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), entries, (cap, list) => {
        let balance = openBalance(cap)
        for (const { kind, of, subject, fen } of list) {
          const next = withBalanceEntry(
            balance,
            kind === 'release' ? { kind, of, subject, fen } : { kind, subject, fen },
          )
          if (next.ok) balance = next.value
          const { reservedFen, committedFen, availableFen } = balance
          expect(reservedFen + committedFen + (availableFen ?? 0)).toBe(cap)
          expect(Math.min(reservedFen, committedFen, availableFen ?? 0)).toBeGreaterThanOrEqual(0)
          const held = [...balance.subjects.values()]
          expect(held.reduce((sum, s) => sum + s.reservedFen, 0)).toBe(reservedFen)
          expect(held.reduce((sum, s) => sum + s.committedFen, 0)).toBe(committedFen)
        }
      }),
      { numRuns: 300 },
    )
  })
})
