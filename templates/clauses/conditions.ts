/** What a line of a clause may depend on: `[设有增信、公开发行]` before it. Nothing else is known. */
export const clauseConditions = {
  科技型企业: '发行人是科技型企业',
  股权投资机构: '发行人是股权投资机构',
  金融机构: '发行人是金融机构',
  公开发行: '公开发行的债券',
  定向发行: '定向发行（非公开发行）的债券',
  银行间: '在银行间市场发行，含行政许可路径',
  交易所: '在证券交易所发行',
  行政许可: '中国人民银行许可的金融债券',
  短期品种: '各品种期限都以天计',
  中长期品种: '有期限以年计的品种',
  设有增信: '有直接向持有人承担责任的增信安排',
  未设增信: '没有这样的增信安排',
  附回售: '有品种附投资者回售选择权',
  附赎回: '有品种附发行人赎回选择权',
  附调整票面利率: '有品种附调整票面利率选择权',
} as const satisfies Record<string, string>

export type ClauseCondition = keyof typeof clauseConditions

export const isClauseCondition = (word: string): word is ClauseCondition => Object.hasOwn(clauseConditions, word)
