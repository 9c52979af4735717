import { halfWidth, type Parsed, read, unread } from './parsed.ts'

/** Letters are 10…35; the number so written is divided by 97 place by place. */
function mod97(text: string): number {
  let rest = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** Reads a legal entity identifier (ISO 17442: 18 characters and two check digits by ISO 7064 MOD 97-10). */
export function parseLei(text: string): Parsed<string> {
  const lei = halfWidth(text).replace(/\s+/g, '').toUpperCase()
  if (!/^[0-9A-Z]{18}\d\d$/.test(lei)) return unread('LEI 应为 20 位数字与大写字母，末两位为数字')
  return mod97(lei) === 1 ? read(lei) : unread('LEI 校验位不符，请核对是否抄错')
}
