import type { Dossier } from '../dossier.ts'
import { basis } from './compose.ts'
import type { Words } from './words.ts'

/** 公告〔2025〕8号: what the money of each kind of issuer may do. */
const scope: Record<Dossier['project']['issuerKind'], string> = {
  'tech-firm':
    '发行人将募集资金用于科技创新领域的研发投入、项目建设、并购、运营等，以及募集资金用途表列明的其他用途，不用于与主营业务无关的财务性投资。',
  'equity-investor':
    '发行人将募集资金用于私募股权投资基金的设立和扩募、对科技型企业的股权投资等，以及募集资金用途表列明的其他用途；通过基金出资的，按照基金合同约定的投资范围投向科技创新领域。',
  'financial-institution':
    '发行人将募集资金通过贷款、股权、债券、基金投资、资本中介服务等途径，专项支持科技创新领域业务，并对资产投放单独建立台账。',
}

export const scopeClause = (kind: Dossier['project']['issuerKind']): string =>
  `${scope[kind]}依据：${basis('中国人民银行 中国证监会公告〔2025〕8号')}。`

export function proceedsPromises(
  kind: Dossier['project']['issuerKind'],
  { bond, paper, workday, placed, channel }: Words,
): (string | null)[] {
  return [
    `按照本${paper}披露的用途使用${bond}募集资金，用途符合国家法律法规、产业政策和本次发行的授权范围，不用于法律法规禁止的用途。`,
    `不将募集资金用于购买商品房、参与房地产开发经营，${kind === 'financial-institution' ? '' : '不用于二级市场股票投资、期货交易等高风险投资，'}不直接或者间接用于归还、替代地方政府隐性债务，不新增地方政府隐性债务。`,
    kind === 'equity-investor'
      ? '以募集资金出资的基金，其管理人依法登记、基金依法备案；基金存续期、退出安排与本期债务期限的匹配情况在存续期内持续披露。'
      : null,
    kind === 'financial-institution'
      ? '以募集资金发放贷款或者投资的，投放对象和项目须符合本机构科技金融业务的准入标准；已投放资产收回后，在债券存续期内继续用于约定的范围。'
      : null,
    `存续期内变更募集资金用途的，在履行内部决策和约定的${placed ? '投资人同意' : '持有人会议或者披露'}程序后，于新用途使用资金之日前不少于5个${workday}通过${channel}披露，变更后的用途仍须符合科技创新债券对资金投向的要求。`,
    '定期报告中披露募集资金的使用金额、用途、余额和科技创新领域使用比例，并与募集资金台账一致。',
  ]
}
