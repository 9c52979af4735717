import type { Basis } from '../kit/finding.ts'

const published = (document: string, since?: string, item?: string): Basis => ({
  document,
  ...(item === undefined ? {} : { item }),
  ...(since === undefined ? {} : { since }),
  standing: 'published',
})

/** The texts the rulebook rests on, as far as their contents were seen in public. */
export const documents = {
  announcement8: published('中国人民银行 中国证监会公告〔2025〕8号', '2025-05-07'),
  association86: published(
    '中国银行间市场交易商协会《关于推出科技创新债券 构建债市“科技板”的通知》（中市协发〔2025〕86号）',
    '2025-05-07',
  ),
  associationAnswers: published('中国银行间市场交易商协会科技创新债券业务问答', '2025-09-04'),
  association2026: published('中国银行间市场交易商协会《关于进一步优化科技创新债券机制的通知》', '2026-03-09'),
  associationProcess: published('中国银行间市场交易商协会注册工作流程'),
  associationMeeting: published('中国银行间市场交易商协会注册会议规则（2009年）'),
  disclosureRules: published('银行间债券市场非金融企业债务融资工具信息披露规则（2021版）', '2021-05-01'),
  prospectusForm: published('非金融企业债务融资工具注册文件表格体系（M表：募集资金用途与金额）'),
  exchanges2022: published('上证发〔2022〕77号、深证上〔2022〕489号 科技创新公司债券', '2022-05-20'),
  exchangeSpecial: published('公司债券发行上市审核规则适用指引第2号——专项品种公司债券 第七章', '2023-10-20'),
  sse65: published('上证发〔2025〕65号', '2025-05-07'),
  szse449: published('深证上〔2025〕449号', '2025-05-07'),
  bse2025: published('北京证券交易所2025年5月7日关于科技创新债券的通知', '2025-05-07'),
  csrcDecision: published('中国证监会注册批复（证监许可〔2024〕1330号等）'),
} as const satisfies Record<string, Basis>

/** A value of the field's practice, not checked against a text: it warns, 待核实, and never blocks. */
export const practice = (document: string, since?: string): Basis => ({
  document,
  ...(since === undefined ? {} : { since }),
  standing: 'provisional',
})

/** The same text where only part of it was seen, or what was seen may have been replaced. */
export const unverified = (basis: Basis, item?: string): Basis => ({
  ...basis,
  ...(item === undefined ? {} : { item }),
  standing: 'provisional',
})
