import { type Block, heading, paragraph } from '../blocks.ts'
import { chineseDay, chineseNumber, money, percent } from '../format.ts'
import type { Arrangement } from './sharing.ts'

type Clauses = (arrangement: Arrangement) => string[]

const cover = ({ coverPercent, planned }: Arrangement): string =>
  coverPercent ? `本期债券本息的${percent(coverPercent)}，对应本金${money(planned)}` : `不超过${money(planned)}的部分`

const guarantee: Clauses = (arrangement) => [
  `申请${arrangement.provider}为${cover(arrangement)}提供不可撤销的连带责任保证。保证范围包括应付本金、利息、违约金、损害赔偿金和实现债权的合理费用，保证期间由担保函约定，并应当覆盖本期债券的全部存续期。`,
  '发行人到期未足额支付本息的，债券持有人可以直接要求保证人承担保证责任，无须先向发行人追偿。保证人代为清偿后，在清偿范围内取得对发行人的追偿权。',
]

const crmw: Clauses = (arrangement) => [
  `申请${arrangement.provider}以本期债券为标的债务创设信用风险缓释凭证，计划名义本金${money(arrangement.planned)}。凭证由创设机构另行编制创设说明书、单独簿记建档并登记，凭证持有人与债券持有人可以不是同一人。`,
  '信用风险缓释凭证不是本期债券的组成部分，不构成对全体债券持有人的保证；仅凭证持有人在约定的信用事件发生后，可以按照创设说明书请求创设机构赔付。计划金额与实际创设金额不一致的，以创设结果为准。',
]

const directInvestment: Clauses = (arrangement) => [
  `申请${arrangement.provider}以投资人身份认购本期债券，拟认购金额${money(arrangement.planned)}。认购按簿记建档确定的利率和规则参与配售，与其他投资人享有同等权利，不因其投资而取得优先受偿权。`,
  '直接投资不构成对其他持有人的担保。投资方因持有本期债券形成的损失，按本申请所列风险分担方案在分担方之间承担。',
]

const counterGuarantee: Clauses = (arrangement) => [
  `申请${arrangement.provider}就${cover(arrangement)}向本期债券的保证人提供反担保。反担保的受益人是保证人，债券持有人不因反担保直接取得请求权。`,
  '保证人代偿后，可以按反担保合同要求反担保人在约定比例内偿付；反担保人履行后，在其履行范围内取得对发行人的追偿权。',
]

const pledge: Clauses = (arrangement) => [
  `以${arrangement.provider}有权处分的财产权利设定质押，为${cover(arrangement)}提供担保，质权由受托管理人或者各方约定的质权人代表债券持有人持有。质押财产的种类、评估价值、评估日和质押率以质押合同为准；以知识产权出质的，应当核查权属、存续期、许可和在先负担情况。`,
  '质权自依法办理出质登记时设立。存续期内质押财产价值明显减少的，发行人应当补足或者提供替代担保；处置所得优先用于清偿被担保债务。',
]

const clauses: Record<string, Clauses> = {
  guarantee,
  crmw,
  'direct-investment': directInvestment,
  'counter-guarantee': counterGuarantee,
  pledge,
}

const plain: Clauses = (arrangement) => [
  `申请${arrangement.provider}就${cover(arrangement)}提供${arrangement.instrumentTitle}，权利义务以各方签署的文件为准。`,
]

/** What is asked of one provider, in the words of its instrument, with the counter-security behind it. */
export function instrumentRequest(arrangement: Arrangement, at: number): Block[] {
  const { counter, letterNumber, signedOn } = arrangement
  return [
    heading(3, `（${chineseNumber(at)}）${arrangement.instrumentTitle}`),
    ...(clauses[arrangement.instrument] ?? plain)(arrangement).map((sentence) => paragraph(sentence)),
    ...(counter
      ? [
          paragraph(
            `${counter.provider}拟就上述增信责任提供反担保${counter.coverPercent ? `，反担保比例为${percent(counter.coverPercent)}` : '，反担保比例由各方在反担保合同中约定'}。反担保由该机构独立评审，其内部纪要不向保证人和发行人提供。`,
          ),
        ]
      : []),
    ...(letterNumber
      ? [paragraph(`对应的增信文件编号为${letterNumber}${signedOn ? `，签署日为${chineseDay(signedOn)}` : ''}。`)]
      : []),
  ]
}
