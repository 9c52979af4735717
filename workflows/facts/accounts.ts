import { group } from './definition.ts'
import { day, fen, longWords, rows, signedFen, text } from './field.ts'

type Period = { label: string; assets: number; liabilities: number; equity: number }

/** Assets are liabilities and equity together, to the fen. */
function periodsProblem(list: readonly Period[]): string | null {
  if (list.length === 0) return '至少填写一个会计期间'
  const off = list.find(({ assets, liabilities, equity }) => assets !== liabilities + equity)
  return off ? `${off.label}的资产总计不等于负债合计与所有者权益合计之和` : null
}

export const accountsFacts = group('财务', 'project', {
  'accounts.auditor': text('审计机构', { required: false, hint: '审计机构已经入席的，取席位上的机构' }),
  'accounts.opinion': text('审计意见'),
  'accounts.periods': rows(
    '主要财务数据',
    {
      label: text('期间', { hint: '如 2025年、2026年1—6月' }),
      endsOn: day('期末日'),
      assets: fen('资产总计'),
      liabilities: fen('负债合计'),
      equity: signedFen('所有者权益合计'),
      revenue: fen('营业收入'),
      netProfit: signedFen('净利润'),
      operatingCash: signedFen('经营活动现金流量净额'),
    },
    { problem: periodsProblem, hint: '近三年及最近一期，由远及近；资产负债率由系统计算' },
  ),
  'accounts.borrowings': rows(
    '有息债务',
    { kind: text('种类'), amount: fen('余额') },
    { hint: '最近一期末；没有的保存空表' },
  ),
  'accounts.contingencies': longWords('对外担保、诉讼仲裁及其他或有事项'),
  'accounts.revenueFen': fen('最近一年营业收入', { required: false }),
  'accounts.revenueFen3y': fen('近三年营业收入合计', { required: false }),
})
