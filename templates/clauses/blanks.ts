/** How what stands for a blank is written. */
export const blankForms = {
  words: '文字',
  name: '名称',
  day: '日期（年月日）',
  amount: '金额（带单位）',
  percent: '百分比（%）',
  multiple: '倍数（两位小数）',
  count: '整数',
} as const

/** What a blank stands for. `fact` is the fact it quotes, where it quotes one; `example` fills it in a preview. */
type Blank = { form?: keyof typeof blankForms; what: string; example: string; fact?: string }

/** Words of the route, which every paper has. */
const ofTheRoute = {
  本期债券: { what: '本期发行的称呼', example: '本期债券' },
  债券品种: { what: '品种的通称', example: '公司债券' },
  持有人: { what: '持有人的称呼', example: '债券持有人' },
  投资者: { what: '投资者的称呼', example: '投资者' },
  募集说明书: { what: '募集文件的称呼', example: '募集说明书' },
  市场: { what: '发行市场', example: '上海证券交易所' },
  工作日: { what: '市场的工作日（交易日）', example: '交易日' },
  注册: { what: '注册、挂牌条件确认或者行政许可', example: '注册' },
  审核机关: { what: '作出注册（许可）决定的机关', example: '中国证券监督管理委员会' },
  披露渠道: { what: '信息披露的渠道', example: '上海证券交易所网站及其他法定渠道' },
  受托管理人: { what: '维护持有人利益的机构的称呼', example: '受托管理人' },
  业务规则: { what: '市场的业务规则', example: '上海证券交易所业务规则' },
  贴标: { what: '科技创新债券的标识', example: '科技创新公司债券' },
  特别议案通过比例: { what: '持有人会议特别议案的通过比例', example: '全体有表决权份额的三分之二以上' },
} as const satisfies Record<string, Blank>

/** Facts of the deal. A paper that does not read one of them refers to the papers of the issue. */
const ofTheDeal = {
  发行人名称: { form: 'name', what: '发行人全称', example: '示例星河智造股份有限公司', fact: 'issuer.name' },
  统一社会信用代码: { what: '发行人的统一社会信用代码', example: '（示例代码）', fact: 'issuer.creditCode' },
  法定代表人: {
    form: 'name',
    what: '发行人的法定代表人',
    example: '示例法定代表人',
    fact: 'issuer.legalRepresentative',
  },
  注册地址: { what: '发行人的注册地址', example: '江苏省苏州市（示例）', fact: 'issuer.address' },
  信息披露事务负责人: {
    form: 'name',
    what: '发行人的信息披露事务负责人',
    example: '示例负责人',
    fact: 'issuer.disclosureOfficer',
  },
  发行人联系电话: { what: '发行人的联系电话', example: '（示例电话）', fact: 'issuer.phone' },
  债券名称: { form: 'name', what: '本期债券全称', example: '示例星河智造2026年度第一期债券', fact: 'offering.name' },
  发行金额: { form: 'amount', what: '计划发行金额', example: '5亿元（示例）', fact: 'offering.lines' },
  起息日: { form: 'day', what: '起息日', example: '2026年4月20日（示例）', fact: 'offering.valueOn' },
  缴款日: { form: 'day', what: '缴款日', example: '2026年4月17日（示例）', fact: 'offering.paymentOn' },
  登记托管机构: { form: 'name', what: '登记托管机构', example: '示例登记托管机构', fact: 'offering.registrar' },
  主承销商名称: { form: 'name', what: '主承销商全称', example: '示例银行股份有限公司' },
  受托管理人名称: { form: 'name', what: '受托管理人全称', example: '示例受托管理有限公司' },
  兼任承销的受托管理人: { form: 'name', what: '同时担任承销机构的受托管理人', example: '示例证券股份有限公司' },
  专户开户行: {
    form: 'name',
    what: '募集资金专项账户开户行',
    example: '示例银行苏州分行',
    fact: 'proceeds.accountBank',
  },
  增信提供方: { form: 'name', what: '直接向持有人承担责任的增信提供方', example: '示例信用增进股份有限公司' },
  回售行权日: { what: '各品种的回售行权日', example: '品种一为2029年4月20日（示例）' },
  赎回行权日: { what: '各品种的赎回行权日', example: '品种一为2029年4月20日（示例）' },
  调整票面利率行权日: { what: '各品种调整票面利率的行权日', example: '品种一为2029年4月20日（示例）' },
} as const satisfies Record<string, Blank>

