import type { SampleDeal, Values } from './deal.ts'
import { lotOf, thousandths } from './lot.ts'
import { sumOf, yearsOf } from './years.ts'

export function accountsValues(deal: SampleDeal): Values {
  const years = yearsOf(deal)
  const last = years[2]
  if (!last) throw new Error('three years of accounts are expected')
  return {
    'accounts.auditor': '示例会计师事务所（特殊普通合伙）',
    'accounts.opinion': '标准无保留意见',
    'accounts.periods': years.map(({ year, research: _, ...figures }) => ({
      label: `${year}年`,
      endsOn: `${year}-12-31`,
      ...figures,
    })),
    'accounts.borrowings': borrowings(deal, last.liabilities),
    'accounts.contingencies': `截至${last.year}年末，发行人无对外担保，无可能对偿债能力产生重大影响的未决诉讼、仲裁。`,
    'accounts.revenueFen': last.revenue,
    'accounts.revenueFen3y': sumOf(years, 'revenue'),
  }
}

/** Together well under half of the liabilities. */
function borrowings({ issuerName, issuerKind }: SampleDeal, liabilities: number) {
  const lot = lotOf(issuerName)
  const line = (kind: string, low: number, high: number) => ({
    kind,
    amount: thousandths(liabilities, lot.between(kind, low, high)),
  })
  if (issuerKind === 'financial-institution') return [line('应付债券', 60, 110), line('同业拆入及卖出回购', 80, 150)]
  return [line('短期借款', 90, 150), line('长期借款', 130, 210), line('应付债券', 40, 90)]
}
