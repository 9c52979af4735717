import type { Frequency } from '#workflows/finance/cash-flows.ts'
import type { DayCount } from '#workflows/finance/day-count.ts'

export const frequencyChoices: Record<Frequency, string> = {
  annual: '每年付息',
  'semi-annual': '每半年付息',
  quarterly: '每季付息',
  'at-maturity': '到期一次还本付息',
  discount: '贴现',
}

export const countChoices: Record<DayCount, string> = {
  'ACT/365F': '实际天数/365',
  'NL/365': '不计闰日/365',
  'ACT/ACT-ICMA': '实际天数/实际天数（ICMA）',
  'ACT/ACT-ISDA': '实际天数/实际天数（ISDA）',
  'ACT/360': '实际天数/360',
  '30/360': '30/360',
}
