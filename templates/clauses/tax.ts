import { type Block, paragraph, table } from '../blocks.ts'

/** The taxes at a glance; what is owed in each case stands in the clauses of the place. */
export function taxTable(): Block[] {
  return [
    table(
      [
        { head: '税种', width: 0.16 },
        { head: '纳税环节', width: 0.28 },
        { head: '计税基础', width: 0.34 },
        { head: '是否由发行人代扣', width: 0.22 },
      ],
      [
        ['增值税', '取得利息、转让债券', '利息收入；卖出价扣除买入价的余额', '否，由投资者自行申报'],
        ['企业所得税', '取得利息、转让债券', '计入应纳税所得额', '否，法律另有规定的除外'],
        ['印花税', '债券交易', '目前未列入征税范围', '否'],
      ],
      { caption: '与本期债券投资有关的主要税种' },
    ),
    paragraph('上表为一般性说明，产品类投资者、境外投资者和享受税收优惠的主体适用的政策可能不同。'),
  ]
}
