import { describe, expect, test } from 'vitest'
import { comparable, disagreements, type Statement } from '#workflows/rules/consistency.ts'

const said = (paper: string, words: string, more: Partial<Statement> = {}): Statement => ({
  figure: 'offering.amount',
  value: comparable('offering.amount', more.value ?? words) ?? words,
  words,
  filing: `filing-${paper}`,
  paper,
  version: 1,
  heading: null,
  page: null,
  madeAt: '2026-03-02T01:00:00.000Z',
  source: 'generated',
  ...more,
})

const later = '2026-03-05T01:00:00.000Z'

describe('the same figure in several papers', () => {
  test('agrees: nothing to say', () => {
    expect(
      disagreements([
        said('募集说明书', '5亿元', { value: '50000000000' }),
        said('注册报告', '50000万元', { value: '50000000000' }),
      ]),
    ).toEqual([])
    expect(disagreements([])).toEqual([])
  })

  test('differs: one sentence names both places, the later version first, and what to print again', () => {
    const [found, ...more] = disagreements([
      said('注册报告', '4亿元', { value: '40000000000', heading: '一、申请事项', page: 2 }),
      said('募集说明书', '5亿元', {
        value: '50000000000',
        version: 2,
        heading: '第三章 发行条款',
        page: 12,
        madeAt: later,
      }),
    ])
    expect(more).toEqual([])
    expect(found?.because).toBe(
      '本期发行金额不一致：募集说明书（第2版）“第三章 发行条款”（第 12 页）写 5亿元；注册报告（第1版）“一、申请事项”（第 2 页）写 4亿元。',
    )
    expect(found?.outdated).toEqual(['filing-注册报告'])
  })

  test('an uploaded paper that is later than all is not followed: nothing generated is outdated by it', () => {
    const [found] = disagreements([
      said('募集说明书', '5亿元', { value: '50000000000' }),
      said('法律意见书', '4亿元', { value: '40000000000', source: 'uploaded', madeAt: later }),
    ])
    expect(found?.because).toContain('法律意见书（第1版）经上传人确认写 4亿元')
    expect(found?.outdated).toEqual([])
  })

  test('three values stand as three sides', () => {
    const [found] = disagreements(['1', '2', '3'].map((value) => said(`文件${value}`, value, { value })))
    expect(found?.sides.map(({ words }) => words)).toEqual(['1', '2', '3'])
  })
})

describe('how values are compared', () => {
  test.each([
    ['offering.name', '25东方富海PPN001(科创债)', '25东方富海PPN001（科创债）'],
    ['issuer.name', '示例 星河智造股份有限公司', '示例星河智造股份有限公司'],
    ['proceeds.techRatio', '70.00', '70'],
    ['proceeds.techRatio', '70.00%', '70'],
    ['registration.amount', '100', 100],
  ] as const)('%s: %s is %s', (figure, one, other) => {
    expect(comparable(figure, one)).toBe(comparable(figure, other))
  })

  test.each([
    ['rating.issuer', 'AA', 'AA+'],
    ['offering.bookOn', '2026-03-09', '2026-03-10'],
    ['proceeds.techRatio', '69.99', '70.00'],
  ] as const)('%s: %s is not %s', (figure, one, other) => {
    expect(comparable(figure, one)).not.toBe(comparable(figure, other))
  })

  test('what cannot be read is no value', () => {
    expect(comparable('offering.bookOn', '三月九日')).toBeNull()
    expect(comparable('registration.amount', '四亿')).toBeNull()
    expect(comparable('issuer.name', '  ')).toBeNull()
  })
})
