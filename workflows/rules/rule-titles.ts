/** What each rule asks, as papers and screens head its finding. */
export const ruleTitles: Record<string, string> = {
  'eligibility.regime': '路径受理科技创新债券',
  'eligibility.route': '发行人类别与申报路径',
  'eligibility.tech-firm': '科技型企业认定',
  'eligibility.tech-firm.1': '科技称号',
  'eligibility.tech-firm.2': '科技贷款支持范围',
  'eligibility.tech-firm.3': '科技型上市公司',
  'eligibility.tech-firm.4': '核心技术',
  'eligibility.equity-investor': '股权投资机构认定',
  'eligibility.equity-investor.1': '经营稳健并已登记',
  'eligibility.equity-investor.2': '投资业绩',
  'eligibility.equity-investor.3': '国有资本投资运营公司改革试点',
  'eligibility.equity-investor.4': '其他认可情形',
  'eligibility.exchange-class': '科技创新公司债券类别认定',
  'eligibility.financial-institution': '金融机构发行人范围',
  'eligibility.regulator-opinion': '监管部门意见',
  'eligibility.bank-at-exchange': '商业银行的发行市场',
  'tenor.min': '期限下限',
  'tenor.first-option': '首个行权期',
  'use.sum': '用途合计与募集金额',
  'use.technology': '投向科技创新领域的比例',
  'use.infrastructure': '园区与孵化设施建设比例',
  'use.replacement': '置换发行前支出',
  'title.in-force': '科技称号有效期',
  'prospectus.valid': '募集说明书有效期',
  'financial-data.valid': '财务数据有效期',
  'registration.valid': '注册有效期',
  'registration.filing': '发行前备案',
  'matters.disclosed': '重大事项如实披露',
  'green.offered': '市场开通绿色通道',
  'green.bond': '属于科技创新债券',
  'green.unusual': '没有异常情形',
  'publication.lead': '发行文件公布提前期',
  'notice.use-change': '变更用途公告提前期',
  'notice.payment': '付息兑付公告提前期',
  recusal: '审核人员回避',
  'recusal.declared': '无利益冲突声明',
  'recusal.pair': '双人审核',
}

/** A way among several of one rule that has no title of its own goes under the rule's, numbered. */
export function ruleTitle(rule: string): string {
  const known = ruleTitles[rule]
  if (known) return known
  const [, whole = rule, way] = /^(.*)\.(\d+)$/.exec(rule) ?? []
  const title = ruleTitles[whole] ?? whole
  return way ? `${title}·情形${way}` : title
}
