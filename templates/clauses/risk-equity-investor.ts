import type { Section } from './compose.ts'
import { paragraphs, section } from './compose.ts'

/** Profits that are no cash and assets that are slow to sell, said with what is held. */
export const equityInvestorFinance = (holdings: string | null): Section[] => [
  section(
    '利润依赖投资收益的风险',
    ...paragraphs(
      '投资收益和公允价值变动是发行人利润的主要来源，与主营业务收入的相关性较低，且公允价值变动不产生现金流入。投资收益大幅下降时，发行人的利息支付能力将受到影响。',
    ),
  ),
  section(
    '资产变现能力的风险',
    ...paragraphs(
      `${holdings ? `${holdings}。` : ''}非上市股权缺乏公开交易市场，变现需要寻找受让方并履行其他股东优先购买权等程序，短期内大量变现可能需要较大折价。`,
    ),
  ),
  section(
    '资产与负债期限错配的风险',
    ...paragraphs(
      '股权投资从出资到退出通常需要五年以上，债务融资期限如短于投资回收期，发行人需要依靠再融资接续，融资环境收紧时可能出现流动性压力。',
    ),
  ),
]
