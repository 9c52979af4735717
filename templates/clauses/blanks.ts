/** What a blank stands for. `fact` is the fact it quotes, where it quotes one; `example` fills it in a preview. */
type Blank = { what: string; example: string; fact?: string }

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
  发行人名称: { what: '发行人全称', example: '示例星河智造股份有限公司', fact: 'issuer.name' },
  统一社会信用代码: { what: '发行人的统一社会信用代码', example: '（示例代码）', fact: 'issuer.creditCode' },
  法定代表人: { what: '发行人的法定代表人', example: '示例法定代表人', fact: 'issuer.legalRepresentative' },
  注册地址: { what: '发行人的注册地址', example: '江苏省苏州市（示例）', fact: 'issuer.address' },
  信息披露事务负责人: { what: '发行人的信息披露事务负责人', example: '示例负责人', fact: 'issuer.disclosureOfficer' },
  债券名称: { what: '本期债券全称', example: '示例星河智造2026年度第一期债券', fact: 'offering.name' },
  发行金额: { what: '计划发行金额', example: '5亿元（示例）', fact: 'offering.lines' },
  起息日: { what: '起息日', example: '2026年4月20日（示例）', fact: 'offering.valueOn' },
  缴款日: { what: '缴款日', example: '2026年4月17日（示例）', fact: 'offering.paymentOn' },
  登记托管机构: { what: '登记托管机构', example: '示例登记托管机构', fact: 'offering.registrar' },
  主承销商名称: { what: '主承销商全称', example: '示例银行股份有限公司' },
  受托管理人名称: { what: '受托管理人全称', example: '示例受托管理有限公司' },
  专户开户行: { what: '募集资金专项账户开户行', example: '示例银行苏州分行', fact: 'proceeds.accountBank' },
  增信提供方: { what: '直接向持有人承担责任的增信提供方', example: '示例信用增进股份有限公司' },
  回售行权日: { what: '各品种的回售行权日', example: '品种一为2029年4月20日（示例）' },
  赎回行权日: { what: '各品种的赎回行权日', example: '品种一为2029年4月20日（示例）' },
  调整票面利率行权日: { what: '各品种调整票面利率的行权日', example: '品种一为2029年4月20日（示例）' },
} as const satisfies Record<string, Blank>

/** Every blank that a clause may have, written `{{名称}}`. */
export const clauseBlanks = { ...ofTheRoute, ...ofTheDeal } as const

export type ClauseBlank = keyof typeof clauseBlanks
export type RouteBlank = keyof typeof ofTheRoute
export type DealBlank = keyof typeof ofTheDeal

export const isClauseBlank = (word: string): word is ClauseBlank => Object.hasOwn(clauseBlanks, word)

/** The fact that a blank quotes. */
export const factOfBlank = (blank: ClauseBlank): string | null => {
  const known: Blank = clauseBlanks[blank]
  return known.fact ?? null
}
