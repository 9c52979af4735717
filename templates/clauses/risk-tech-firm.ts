import type { Section } from './compose.ts'
import { paragraphs, section } from './compose.ts'

/** Research is spent before it earns, and money stands in stock and receivables: said with the figure where there is one. */
export const techFirmFinance = (research: string | null): Section[] => [
  section(
    '研发投入持续增加的风险',
    ...paragraphs(
      `${research ? `${research}，` : ''}研发支出须在产生收益之前持续投入。未来如收入增速放缓而研发投入保持刚性，将压缩利润和经营现金流，并增加对外部融资的依赖。`,
    ),
  ),
  section(
    '应收款项和存货占用资金的风险',
    ...paragraphs(
      '科技产品定制化程度较高，备货和验收周期较长，应收款项和存货可能占用较多营运资金。客户信用状况变化或者产品更新换代，可能导致坏账损失和存货跌价损失增加。',
    ),
  ),
]
