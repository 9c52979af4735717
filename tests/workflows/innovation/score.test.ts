import { describe, expect, test } from 'vitest'
import { modelProblems, type PointsModel, readModel } from '#workflows/innovation/model.ts'
import { samplePointsModel } from '#workflows/innovation/sample-model.ts'
import { scoreOf, scoreWords } from '#workflows/innovation/score.ts'

const model: PointsModel = {
  id: 'two',
  version: 1,
  name: '两项',
  source: { document: '示例', note: '示例', standing: 'provisional' },
  stages: [{ id: 'growth', name: '成长期' }],
  indicators: [
    {
      id: 'a',
      group: '甲',
      name: '甲项',
      unit: '%',
      breakpoints: [
        ['0', '0'],
        ['3', '60'],
        ['10', '100'],
      ],
    },
    {
      id: 'b',
      group: '乙',
      name: '乙项',
      unit: '件',
      breakpoints: [
        ['-5', '20'],
        ['5', '80'],
      ],
    },
  ],
  weights: { growth: { a: '70', b: '30' } },
  leastKnownWeight: '50',
}

const low = (values: Record<string, string>) => scoreOf(model, 'growth', values).low

describe('a score', () => {
  test.each([
    [{ a: '0', b: '-5' }, '6.00'],
    [{ a: '3', b: '5' }, '66.00'],
    [{ a: '1', b: '0' }, '29.00'],
    [{ a: '10', b: '99' }, '94.00'],
    [{ a: '99999', b: '-99' }, '76.00'],
    // 60 + 40 × 0.1 ÷ 7 = 60.571428…: × 0.7 = 42.4 to the digit, and half of the way in b.
    [{ a: '3.1', b: '0' }, '57.40'],
  ])('of %j is %s, exactly', (values, points) => {
    expect(low(values)).toBe(points)
  })

  test('with something missing is a range: missing is not zero', () => {
    const missing = scoreOf(model, 'growth', { a: '3' })
    expect(missing).toMatchObject({ low: '42.00', high: '72.00', known: '70', missing: 1 })
    expect(missing.scores[1]).toMatchObject({ value: null, score: null, points: null })
    expect(scoreWords(missing)).toBe('42.00—72.00 分')
    const zero = scoreOf(model, 'growth', { a: '3', b: '0' })
    expect([zero.low, zero.high, scoreWords(zero)]).toEqual(['57.00', '57.00', '57.00 分'])
  })

  test('is not made of too little', () => {
    const little = scoreOf(model, 'growth', { b: '5' })
    expect([little.low, little.high, scoreWords(little)]).toEqual([null, null, '不可测算'])
    expect(scoreWords(scoreOf(model, 'growth', {}))).toBe('不可测算')
    expect(() => scoreOf(model, 'steady', {})).toThrow(RangeError)
  })
})

describe('a model', () => {
  test('as shipped has eighteen indicators in three groups, weights of 100, and calls itself a sample to be verified', () => {
    expect(modelProblems(samplePointsModel)).toEqual([])
    const groups = samplePointsModel.indicators.map(({ group }) => group)
    expect([...new Set(groups)].map((group) => groups.filter((one) => one === group).length)).toEqual([7, 6, 5])
    expect(samplePointsModel.name).toMatch(/非官方/)
    expect(samplePointsModel.source.standing).toBe('provisional')
    expect(readModel(JSON.parse(JSON.stringify(samplePointsModel)))).toMatchObject({ ok: true })
  })

  test.each([
    [{ weights: { growth: { a: '70', b: '30.01' } } }, '阶段 growth 的权重合计为 100.01，须为 100'],
    [{ weights: { growth: { a: '100' } } }, '阶段 growth 缺少指标 b 的权重'],
    [{ weights: { growth: { a: '130', b: '-30' } } }, '阶段 growth 的权重 b 为负'],
    [{ weights: {} }, '阶段 growth 没有权重'],
    [{ weights: { ...model.weights, other: {} } }, 'weights 中的阶段 other 没有定义'],
    [{ leastKnownWeight: '101' }, 'leastKnownWeight 须在 0 到 100 之间'],
    [
      {
        indicators: [
          model.indicators[0]!,
          {
            ...model.indicators[0]!,
            id: 'b',
            breakpoints: [
              ['3', '0'],
              ['3', '9'],
            ],
          },
        ],
      },
      '甲项的分点须按数值由小到大',
    ],
    [{ version: 1.5 }, /^version：/],
    [{ leastKnownWeight: 50 }, /^leastKnownWeight：须写作数字的文字/],
    [{ more: 1 }, /文件/],
  ])('with %j is refused', (change, problem) => {
    const read = readModel({ ...model, ...change })
    expect(read.ok ? [] : read.problems).toContainEqual(
      typeof problem === 'string' ? problem : expect.stringMatching(problem),
    )
  })
})
