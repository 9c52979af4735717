import { halfWidth, type Parsed, read, unread } from './parsed.ts'

/** Money is a whole number of fen, below 2^53 (about 90 万亿元). */
export type Fen = number

export const amountUnits = {
  yuan: { name: '元', digits: 2 },
  wan: { name: '万元', digits: 6 },
  yi: { name: '亿元', digits: 10 },
} as const
export type AmountUnit = keyof typeof amountUnits

/** No amount below 2^53 fen is written longer, commas and needless zeros included; what is longer is not read at all. */
const longest = 40

const pattern = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/

/**
 * Reads an amount that is not negative, as people write it: `400,000,000.00` 元, `4` 亿元. Refuses anything finer than a fen
 * instead of rounding it, and amounts of 2^53 fen and more.
 */
export function parseAmount(text: string, unit: AmountUnit = 'yuan'): Parsed<Fen> {
  const { name, digits } = amountUnits[unit]
  const plain = halfWidth(text)
  if (plain === '') return unread('请填写金额')
  if (plain.length > longest) return unread('数字过长，请核对')
  if (plain.startsWith('-') || plain.startsWith('−')) return unread('金额不能为负数')
  const match = pattern.exec(plain)
  if (!match) return unread(`金额须为数字，以${name}为单位，例如 ${unit === 'yuan' ? '400000000.00' : '4.5'}`)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) return unread(`金额最小到分，以${name}为单位最多 ${digits} 位小数`)
  const fen =
    BigInt((match[1] ?? '').replaceAll(',', '')) * 10n ** BigInt(digits) + BigInt(fraction.padEnd(digits, '0') || '0')
  if (fen > BigInt(Number.MAX_SAFE_INTEGER)) return unread('金额过大')
  return read(Number(fen))
}

export const parseYuan = (text: string): Parsed<Fen> => parseAmount(text, 'yuan')

export function assertFen(fen: number): asserts fen is Fen {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`)
}

/**
 * The amount in a unit, exactly: at least `decimals` decimals and as many more as it takes. 400000000000 fen is `40.00` 亿元,
 * 12345678901 fen is `1.2345678901` 亿元. Thousands are parted by commas, the minus is U+2212. Without the unit's name.
 */
export function amountText(fen: Fen, unit: AmountUnit = 'yuan', decimals = 2): string {
  assertFen(fen)
  const { digits } = amountUnits[unit]
  const all = Math.abs(fen)
    .toString()
    .padStart(digits + 1, '0')
  const whole = all.slice(0, -digits).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = all.slice(-digits).replace(/0+$/, '').padEnd(decimals, '0')
  return `${fen < 0 ? '−' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** With the unit's name: `4.00亿元`. */
export const amountWithUnit = (fen: Fen, unit: AmountUnit = 'yuan', decimals = 2): string =>
  `${amountText(fen, unit, decimals)}${amountUnits[unit].name}`

/** The plain decimal string of exports and of the deal format: no commas, ASCII minus, two decimals. */
export function yuanDecimal(fen: Fen): string {
  assertFen(fen)
  const all = Math.abs(fen).toString().padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${all.slice(0, -2)}.${all.slice(-2)}`
}
