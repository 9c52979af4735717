import { type Block, facts, heading, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { money, percent, quote, share } from '../format.ts'
import { techTotal, usesTable, usesTotal } from '../phrases/figures.ts'
import { linePlans, optionClauses } from '../phrases/line-terms.ts'
import type { Common } from '../phrases/paper.ts'
import { told } from '../phrases/words.ts'

type Reads = Common & Pick<Dossier, 'proceeds' | 'offering'>

/** 第六章: where the money goes, and whether the share for technology is what the papers say. */
export function proceedsChapter(dossier: Reads): Block[] {
  const { proceeds, offering } = dossier
  const { uses } = proceeds
  const whole = usesTotal(uses)
  return [
    heading(1, '第六章 募集资金用途核查'),
    heading(2, '一、本期债券与资金安排'),
    linePlans(offering),
    ...optionClauses(offering),
    usesTable(uses),
    paragraph(
      `各项用途合计${money(whole)}，本期债券发行规模上限${money(offering.maximum)}，二者${whole === offering.maximum ? '相等' : `相差${money(Math.abs(offering.maximum - whole))}，差额部分的用途应当在发行前明确`}。`,
    ),
    heading(2, '二、投向科技创新领域的比例'),
    paragraph(
      `投向科技创新领域的金额合计${money(techTotal(uses))}，占各项用途合计的${share(techTotal(uses), whole)}，申报文件披露的比例为${percent(proceeds.techRatio)}。主承销商按各项用途的最终使用方、合同和项目批准文件逐项认定，不以用途名称作为依据。`,
    ),
    paragraph(gate(dossier)),
    heading(2, '三、置换与资金监管'),
    ...told({ value: proceeds.replacement, key: 'proceeds.replacement', sample: false }),
    paragraph(
      '安排置换的，主承销商核对了投资协议、付款回单和资金来源，确认支出发生在本期债券发行前十二个月以内、系以自有资金支付，且未以其他债务融资重复置换。',
    ),
    facts([
      ['专项账户开户行', [quote(proceeds.account.bank)]],
      ['专项账户账号', [quote(proceeds.account.number)]],
    ]),
    list([
      '募集资金到账后存入上述专项账户，专款专用，由发行人、主承销商和开户银行按监管协议共同管理；',
      '支付时提交用途凭证，由开户银行按约定用途审核，主承销商定期核对流水和台账；',
      '闲置资金临时补充流动资金的，期限不超过十二个月，到期归还专项账户；',
      '变更用途的，应当履行内部决策程序，并在使用前至少五个工作日披露。',
    ]),
    heading(2, '四、核查意见'),
    paragraph(
      `经核查，主承销商认为，募集资金用途有相应的项目、合同或者投资安排支持，比例按原始金额计算无误，资金监管和变更程序明确。募集资金不用于未披露的用途，不用于归集至无法监管的账户。`,
    ),
  ]
}

function gate({ project, proceeds }: Reads): string {
  const exchange = project.route === 'exchange-public' || project.route === 'exchange-private'
  const ratio = percent(proceeds.techRatio)
  if (!exchange)
    return `银行间市场对募集资金投向按主体类别和研发投入情况分层分类管理，分层比例未取得公布文本（待核实）。本报告列示${ratio}的实际比例，供审阅，不据以作出是否达标的结论。`
  if (project.issuerKind === 'tech-firm')
    return `证券交易所科创企业类发行人的募集资金投向比例，以现行专项品种公司债券指引为准（待核实）；科创升级、科创投资和科创孵化类不低于百分之七十。本期债券的比例为${ratio}。`
  return `证券交易所要求科创投资类募集资金投向科技创新领域的比例不低于百分之七十。本期债券的比例为${ratio}。`
}
