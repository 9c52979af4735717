import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  capitals,
  chineseDay,
  chineseInstant,
  chineseNumber,
  faceValue,
  markSample,
  money,
  monthsAfter,
  quote,
  quoteOr,
  share,
  times,
  wan,
  wanFigure,
  yi,
  yuan,
} from '#templates/format.ts'

describe('capitals', () => {
  // 支付结算办法 附一, and the places where 零 and 万亿 go wrong.
  test.each([
    [140_950, '人民币壹仟肆佰零玖元伍角'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [168_032, '人民币壹仟陆佰捌拾元零叁角贰分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [10_700_053, '人民币壹拾万柒仟元零伍角叁分'],
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [50, '人民币伍角'],
    [100, '人民币壹元整'],
    [40_000_000_000, '人民币肆亿元整'],
    [100_000_500_000, '人民币壹拾亿零伍仟元整'],
    [200_000_100, '人民币贰佰万零壹元整'],
    [123_450_000_000_000, '人民币壹万贰仟叁佰肆拾伍亿元整'],
    [123_450_000_000_500, '人民币壹万贰仟叁佰肆拾伍亿零伍元整'],
    [100_000_000_000_000, '人民币壹万亿元整'],
  ])('%i fen', (fen, words) => expect(capitals(fen)).toBe(words))

  test('refuses what is no exact amount', () => {
    expect(() => capitals(-1)).toThrow(RangeError)
    expect(() => capitals(0.5)).toThrow(RangeError)
  })

  test('reads back to the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9e15 }), (fen) => {
        expect(readBack(capitals(fen))).toBe(BigInt(fen))
      }),
    )
  })
})

/** An independent reader of capitals: digits times places, groups of 万 and 亿. */
function readBack(words: string): bigint {
  const [whole = '', small = ''] = words.includes('元')
    ? words.replace('人民币', '').split('元')
    : ['', words.replace('人民币', '')]
  const digit = (char: string): bigint => BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(char))
  const group = (part: string): bigint =>
    [...part.matchAll(/([壹贰叁肆伍陆柒捌玖])(仟|佰|拾)?/g)].reduce(
      (sum, [, char = '', place = '']) => sum + digit(char) * ({ 仟: 1000n, 佰: 100n, 拾: 10n }[place] ?? 1n),
      0n,
    )
  const below = (part: string): bigint => {
    const [tens, ones] = part.includes('万') ? part.split('万') : ['', part]
    return group(tens ?? '') * 10_000n + group(ones ?? '')
  }
  const [high, low] = whole.includes('亿') ? whole.split('亿') : ['', whole]
  const yuanPart = below(high ?? '') * 100_000_000n + below(low ?? '')
  const jiao = /([壹贰叁肆伍陆柒捌玖])角/.exec(small)?.[1]
  const cent = /([壹贰叁肆伍陆柒捌玖])分/.exec(small)?.[1]
  return yuanPart * 100n + (jiao ? digit(jiao) * 10n : 0n) + (cent ? digit(cent) : 0n)
}

describe('amounts', () => {
  test('never lose a fen', () => {
    expect(wan(123_456_789)).toBe('123.456789万元')
    expect(wan(40_000_000_000)).toBe('40,000.00万元')
    expect(wanFigure(-3_120_080_000)).toBe('-3,120.08')
    expect(yuan(251_506_849)).toBe('2,515,068.49元')
    expect(yi(15_500_000_000)).toBe('1.55亿元')
    expect(money(40_000_000_000)).toBe('4亿元')
    expect(money(1_000_000_000)).toBe('1,000万元')
    expect(money(251_506_849)).toBe('2,515,068.49元')
    expect(faceValue(10_000)).toBe('100元')
  })

  test('wan reads back to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e15, max: 9e15 }), (fen) => {
        const [whole = '0', rest = ''] = wanFigure(Math.abs(fen)).replaceAll(',', '').split('.')
        expect(BigInt(whole) * 1_000_000n + BigInt(rest.padEnd(6, '0'))).toBe(BigInt(Math.abs(fen)))
      }),
    )
  })
})

describe('ratios', () => {
  test.each([
    [1, 3, '33.33%'],
    [395, 500, '79.00%'],
    [-1, 3, '-33.33%'],
    [70, 100, '70.00%'],
    [69_999, 100_000, '70.00%'],
    [69_994, 100_000, '69.99%'],
    [1, 20_000, '0.01%'],
    [0, 5, '0.00%'],
    [5, 0, '—'],
  ])('%i of %i', (part, whole, words) => expect(share(part, whole)).toBe(words))

  test('times are ratios without the per cent', () => {
    expect(times(358, 100)).toBe('3.58')
    expect(times(1, 8)).toBe('0.13')
    expect(times(5, 100_000)).toBe('0.00')
    expect(times(-3, 2)).toBe('-1.50')
    expect(times(1, 0)).toBe('—')
  })
})

test('days and numbers', () => {
  expect(chineseDay('2025-05-26')).toBe('2025年5月26日')
  expect(chineseInstant('2025-05-26T17:30:00Z')).toBe('2025年5月27日 01:30:00')
  expect(monthsAfter('2025-08-31', 6)).toBe('2026-02-28')
  expect(monthsAfter('2024-09-25', 24)).toBe('2026-09-25')
  expect([1, 9, 10, 11, 16, 20, 21, 99].map(chineseNumber).join(' ')).toBe('一 九 十 十一 十六 二十 二十一 九十九')
})

test('a sample says so right after the value; a fact of record does not', () => {
  expect(quote({ value: '沈𬭊', key: 'k', sample: true })).toEqual({ text: '沈𬭊（示例）', fact: 'k' })
  expect(quote({ value: 5, key: 'k', sample: false }, (n) => `${n}项`)).toEqual({ text: '5项', fact: 'k' })
  expect(quoteOr(null, '不适用')).toBe('不适用')
  expect(markSample('甲', false)).toBe('甲')
})
