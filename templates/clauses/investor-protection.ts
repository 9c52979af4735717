import type { Dossier } from '../dossier.ts'
import { clauses, paragraphs, type Section, section } from './compose.ts'
import type { Words } from './words.ts'

const cure = ({ bond, holder, workday }: Words): string[] => [
  `触发情形发生之日起2个${workday}内，发行人披露有关情况、原因和拟采取的补救措施，并在30个自然日内恢复承诺水平或者提供${holder}认可的替代措施。`,
  `30个自然日内未能恢复的，应当召开${holder}会议，由会议决定是否豁免，或者要求发行人按下列方式之一处理：追加足值有效的担保；提高票面利率不少于30个基点；提前清偿；在约定期限内向有意愿的${holder}回售${bond}。`,
  `会议未通过豁免，发行人又未按决议落实的，构成本期发行文件约定的违约事件。`,
]

const financialCovenant: Record<Dossier['project']['issuerKind'], string> = {
  'tech-firm': '存续期内，发行人合并口径资产负债率每半年末不高于75%，且经营活动现金流量净额不连续三个会计年度为负。',
  'equity-investor':
    '存续期内，发行人合并口径资产负债率每半年末不高于70%，未受限货币资金与三个月内可变现的金融资产之和不低于未来六个月应付本息。',
  'financial-institution':
    '存续期内，发行人各项资本和流动性监管指标持续符合监管要求，出现低于监管要求情形的，按照监管要求在规定期限内恢复。',
}

/** A financial institution promises what its supervisor measures; step-ups and early repayment would bind its capital. */
function institutionSections({ bond, holder, workday, steward }: Words): Section[] {
  return [
    section(
      '监管指标和资信维持承诺',
      ...clauses(
        financialCovenant['financial-institution'],
        `出现资本或者流动性指标低于监管要求、被采取限制业务或者接管等监管措施、其他债务到期未清偿的，发行人应当于2个${workday}内披露情况、原因和补救计划，并按月披露进展直至恢复。`,
        `上述情形可能对${bond}的偿付产生重大不利影响的，${steward}应当召集${holder}会议，会议可以要求发行人说明偿债安排、提供补充保障措施；发行人在监管规定允许的范围内予以落实。`,
      ),
    ),
    section(
      '科技创新用途承诺',
      ...clauses(
        '发行人将募集资金专项用于披露的科技创新领域，建立资产台账，已收回资金在存续期内继续用于约定范围。',
        `实际投放比例低于披露比例的，发行人应当在10个${workday}内披露原因和纠正计划，并在90个自然日内纠正。`,
      ),
    ),
    section(
      '提前偿还的限制',
      ...paragraphs(
        `除法律法规规定、本期发行文件明确约定或者经监管部门批准外，发行人不因上述承诺承担提前偿还${bond}的义务。`,
      ),
    ),
  ]
}

/** Covenants of this contract. The levels are terms agreed here, not rules of a venue. */
export function protectionSections(kind: Dossier['project']['issuerKind'], words: Words, enhanced: boolean): Section[] {
  if (kind === 'financial-institution') return institutionSections(words)
  const { bond, holder, workday, steward } = words
  return [
    section(
      '发行人资信维持承诺',
      ...clauses(
        `发行人承诺，在${bond}存续期内，出现下列情形之一的，应当采取措施在半年内恢复承诺相关要求：净资产较上年末减少超过30%；主要业务资质被吊销；除法律法规另有规定外，向股东分配利润导致无法支付当期应付本息。`,
        `发行人在付息日、兑付日前5个${workday}内尚未落实当期应付资金的，不得向股东分配利润、提前清偿关联方借款或者新增非经营性对外投资。`,
        ...cure(words),
      ),
    ),
    section(
      '财务指标承诺',
      ...clauses(
        financialCovenant[kind],
        `发行人应当在定期报告披露后10个${workday}内向${steward}提供指标计算过程；指标未达到约定水平的，适用资信维持承诺中关于披露、恢复和会议决定的约定。`,
      ),
    ),
    section(
      '交叉保护承诺',
      ...clauses(
        '发行人及其合并范围内子公司未能清偿到期应付的其他债务融资工具、公司债券、金融机构借款等的本金或者利息，且单独或者累计金额达到人民币5,000万元或者上年末经审计净资产的3%（以较低者为准）的，触发本条款，依法处于宽限期或者存在善意争议的除外。',
        `触发后，发行人应当于2个${workday}内披露，并与有关债权人协商在10个${workday}的宽限期内清偿或者取得豁免。`,
        `宽限期届满仍未清偿且未取得豁免的，召开${holder}会议，${holder}可以要求增加担保或者宣布${bond}提前到期。`,
      ),
    ),
    ...otherSections(kind, words, enhanced),
  ]
}

function otherSections(
  kind: Dossier['project']['issuerKind'],
  { holder, workday, steward }: Words,
  enhanced: boolean,
): Section[] {
  return [
    section(
      '限制对外担保和资产处置',
      ...clauses(
        '未经会议同意，发行人不以低于公允价值的价格出售、转让重要子公司股权或者占上年末净资产10%以上的资产，正常经营中的处置除外。',
        kind === 'equity-investor'
          ? '以本期募集资金形成的基金份额和股权，未经会议同意不得为第三方债务提供质押；退出所得优先安排用于偿付本期本息。'
          : '以本期募集资金形成的资产，未经会议同意不得为合并范围外第三方债务提供担保。',
      ),
    ),
    ...(enhanced
      ? [
          section(
            '增信维持承诺',
            ...clauses(
              '增信提供方主体评级下调、丧失清偿能力或者担保物价值低于约定水平的，发行人应当在30个自然日内提供替代或者补充增信，并召开会议确认。',
              '增信文件被认定无效、被撤销或者担保登记未能如期完成的，视为触发本条款。',
            ),
          ),
        ]
      : []),
    section(
      '科技创新用途承诺',
      ...paragraphs(
        `发行人承诺将募集资金用于披露的科技创新领域。实际使用比例低于披露比例、资金被挪用或者专户与披露不一致的，发行人应当在10个${workday}内纠正并披露；未按期纠正的，${holder}会议可以要求发行人提前清偿被挪用部分对应的本金和利息。`,
      ),
    ),
    section(
      '救济措施的行使',
      ...clauses(
        `${holder}可以单独或者共同依照上述承诺主张权利，${steward}根据会议授权代表全体${holder}行使权利。`,
        '任何一方未行使或者迟延行使权利，不视为放弃；对某一情形的豁免不影响对其他情形的主张。',
      ),
    ),
  ]
}
