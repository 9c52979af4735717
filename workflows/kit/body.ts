import { z } from 'zod'

/** Field schemas that events share, with the sentences that forms show. Inputs are normalised (NFC, trimmed) here, once. */
/**
 * What nobody can see and nobody means to type: controls, turns of the writing direction, zero widths, noncharacters, and
 * U+FFFD, which stands where a character was lost. A variation selector is kept behind an ideograph, whose form it chooses.
 */
const unseen =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFFF9-\uFFFD]|\p{Noncharacter_Code_Point}|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|(?<!\p{Ideographic})\p{Variation_Selector}/u

const clean = (value: string) => value.normalize('NFC').trim()

/** Why a text is not taken, with the place and the code point, for what cannot be seen can only be found by counting. */
function textProblem(value: string, lines: 'one' | 'many'): string | null {
  if (!value.isWellFormed()) return '含有不完整的字符，请重新输入'
  const found = unseen.exec(value)
  if (found) {
    const place = [...value.slice(0, found.index)].length + 1
    const code = (value.codePointAt(found.index) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const what = found[0] === '\uFFFD' ? '丢失了的字符，请重新输入' : '不可见的控制字符，请删除后重试'
    return `含有${what}（第 ${place} 字，U+${code}）`
  }
  return lines === 'one' && /[\t\n\r]/.test(value) ? '只能是一行，请去掉换行和制表符' : null
}

const words = (max: number, lines: 'one' | 'many') =>
  z
    .string('请填写')
    .transform(clean)
    .pipe(
      z
        .string()
        .min(1, '请填写')
        .max(max, `最多 ${max} 字`)
        .superRefine((value, issues) => {
          const message = textProblem(value, lines)
          if (message) issues.addIssue({ code: 'custom', message })
        }),
    )

export const shortText = words(200, 'one')
export const longText = words(20_000, 'many')
export const reason = words(2_000, 'many')
export const optionalText = z
  .string()
  .transform(clean)
  .transform((value) => (value === '' ? undefined : value))
  .pipe(longText.optional())
  .optional()

export const day = z.iso.date('请填写日期，如 2026-03-09')
export const identifier = z.string().min(1, '请选择').max(64)

/** Integer fen. Forms post yuan or 万元 through `moneyInput` of the forms; here only the exact amount is known. */
export const amount = z.coerce
  .number('请填写金额')
  .int('金额最小到分')
  .positive('金额须大于零')
  .max(9_000_000_000_000_000)
export const amountOrZero = z.coerce
  .number('请填写金额')
  .int('金额最小到分')
  .nonnegative('金额不能为负')
  .max(9_000_000_000_000_000)

/** A percentage as a decimal string, at most four decimals; exact, never a float. */
export const percent = z.string('请填写百分比').regex(/^\d{1,3}(\.\d{1,4})?$/, '请填写百分数，最多四位小数，如 2.35')

export const choice = <const V extends readonly [string, ...string[]]>(values: V) => z.enum(values, '请选择')

export const nothing = z.strictObject({})