/** Of one arrangement behind the bond; a clause that speaks of it is set once for each. */
const ofTheArrangement = {
  提供方: { form: 'name', what: '本项增信的提供方', example: '示例信用增进股份有限公司' },
  增信方式: { what: '本项增信的方式', example: '不可撤销连带责任保证担保' },
  覆盖范围: { what: '本项增信覆盖的本息比例；没有约定比例的，写“以约定金额为限”', example: '本期债券未偿本息的80%' },
  计划金额: { form: 'amount', what: '本项增信的计划金额', example: '10,000.00万元（示例）' },
  实际金额: { form: 'amount', what: '本项增信的实际金额', example: '10,000.00万元（示例）' },
  凭证编号: { what: '凭证的编号；尚未编号的，写“编号以创设说明书为准”', example: '编号以创设说明书为准' },
  反担保人: { form: 'name', what: '为本项增信提供反担保的一方', example: '示例融资担保有限公司' },
  反担保比例: { form: 'percent', what: '反担保覆盖代偿金额的比例', example: '50%（示例）' },
} as const satisfies Record<string, Blank>

/** Figures of the accounts, reckoned from what is recorded. */
const ofTheFigures = {
  最近一期末: { form: 'day', what: '列示的最近一期的期末日', example: '2025年12月31日（示例）' },
  前一期: { what: '最近一期的前一期', example: '2024年' },
  负债总额: { form: 'amount', what: '最近一期末负债总额', example: '120,000.00万元（示例）' },
  资产负债率: { form: 'percent', what: '最近一期末资产负债率', example: '48.00%（示例）' },
  前一期资产负债率: { form: 'percent', what: '前一期末资产负债率', example: '46.50%（示例）' },
  发行后资产负债率: { form: 'percent', what: '计入本期发行金额后的资产负债率，由系统计算', example: '56.67%（示例）' },
  现金流为负的各期: { what: '经营活动现金流量净额为负的各期', example: '2024年、2025年（示例）' },
  研发期间: { what: '列示研发投入的年度', example: '2023年至2025年' },
  研发投入合计: { form: 'amount', what: '列示年度的研发投入合计，由系统计算', example: '30,000.00万元（示例）' },
  研发投入占比: {
    form: 'percent',
    what: '研发投入合计占同期营业收入合计的比例，由系统计算',
    example: '12.50%（示例）',
  },
  投资项目数: { form: 'count', what: '列示的主要投资项数', example: '6' },
  投资成本合计: { form: 'amount', what: '列示项目的投资成本合计，由系统计算', example: '45,000.00万元（示例）' },
  投资成本占比: {
    form: 'percent',
    what: '投资成本合计占最近一期末资产总额的比例，由系统计算',
    example: '18.00%（示例）',
  },
  资本充足率: {
    form: 'percent',
    what: '最近一期末资本充足率',
    example: '13.20%（示例）',
    fact: 'institution.capitalAdequacy',
  },
  或有事项: { what: '或有事项的说明', example: '无重大未决诉讼（示例）', fact: 'accounts.contingencies' },
} as const satisfies Record<string, Blank>

/** Of the project behind project revenue notes. */
const ofTheProject = {
  项目名称: {
    form: 'name',
    what: '项目收益票据的项目名称',
    example: '示例精密光学产业化项目',
    fact: 'projectNote.name',
  },
  归集账户开户行: {
    form: 'name',
    what: '项目收入归集账户的开户行',
    example: '示例银行苏州分行',
    fact: 'projectNote.collectionBank',
  },
  偿债账户开户行: {
    form: 'name',
    what: '偿债资金专户的开户行',
    example: '示例银行苏州分行',
    fact: 'projectNote.repaymentBank',
  },
  差额补足方: {
    form: 'name',
    what: '约定的差额补足方',
    example: '示例科技投资集团有限公司',
    fact: 'projectNote.shortfallProvider',
  },
  项目覆盖倍数: { form: 'multiple', what: '项目净现金流合计与应付本息合计的倍数，由系统计算', example: '1.52（示例）' },
  最低覆盖年度: { what: '覆盖倍数最低的年度', example: '2028年' },
  最低覆盖倍数: { form: 'multiple', what: '最低年度的覆盖倍数，由系统计算', example: '1.10（示例）' },
} as const satisfies Record<string, Blank>

/** Every blank that a clause may have, written `{{名称}}`. */
export const clauseBlanks = {
  ...ofTheRoute,
  ...ofTheDeal,
  ...ofTheArrangement,
  ...ofTheFigures,
  ...ofTheProject,
} as const

/** The same by what they are of, in the order of a form that offers them. */
export const blankGroups: readonly { title: string; blanks: Readonly<Record<string, Blank>> }[] = [
  { title: '市场和路径的用语', blanks: ofTheRoute },
  { title: '本期发行', blanks: ofTheDeal },
  { title: '本项增信', blanks: ofTheArrangement },
  { title: '财务和科技数据', blanks: ofTheFigures },
  { title: '项目收益票据', blanks: ofTheProject },
]

export type ClauseBlank = keyof typeof clauseBlanks
export type RouteBlank = keyof typeof ofTheRoute
export type DealBlank = keyof typeof ofTheDeal
export type ArrangementBlank = keyof typeof ofTheArrangement
export type FigureBlank = keyof typeof ofTheFigures | keyof typeof ofTheProject

export const isClauseBlank = (word: string): word is ClauseBlank => Object.hasOwn(clauseBlanks, word)
