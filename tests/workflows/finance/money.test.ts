import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chineseAmount } from '#workflows/finance/chinese-amount.ts'
import { amountText, amountWithUnit, parseAmount, parseYuan, yuanDecimal } from '#workflows/finance/money.ts'
import { parsePercent, percentText, reachesPercent, withinPercent } from '#workflows/finance/percent.ts'

const anyFen = fc.oneof(fc.integer({ min: 0, max: 10_000_000 }), fc.maxSafeNat())

describe('reading an amount', () => {
  test.each<[string, number]>([
    ['400000000', 40_000_000_000],
    ['400,000,000.00', 40_000_000_000],
    ['0.01', 1],
    ['１２．３４', 1234],
    [' 7 ', 700],
    ['1.1000', 110],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s yuan is %i fen', (text, fen) => expect(parseYuan(text)).toEqual({ ok: true, value: fen }))

  test.each<[string, string]>([
    ['', '请填写金额'],
    ['1.005', '金额最小到分，以元为单位最多 2 位小数'],
    ['-1', '金额不能为负数'],
    ['1,00', '金额须为数字，以元为单位，例如 400000000.00'],
    ['四亿', '金额须为数字，以元为单位，例如 400000000.00'],
    ['1e9', '金额须为数字，以元为单位，例如 400000000.00'],
    ['90071992547409.92', '金额过大'],
  ])('%j is refused: %s', (text, message) => expect(parseYuan(text)).toEqual({ ok: false, message }))

  test('in 万元 and 亿元', () => {
    expect(parseAmount('8000.00', 'wan')).toEqual({ ok: true, value: 8_000_000_000 })
    expect(parseAmount('0.3', 'yi')).toEqual({ ok: true, value: 3_000_000_000 })
    expect(parseAmount('4.00000000001', 'yi')).toEqual({
      ok: false,
      message: '金额最小到分，以亿元为单位最多 10 位小数',
    })
  })

  test('what is written is read back, in every unit', () => {
    fc.assert(
      fc.property(anyFen, fc.constantFrom('yuan', 'wan', 'yi'), (fen, unit) => {
        expect(parseAmount(amountText(fen, unit), unit)).toEqual({ ok: true, value: fen })
        expect(parseYuan(yuanDecimal(fen))).toEqual({ ok: true, value: fen })
      }),
    )
  })
})

describe('writing an amount', () => {
  test('exactly, with at least two decimals', () => {
    expect(amountWithUnit(40_000_000_000, 'yi')).toBe('4.00亿元')
    expect(amountText(12_345_678_901, 'yi')).toBe('1.2345678901')
    expect(amountText(3_000_000_000_00, 'wan')).toBe('300,000.00')
    expect(amountText(251_506_849)).toBe('2,515,068.49')
    expect(amountText(-5)).toBe('−0.05')
    expect(amountText(500, 'yuan', 0)).toBe('5')
    expect(yuanDecimal(-5)).toBe('-0.05')
    expect(() => amountText(0.5)).toThrow(RangeError)
  })
})

describe('大写金额', () => {
  test.each<[string, string]>([
    ['1409.50', '人民币壹仟肆佰零玖元伍角'],
    ['6007.14', '人民币陆仟零柒元壹角肆分'],
    ['1680.32', '人民币壹仟陆佰捌拾元零叁角贰分'],
    ['325.04', '人民币叁佰贰拾伍元零肆分'],
    ['107000.53', '人民币壹拾万柒仟元零伍角叁分'],
    ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
    ['0', '人民币零元整'],
    ['0.05', '人民币伍分'],
    ['0.50', '人民币伍角'],
    ['10', '人民币壹拾元整'],
    ['400000000', '人民币肆亿元整'],
    ['100010001', '人民币壹亿零壹万零壹元整'],
    ['1000070000', '人民币壹拾亿零柒万元整'],
    ['1000000000.5', '人民币壹拾亿元零伍角'],
    ['90071992547409.91', '人民币玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ])('%s', (yuan, text) => {
    const fen = parseYuan(yuan)
    expect(fen.ok && chineseAmount(fen.value)).toBe(text)
  })

  test('a negative amount and a fraction of a fen are refused', () => {
    expect(() => chineseAmount(-1)).toThrow(RangeError)
    expect(() => chineseAmount(1.5)).toThrow(RangeError)
  })

  test('a reader of its own gets the amount back; no two 零 meet, none stands at the end', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        fc.pre(fen > 0)
        const text = chineseAmount(fen)
        expect(readBack(text)).toBe(BigInt(fen))
        expect(text).not.toMatch(/零零|零[万亿]|零元.|零整|零$/)
      }),
      { numRuns: 500 },
    )
  })
})

/** Reads place by place, ignoring 零: shares nothing with the writer. */
function readBack(text: string): bigint {
  const digits = '零壹贰叁肆伍陆柒捌玖'
  const small: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n }
  let fen = 0n
  let below = 0n
  let digit = 0n
  let upTo万 = 0n
  for (const c of text.replace('人民币', '').replace('整', '')) {
    if (digits.includes(c)) digit = BigInt(digits.indexOf(c))
    else if (small[c] !== undefined) {
      below += digit * small[c]
      digit = 0n
    } else if (c === '万') {
      upTo万 = (upTo万 + below + digit) * 10_000n
      below = digit = 0n
    } else if (c === '亿') {
      fen += (upTo万 + below + digit) * 10_000_000_000n
      upTo万 = below = digit = 0n
    } else if (c === '元') {
      fen += (upTo万 + below + digit) * 100n
      upTo万 = below = digit = 0n
    } else {
      fen += digit * (c === '角' ? 10n : 1n)
      digit = 0n
    }
  }
  return fen
}

describe('per cent', () => {
  test('reading and writing', () => {
    expect(parsePercent('1.85%')).toEqual({ ok: true, value: '1.85' })
    expect(parsePercent('70.00')).toEqual({ ok: true, value: '70' })
    expect(parsePercent('1.23456')).toEqual({ ok: false, message: '百分比最多 4 位小数' })
    expect(parsePercent('abc').ok).toBe(false)
    expect(percentText('70')).toBe('70.00%')
    expect(percentText('2.125')).toBe('2.125%')
  })

  test('gates are exact where floats are not', () => {
    expect(reachesPercent(700_000_000_00, 1_000_000_000_00, '70')).toBe(true)
    expect(reachesPercent(699_999_999_99, 1_000_000_000_00, '70')).toBe(false)
    expect(reachesPercent(1, 0, '0')).toBe(false)
    expect(withinPercent(300, 1000, '30')).toBe(true)
    expect(withinPercent(301, 1000, '30')).toBe(false)
  })
})
