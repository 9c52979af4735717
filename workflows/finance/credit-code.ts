import { halfWidth, type Parsed, read, unread } from './parsed.ts'

/** GB 32100-2015: digits and capital letters without I, O, S, V, Z; the place in this row is the value of a character. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Σ value × 3^(i−1) over the first seventeen characters, weights modulo 31. */
function weightedSum(first17: string): number {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += characters.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return sum
}

/** The eighteenth character that belongs to seventeen: 31 − (sum mod 31), 31 being 0. */
export function creditCodeCheckCharacter(first17: string): string {
  if (first17.length !== 17 || [...first17].some((c) => !characters.includes(c)))
    throw new RangeError(`not the first 17 characters of a credit code: ${first17}`)
  return characters[(31 - (weightedSum(first17) % 31)) % 31] ?? ''
}

/** Reads a 统一社会信用代码, upper case; small letters, full width and blanks within are put right, nothing else is. */
export function parseCreditCode(text: string): Parsed<string> {
  const code = halfWidth(text).replace(/\s+/g, '').toUpperCase()
  if (code === '') return unread('请填写统一社会信用代码')
  if (code.length !== 18) return unread(`统一社会信用代码应为 18 位，现为 ${code.length} 位`)
  const wrong = [...code].find((character) => !characters.includes(character))
  if (wrong !== undefined) return unread(`统一社会信用代码不使用字符“${wrong}”（不含 I、O、S、V、Z）`)
  if (code[17] !== creditCodeCheckCharacter(code.slice(0, 17)))
    return unread('统一社会信用代码校验位不符，请核对是否抄错')
  return read(code)
}
