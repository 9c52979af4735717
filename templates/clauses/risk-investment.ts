import type { Section } from './compose.ts'
import { paragraphs, section } from './compose.ts'
import type { Words } from './words.ts'

/** Risks that lie in the instrument itself, whoever issues it. */
export function investmentRisks({ bond, investor, placed, short, exchange, market }: Words): Section[] {
  return [
    section(
      '利率风险',
      ...paragraphs(
        short
          ? `${bond}期限较短，在计息期内票面利率固定不变。存续期内市场利率如发生上升，${bond}的相对收益水平和转让价格可能下降。`
          : `国民经济运行状况、货币政策和资金供求关系的变化会引起市场利率波动。${bond}在计息期内票面利率按约定确定，期限较长，市场利率上升时其投资价值可能下降。`,
      ),
    ),
    section(
      '流动性风险',
      ...paragraphs(
        placed
          ? `${bond}仅能在规定的${investor}范围内转让，受让人范围和转让方式受到限制，持有人可能无法在预期的时间或者以预期的价格转让。`
          : `${bond}发行后将在${exchange ? `${market}上市或者挂牌交易` : '银行间债券市场流通转让'}，但二级市场的交易活跃程度受宏观环境、投资者结构和发行人信用变化影响，发行人无法保证${bond}具有持续活跃的交易。`,
      ),
    ),
    section(
      '偿付风险',
      ...paragraphs(
        `在${bond}存续期内，发行人的经营环境和盈利能力可能发生不可预见的变化。如发行人不能从预期的还款来源获得足够资金，将影响${bond}按期足额偿付。`,
      ),
    ),
  ]
}

export function optionRisks(words: string, { bond, investor }: Words): Section[] {
  return [
    words.includes('回售')
      ? section(
          '回售选择权的风险',
          ...paragraphs(
            `${bond}附${investor}回售选择权。${investor}集中行使回售的，发行人须在行权日一次性兑付回售部分本息，资金压力可能集中出现；未在登记期内申报的，视为放弃本次回售。`,
          ),
        )
      : null,
    words.includes('赎回')
      ? section(
          '赎回选择权的风险',
          ...paragraphs(
            `${bond}附发行人赎回选择权。市场利率下行时发行人可能行使赎回权，${investor}提前收回本金后面临再投资收益下降的风险。`,
          ),
        )
      : null,
    words.includes('调整票面利率')
      ? section(
          '票面利率调整的风险',
          ...paragraphs(
            `发行人有权在约定时点决定是否调整后续计息期的票面利率及其幅度。调整后的票面利率可能低于届时的市场水平，${investor}须在回售登记期内自行判断是否继续持有。`,
          ),
        )
      : null,
  ].filter((part) => part !== null)
}

/** Risks of a label: proceeds, eligibility and terms are judged over the life of the bond, not once. */
export function labelRisks({ bond, label }: Words): Section[] {
  return [
    section(
      '募集资金投向变化的风险',
      ...paragraphs(
        `${bond}贴标${label}，募集资金须按披露用途投向科技创新领域。投资项目进度、交易对手和外部审批的变化可能使资金使用进度不及预期，或者需要履行变更程序；资金闲置期间的收益可能低于${bond}的利息成本。`,
      ),
    ),
    section(
      '科技创新属性变化的风险',
      ...paragraphs(
        '发行人据以发行科技创新债券的称号、指标或者登记资格可能因到期、复核或者经营变化而不再满足。该等变化不影响已发行债券的偿付义务，但可能影响后续发行以及市场对标识的认可。',
      ),
    ),
  ]
}

export const enhancementRisk = {
  none: (bond: string): Section =>
    section(
      '未设增信的风险',
      ...paragraphs(
        `${bond}为信用发行，未设担保、抵押、质押或者其他增信安排。发行人出现偿付困难时，持有人不享有对第三方的请求权，也不享有优先于发行人其他普通债权人的受偿顺位。`,
      ),
    ),
  guarantee: (provider: string): Section =>
    section(
      '保证人代偿能力变化的风险',
      ...paragraphs(
        `${provider}为本期发行提供保证。存续期内其经营状况、资产质量、担保责任余额和流动性可能发生不利变化，从而影响其代偿能力；保证合同的履行也可能因争议而延迟。`,
      ),
    ),
  counter: (provider: string): Section =>
    section(
      '反担保不直接保护持有人的风险',
      ...paragraphs(
        `${provider}提供的反担保仅在增信提供方与反担保人之间产生效力，持有人不能依据反担保合同直接主张权利。`,
      ),
    ),
  pledge: (title: string): Section =>
    section(
      '担保物价值和实现的风险',
      ...paragraphs(
        `本期发行以${title}作为担保。知识产权等担保物的价值受技术更新、权利稳定性和市场交易不活跃影响较大，评估值不等于可变现值；登记、处置和优先受偿须履行法定程序，变现金额可能不足以覆盖债务。`,
      ),
    ),
  crmw: (title: string): Section =>
    section(
      `${title}的风险`,
      ...paragraphs(
        `${title}由创设机构独立创设和销售，凭证条款、信用事件和结算方式以其创设说明书为准。凭证与标的债务在期限、名义本金和持有人上可能不一致，未购买凭证的持有人不受其保护；凭证持有人同时承担创设机构的信用风险。`,
      ),
    ),
  investment: (provider: string): Section =>
    section(
      '直接投资安排的风险',
      ...paragraphs(
        `${provider}拟以投资者身份认购本期发行，其认购金额以配售结果为准，不构成对发行成功或者对其他持有人偿付的保证。`,
      ),
    ),
  sharing: section(
    '损失分担安排的风险',
    ...paragraphs(
      '有关各方对代偿净损失的分担比例仅在分担各方之间有效，分担方未按约履行的，不减轻增信提供方依其承诺对持有人承担的责任，但可能影响其代偿资金的安排。',
    ),
  ),
}
