import { type ShippedClause, shipped } from '../clause.ts'

/** What the arrangements behind a bond do not cover, one risk for each kind. */
export const enhancementRisks: ShippedClause[] = [
  shipped('risk-enhancement', 'none', '未设增信的风险', [
    '{{本期债券}}为信用发行，未设担保、抵押、质押或者其他增信安排。发行人出现偿付困难时，持有人不享有对第三方的请求权，也不享有优先于发行人其他普通债权人的受偿顺位。',
  ]),
  shipped('risk-enhancement', 'guarantee', '保证人代偿能力变化的风险', [
    '{{提供方}}为本期发行提供保证。存续期内其经营状况、资产质量、担保责任余额和流动性可能发生不利变化，从而影响其代偿能力；保证合同的履行也可能因争议而延迟。',
  ]),
  shipped('risk-enhancement', 'pledge', '担保物价值和实现的风险', [
    '本期发行以{{增信方式}}作为担保。知识产权等担保物的价值受技术更新、权利稳定性和市场交易不活跃影响较大，评估值不等于可变现值；登记、处置和优先受偿须履行法定程序，变现金额可能不足以覆盖债务。',
  ]),
  shipped('risk-enhancement', 'warrant', '{{增信方式}}的风险', [
    '{{增信方式}}由创设机构独立创设和销售，凭证条款、信用事件和结算方式以其创设说明书为准。凭证与标的债务在期限、名义本金和持有人上可能不一致，未购买凭证的持有人不受其保护；凭证持有人同时承担创设机构的信用风险。',
  ]),
  shipped('risk-enhancement', 'investment', '直接投资安排的风险', [
    '{{提供方}}拟以投资者身份认购本期发行，其认购金额以配售结果为准，不构成对发行成功或者对其他持有人偿付的保证。',
  ]),
  shipped('risk-enhancement', 'counter', '反担保不直接保护持有人的风险', [
    '{{反担保人}}提供的反担保仅在增信提供方与反担保人之间产生效力，持有人不能依据反担保合同直接主张权利。',
  ]),
  shipped('risk-enhancement', 'sharing', '损失分担安排的风险', [
    '有关各方对代偿净损失的分担比例仅在分担各方之间有效，分担方未按约履行的，不减轻增信提供方依其承诺对持有人承担的责任，但可能影响其代偿资金的安排。',
  ]),
]
