const scales = { 元: 2, 万元: 6, 亿元: 10 } as const

export type MoneyUnit = keyof typeof scales

/**
 * Integer fen → decimal text in the unit, thousands separated, at least two decimals and never rounded:
 * 4 亿 is 4.00, and 4 亿零 1 分 shows all its digits. Minus is − (U+2212).
 */
export function amountText(fen: number, unit: MoneyUnit): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an integer amount of fen: ${fen}`)
  const digits = String(Math.abs(fen)).padStart(scales[unit] + 1, '0')
  const whole = digits.slice(0, -scales[unit]).replace(/\B(?=(\d{3})+$)/g, ',')
  const part = digits.slice(-scales[unit]).replace(/0+$/, '').padEnd(2, '0')
  return `${fen < 0 ? '−' : ''}${whole}.${part}`
}
