import type { Finding } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import { documents } from './documents.ts'
import { finding, type Judged } from './judged.ts'

export type FinancialInstitutionFacts = {
  institution?: 'bank' | 'securities-firm' | 'asset-manager' | 'leasing' | 'consumer-finance' | 'other'
  /** The opinion of its regulator (金融监管总局 or 证监会) on issuing. */
  regulatorOpinion?: boolean
}

/** 公告〔2025〕8号 admits financial institutions; by licence in the interbank market, by review at the exchanges. */
export function financialInstitutionFindings(judged: Judged, facts: FinancialInstitutionFacts): Finding[] {
  const admitted = finding(judged, {
    rule: 'eligibility.financial-institution',
    ok: facts.institution === undefined ? 'unknown' : true,
    because: facts.institution === undefined ? '金融机构类型未提供' : '金融机构可以发行科技创新债券',
    missing: facts.institution === undefined ? ['金融许可证'] : [],
    basis: documents.announcement8,
  })
  return judged.scope.route === 'licence'
    ? [admitted, opinion(judged, facts)]
    : [admitted, ...venueOfBanks(judged, facts)]
}

function opinion(judged: Judged, { regulatorOpinion }: FinancialInstitutionFacts): Finding {
  return finding(judged, {
    rule: 'eligibility.regulator-opinion',
    ok: regulatorOpinion ?? 'unknown',
    because: regulatorOpinion ? '监管部门意见已取得' : '监管部门意见尚未取得',
    missing: regulatorOpinion ? [] : ['监管部门意见'],
    basis: cite('pboc-financial-bonds', '监管部门意见'),
  })
}

/** Banks were not seen to issue at the exchanges. */
function venueOfBanks(judged: Judged, { institution }: FinancialInstitutionFacts): Finding[] {
  if (institution !== 'bank') return []
  const because = '商业银行通常在银行间市场发行金融债券，交易所路径是否适用待核实'
  const basis = cite('exchange-review-rules', '商业银行的发行市场')
  return [finding(judged, { rule: 'eligibility.bank-at-exchange', ok: false, because, basis })]
}
