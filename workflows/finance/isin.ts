import { halfWidth, type Parsed, read, unread } from './parsed.ts'

/** Luhn over the digits, letters written as 10…35, every second digit from the right (after the check digit) doubled. */
function luhn(digits: string): number {
  let sum = 0
  for (const [i, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10
}

/** Reads an ISIN (ISO 6166): two letters, nine characters, a check digit. */
export function parseIsin(text: string): Parsed<string> {
  const isin = halfWidth(text).replace(/\s+/g, '').toUpperCase()
  if (!/^[A-Z]{2}[0-9A-Z]{9}\d$/.test(isin)) return unread('ISIN 应为 12 位：两位字母、九位字母或数字、一位校验数字')
  const digits = [...isin].map((character) => Number.parseInt(character, 36)).join('')
  return luhn(digits) === 0 ? read(isin) : unread('ISIN 校验位不符，请核对是否抄错')
}
