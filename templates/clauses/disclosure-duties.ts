import { basis } from './compose.ts'
import type { Words } from './words.ts'

export type Duty = { matter: string; deadline: string; basis: string }

/** 公司信用类债券信息披露管理办法: one frame for corporate bonds of both markets. In force since 2021-05-01. */
const frame =
  '《公司信用类债券信息披露管理办法》（中国人民银行 国家发展和改革委员会 中国证券监督管理委员会公告〔2020〕22号）'
const interbank = '《银行间债券市场非金融企业债务融资工具信息披露规则（2021版）》'
const licence = '《全国银行间债券市场金融债券发行管理办法》'

/** The frame binds public issues; a private placement discloses by its agreement, and how far the frame reaches is unchecked. */
const frameOf = ({ route, placed }: Words): string => {
  if (route === 'licence') return basis(licence, 'provisional')
  return placed ? `${basis(frame, 'provisional')}及本期约定` : basis(frame)
}

/** Reports that come with the calendar. Quarterly reports are an interbank duty of public corporate issuers. */
export function periodicDuties(words: Words): Duty[] {
  const { route, placed } = words
  const by = frameOf(words)
  const quarterly: Duty[] =
    route === 'interbank' && !placed
      ? [
          {
            matter: '第一季度、第三季度财务报表',
            deadline: '每季度结束之日起1个月内（4月30日、10月31日前），第一季度不早于上年年度报告',
            basis: basis(interbank),
          },
        ]
      : []
  const steward: Duty[] = words.exchange
    ? [
        {
          matter: '受托管理事务年度报告',
          deadline: '每年6月30日前（由受托管理人披露）',
          basis: basis('《公司债券发行与交易管理办法》及受托管理规则', 'provisional'),
        },
      ]
    : []
  return [
    { matter: '年度报告（含经审计的财务报告）', deadline: '每一会计年度结束之日起4个月内（4月30日前）', basis: by },
    {
      matter: '半年度报告',
      deadline: '每一会计年度上半年结束之日起2个月内（8月31日前）',
      basis: route === 'exchange-private' ? basis(frame, 'provisional') : by,
    },
    ...quarterly,
    ...steward,
  ]
}

/** Duties that come with an event of the bond itself. */
export function eventDuties(words: Words): Duty[] {
  const by =
    words.route === 'interbank'
      ? basis(interbank)
      : words.route === 'licence'
        ? basis(licence, 'provisional')
        : basis(frame)
  return [
    { matter: '影响偿债能力或者投资者权益的重大事项', deadline: `知悉或者应当知悉之日起2个工作日内`, basis: by },
    { matter: '变更募集资金用途', deadline: `使用新用途资金前不少于5个工作日`, basis: by },
    { matter: '付息、兑付安排', deadline: `支付日前不少于5个工作日`, basis: by },
    { matter: '未能按期足额偿付', deadline: `当日，不晚于次一工作日`, basis: by },
    { matter: '信息披露事务负责人变更', deadline: `变更之日起2个工作日内`, basis: by },
    { matter: '会计差错更正', deadline: `更正公告后30个工作日内披露专项鉴证报告`, basis: by },
    {
      matter: '进入破产程序后的进展',
      deadline: `进展发生之日起2个工作日内；和解、重整方案等5个工作日内`,
      basis: by,
    },
  ]
}

/** Lead time of the first publication before the issue (issue day excluded). Interbank only has published numbers here. */
export function publicationLead({ route, placed, short }: Words, ordinal: number): Duty[] {
  if (route !== 'interbank') return []
  const days = placed || short ? 1 : ordinal > 1 ? 2 : 3
  return [
    {
      matter: placed ? '向定向投资人提供发行文件' : '公布发行文件',
      deadline: `发行日前不少于${days}个工作日`,
      basis: basis(interbank),
    },
  ]
}
