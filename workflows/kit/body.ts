import { z } from 'zod'

/** Field schemas that events share, with the sentences that forms show. Inputs are normalised (NFC, trimmed) here, once. */
const unsafe = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\u200B\uFEFF\uFFFE\uFFFF]/u

const clean = (value: string) => value.normalize('NFC').trim()

const words = (max: number) =>
  z
    .string('请填写')
    .transform(clean)
    .pipe(
      z
        .string()
        .min(1, '请填写')
        .max(max, `最多 ${max} 字`)
        .refine((value) => value.isWellFormed() && !unsafe.test(value), '含有不可见的控制字符，请删除后重试'),
    )

export const shortText = words(200)
export const longText = words(20_000)
export const reason = words(2_000)
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
