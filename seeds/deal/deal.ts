import { z } from 'zod'
import { isDay } from '#workflows/calendar/day.ts'
import { parseTenor } from '#workflows/finance/tenor.ts'
import { routes } from '#workflows/kit/seats.ts'

/** A deal as input, `kejiban-deal/1`: closed, so an unknown key is refused by its path. Money and percentages are decimal strings. */
const decimal = z.string().regex(/^[0-9]+(\.[0-9]+)?$/, '应为十进制数字文本，如 "400000000" 或 "1.85"')
const yuan = decimal.refine(
  (text) => /^\d+(\.\d{1,2})?$/.test(text) && Number(text) > 0 && Number(text) <= 9e13,
  '金额须大于零，最多两位小数',
)
const percent = decimal.refine((text) => /^\d{1,3}(\.\d{1,4})?$/.test(text), '百分比最多四位小数')
const multiple = decimal.refine((text) => /^\d{1,4}(\.\d{1,4})?$/.test(text) && Number(text) >= 1, '认购倍数不小于 1')
const date = z.string().refine(isDay, '日期写法如 2025-05-26，且须为真实日期')
const name = z.string().trim().min(1, '不能为空').max(200, '最多 200 字')
const tenor = z
  .string()
  .refine((text) => parseTenor(text).ok && /^(\d+(\+\d+)*Y|\d+D)$/.test(text), '期限写法如 10Y、180D、5+3+2Y')

const issuer = z.strictObject({
  name,
  kind: z.enum(['tech-firm', 'equity-investor', 'financial-institution']),
  region: z.string().optional(),
  listed: z.boolean().optional(),
  creditCode: z.string().optional(),
  legalRepresentative: z.string().optional(),
})

const enhancement = z.strictObject({
  instrument: z.enum(['guarantee', 'crmw', 'direct-investment', 'counter-guarantee', 'pledge']),
  provider: name,
  coverPercent: percent.optional(),
  amountYuan: yuan.optional(),
  riskSharingTool: z.boolean().optional(),
  counterGuarantee: z.strictObject({ provider: name, coverPercent: percent.optional() }).optional(),
})

export const uses = [
  'fund-contribution',
  'equity-investment',
  'research',
  'project',
  'acquisition',
  'refinancing',
  'working-capital',
  'other',
] as const

const tranche = z
  .strictObject({
    name: z.string().optional(),
    amountYuan: yuan.optional(),
    maximumAmountYuan: yuan.optional(),
    tenor,
    couponPercent: percent.optional(),
    subscriptionMultiple: multiple.optional(),
    investors: z.int().min(1).optional(),
    issuedOn: date.optional(),
    listedOn: date.optional(),
    book: z.string().optional(),
  })
  .refine(({ issuedOn, listedOn }) => !issuedOn || !listedOn || listedOn >= issuedOn, {
    path: ['listedOn'],
    message: '上市日不能早于发行日',
  })

export const dealSchema = z
  .strictObject({
    format: z.literal('kejiban-deal/1'),
    source: z.string().optional(),
    product: z.string().optional(),
    issuer,
    route: z.enum(['interbank', 'exchange-public', 'exchange-private', 'licence']),
    venue: z.enum(['NAFMII', 'SSE', 'SZSE', 'BSE']),
    registeredAmountYuan: yuan.optional(),
    acceptedOn: date.optional(),
    registrationNoticeOn: date.optional(),
    registrationNumber: z.string().optional(),
    registrationMonths: z.int().min(1).max(60).optional(),
    existingRegistration: z
      .strictObject({
        number: z.string().optional(),
        effectiveOn: date,
        months: z.int().min(1).max(60).optional(),
        amountYuan: yuan.optional(),
      })
      .optional(),
    rating: z
      .strictObject({ issuer: z.string().optional(), bond: z.string().optional(), agency: name.optional() })
      .optional(),
    enhancement: z.array(enhancement).optional(),
    useOfProceeds: z.array(z.strictObject({ use: z.enum(uses), amountYuan: yuan })).optional(),
    tranches: z.array(tranche).min(1, '至少一个品种'),
  })
  .refine(({ route, venue }) => (routes[route].venues as readonly string[]).includes(venue), {
    path: ['venue'],
    message: '市场与申报路径不符：银行间与许可路径为 NAFMII，交易所路径为 SSE、SZSE 或 BSE',
  })
  .refine(
    ({ acceptedOn, registrationNoticeOn }) =>
      !acceptedOn || !registrationNoticeOn || registrationNoticeOn >= acceptedOn,
    {
      path: ['registrationNoticeOn'],
      message: '注册通知书日期不能早于受理日期',
    },
  )

export type Deal = z.output<typeof dealSchema>
export type Tranche = Deal['tranches'][number]

export type ReadDeal = { ok: true; deal: Deal } | { ok: false; problems: { path: string; message: string }[] }

/** Reads a deal from the text of its file; every problem names the key's path. */
export function readDeal(text: string): ReadDeal {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return {
      ok: false,
      problems: [{ path: '(文件)', message: `不是有效的 JSON：${error instanceof Error ? error.message : ''}` }],
    }
  }
  const parsed = dealSchema.safeParse(json)
  if (parsed.success) return { ok: true, deal: parsed.data }
  return { ok: false, problems: parsed.error.issues.flatMap(problemsOf) }
}

function problemsOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: '没有这个键' }))
  const message = /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : wordsFor(issue)
  return [{ path: pathOf(issue.path), message }]
}

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.input === undefined ? '缺少这个键' : `类型应为 ${issue.expected}`
  if (issue.code === 'invalid_value') return `只能是 ${issue.values.map(String).join('、')}`
  return issue.message
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || '(根)'
