import { addDays } from '#workflows/calendar/day.ts'
import { maturityOf, parseTenor } from '#workflows/finance/tenor.ts'
import type { SampleDeal, Values } from './deal.ts'
import { thousandths } from './lot.ts'
import { sampleDates } from './offering.ts'
import { themeOf } from './themes.ts'
import { issueFen } from './years.ts'

/** The project of project revenue notes; its cash covers every year but the first, in which it is still being built. */
export function projectNoteValues(deal: SampleDeal): Values {
  if (deal.route !== 'interbank' || !deal.circumstances?.['circumstances.projectReturn']) return {}
  const bank = '示例银行股份有限公司'
  const ago = (days: number) => addDays(deal.on, -days)
  return {
    'projectNote.name': `${themeOf(deal).research.replace(/(研发)?项目$/, '')}产业化项目（示例）`,
    'projectNote.owner': deal.issuerName,
    'projectNote.content':
      '项目建设研发中试楼一座、生产车间两座及配套公用工程，购置生产、检测设备并建设信息化系统。\n项目按照一次规划、分步投产的方式实施，投产后形成本募集说明书所述产品的批量交付能力。',
    'projectNote.technology':
      '项目以发行人自有核心技术为基础，产品属于科技创新领域，投资用于技术成果的工程化和产业化，不用于一般性基础设施建设。',
    'projectNote.approvals': [
      { matter: '项目备案', authority: '示例行政审批局', number: '示例备〔2025〕第101号', on: ago(400) },
      { matter: '环境影响评价批复', authority: '示例生态环境局', number: '示例环建〔2025〕第22号', on: ago(330) },
      { matter: '建设工程规划许可', authority: '示例自然资源局', number: '示例建字第2025016号', on: ago(280) },
    ],
    ...funding(deal),
    'projectNote.stage': 'building',
    'projectNote.startedOn': ago(240),
    'projectNote.completesOn': addDays(deal.on, 300),
    'projectNote.progress':
      '主体结构已经封顶，工艺设备完成订购，正在进行公用工程安装。截至本募集说明书签署日，建设进度与计划一致。',
    'projectNote.forecaster': '示例工程咨询有限公司',
    'projectNote.assumptions':
      '产能利用率投产首年按六成、其后按八成五测算；产品售价按在手订单均价下浮百分之五；付现成本按可比产线历史水平测算；税费按现行税率测算。\n测算未考虑尚未取得的补助和产能扩建。',
    'projectNote.forecast': forecast(deal),
    'projectNote.supervisor': bank,
    'projectNote.collectionBank': `${bank}营业部`,
    'projectNote.collectionAccount': '示例账号0101',
    'projectNote.repaymentBank': `${bank}营业部`,
    'projectNote.repaymentAccount': '示例账号0102',
    'projectNote.shortfallProvider': '示例科技投资集团有限公司',
    'projectNote.shortfallTerms':
      '项目净现金流和偿债资金专户余额不足以支付本期应付本息的，差额补足方在本期未偿本息的范围内予以补足。',
  }
}

/** Two fifths of the investment are capital, two fifths this issue, the rest a loan. */
function funding(deal: SampleDeal): Values {
  const issue = issueFen(deal)
  const half = thousandths(issue, 500)
  return {
    'projectNote.funding': [
      { source: 'capital', note: '自有资金', amount: issue, inPlace: thousandths(issue, 750) },
      { source: 'note', note: null, amount: issue, inPlace: 0 },
      { source: 'loan', note: '示例项目贷款', amount: half, inPlace: thousandths(half, 250) },
    ],
  }
}

/** From the year of the issue to that of its last payment. */
function forecast(deal: SampleDeal): Values['projectNote.forecast'] {
  const issue = issueFen(deal)
  const { valueOn } = sampleDates(deal)
  const ends = deal.offering.lines.flatMap(({ tenor }) => {
    const read = parseTenor(tenor)
    return read.ok ? [maturityOf(read.value, valueOn)] : []
  })
  const first = Number(valueOn.slice(0, 4))
  // A payment that falls on a holiday at the end of a year is made in the next.
  const last = Number(addDays([valueOn, ...ends].sort().at(-1) ?? valueOn, 10).slice(0, 4))
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const share = at === 0 ? 60 : at === last - first ? 1_600 : 420
    return {
      year: first + at,
      revenue: thousandths(issue, share),
      other: thousandths(issue, at === 0 ? 5 : 0),
      cost: thousandths(issue, Math.round(share * 0.45)),
      tax: thousandths(issue, Math.round(share * 0.06)),
      otherDebt: thousandths(issue, 20),
    }
  })
}
