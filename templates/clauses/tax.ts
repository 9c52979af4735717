import { type Block, paragraph, table } from '../blocks.ts'
import { basis, paragraphs, type Section, section } from './compose.ts'
import type { Words } from './words.ts'

/** What holders owe in tax. General law is cited by name; transitional tax rules that nobody has checked say 待核实. */
export function taxSections({ bond, route, investor }: Words): Section[] {
  return [
    section(
      '增值税',
      ...paragraphs(
        `根据《中华人民共和国增值税法》及其配套规定，${investor}取得的债券利息收入和转让债券取得的差价，按照贷款服务和金融商品转让的有关规定计缴增值税，符合免税或者不征税条件的除外。`,
        ...(route === 'licence'
          ? [
              `${bond}属于金融债券，${investor}利息收入适用的增值税政策，须关注有关恢复征收增值税的规定及其适用的发行日期（${basis('财政、税务主管部门2025年关于债券利息收入增值税政策的公告', 'provisional')}）。`,
            ]
          : []),
      ),
    ),
    section(
      '所得税',
      ...paragraphs(
        `根据《中华人民共和国企业所得税法》及其实施条例，企业${investor}来源于${bond}的利息所得和转让所得应当计入当期应纳税所得额。境外机构投资境内债券市场取得的利息收入，按照届时有效的税收优惠政策执行（${basis('财政部、税务总局关于境外机构投资境内债券市场的公告', 'provisional')}）。`,
        `根据《中华人民共和国个人所得税法》，个人取得的利息、股息、红利所得和财产转让所得应当依法纳税；${bond}不面向个人发行的，以产品管理人履行税法义务的规定为准。`,
      ),
    ),
    section(
      '印花税',
      ...paragraphs(
        `根据《中华人民共和国印花税法》，在境内书立应税凭证、进行证券交易的单位和个人应当缴纳印花税。截至本期发行文件签署日，债券交易未列入证券交易印花税的征税范围；发行人不能预测今后是否以及以何种税率征收。`,
      ),
    ),
  ]
}

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
