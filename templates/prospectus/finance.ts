import { type Block, paragraph, table } from '../blocks.ts'
import { clause, paragraphs, points, section, sections, seeChapter } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, share, times, wan, wanFigure } from '../format.ts'
import {
  assetAnalysis,
  cashAnalysis,
  interestCover,
  isYear,
  profitAnalysis,
  rounded,
  yearOfInterest,
} from './finance-analysis.ts'
import { ratiosNumber, ratioTable, resultsChart, statementsNumber, statementTable } from './finance-tables.ts'
import { partiesOf, type Source } from './source.ts'

function basisOf(source: Source): Block[] {
  const { accounts } = source
  const listed = accounts.periods.map((period) => `${period.label}（截至${chineseDay(period.endsOn)}）`).join('、')
  const auditor = partiesOf(source, 'auditor').find((party) => party.name === accounts.auditor)
  const interim = accounts.periods.filter((period) => !isYear(period)).map((period) => period.label)
  return [
    paragraph([
      `本${source.project.privatePlacement ? '次发行' : '募集说明书'}引用发行人${listed}的合并财务报表数据`,
      { note: ['财务报表和审计报告全文见', ...seeChapter('inspection'), '所列文件。'] },
      '。财务报表按照企业会计准则编制，以持续经营为基础。',
    ]),
    paragraph([
      `${markSample(accounts.auditor, auditor?.sample ?? false)}对年度财务报表进行了审计，审计意见类型为`,
      clause(accounts.opinion),
      '。',
      ...(interim.length ? [`${interim.join('、')}财务数据未经审计。`] : []),
      '投资者应当结合财务报表附注全文阅读。',
    ]),
  ]
}

function debts({ accounts, offering }: Source, { bond }: Words): Block[] {
  const total = accounts.borrowings.reduce((sum, item) => sum + item.amount, 0)
  const last = accounts.periods.at(-1)
  if (!accounts.borrowings.length || !last) return []
  return [
    table(
      [
        { head: '项目', width: 0.4 },
        { head: '余额（万元）', width: 0.34, align: 'right' },
        { head: '占比', width: 0.26, align: 'right' },
      ],
      accounts.borrowings.map((item) => [
        markSample(item.kind, item.sample),
        wanFigure(item.amount),
        share(item.amount, total),
      ]),
      {
        caption: `有息债务结构（截至${chineseDay(last.endsOn)}）`,
        total: ['合计', wanFigure(total), total === 0 ? '—' : '100.00%'],
      },
    ),
    ...paragraphs(
      `最近一期末有息债务合计${wan(total)}，占负债总额的${share(total, last.liabilities)}。${bond}发行后，有息债务静态测算为${wan(total + offering.amount)}。`,
    ),
  ]
}

/** The balance sheet as if the whole issue had been paid in on its last day and nothing had been spent. */
function proForma({ accounts, offering }: Source, { bond }: Words): Block[] {
  const last = accounts.periods.at(-1)
  if (!last) return []
  const rows: [string, number, number][] = [
    ['资产总额', last.assets, last.assets + offering.amount],
    ['负债总额', last.liabilities, last.liabilities + offering.amount],
    ['所有者权益', last.equity, last.equity],
  ]
  return [
    ...paragraphs(
      `下表以${chineseDay(last.endsOn)}为基准日，假设${bond}于基准日按计划发行金额${wan(offering.amount)}全部发行完毕、募集资金全部以货币资金列示，不考虑发行费用和用途，测算对资产负债结构的影响。`,
    ),
    table(
      [
        { head: '项目', width: 0.28 },
        { head: '发行前（万元）', width: 0.24, align: 'right' },
        { head: '发行后（万元）', width: 0.24, align: 'right' },
        { head: '变动（万元）', width: 0.24, align: 'right' },
      ],
      [
        ...rows.map(([label, before, after]) => [
          label,
          wanFigure(before),
          wanFigure(after),
          wanFigure(after - before),
        ]),
        [
          '资产负债率',
          share(last.liabilities, last.assets),
          share(last.liabilities + offering.amount, last.assets + offering.amount),
          '—',
        ],
      ],
      { caption: '发行前后资产负债结构测算' },
    ),
  ]
}

function service(source: Source): Block[] {
  const last = source.accounts.periods.filter(isYear).at(-1)
  const annual = source.offering.lines.filter((line) => !line.tenor.endsWith('D'))
  const interest = annual.reduce((sum, line) => sum + yearOfInterest(line), 0)
  if (!last || !interest) return []
  return paragraphs(
    `以本期发行一年利息约${wan(rounded(interest))}计，${last.label}经营活动产生的现金流量净额为其${times(last.operatingCash, interest)}倍，净利润为其${times(last.netProfit, interest)}倍。上述测算未考虑其他债务的本息支出，不代表对未来现金流量的预测。`,
  )
}

/** 主要财务状况 / 财务会计信息: the figures, and an analysis that says only what the figures say. */
export function finance(source: Source, words: Words): Block[] {
  const { periods } = source.accounts
  if (!periods.length) return paragraphs('发行人财务报表及审计报告见备查文件。')
  return sections([
    section('财务报表编制和审计情况', ...basisOf(source)),
    section(
      '主要财务数据和指标',
      paragraph(['发行人报告期的主要财务数据见', statementsNumber, '，由其计算的财务指标见', ratiosNumber, '。']),
      statementTable(periods),
      ratioTable(periods),
    ),
    section(
      '财务状况分析',
      ...points([
        section('资产、负债和权益', ...assetAnalysis(periods)),
        section('盈利能力', ...profitAnalysis(periods), ...resultsChart(periods)),
        section('现金流量', ...cashAnalysis(periods)),
        section('偿债能力', ...interestCover(source), ...service(source)),
      ]),
    ),
    section('有息债务', ...debts(source, words)),
    section('本期发行对财务结构的影响', ...proForma(source, words)),
    section(
      '或有事项、受限资产和关联交易',
      paragraph(['或有事项：', clause(source.accounts.contingencies), '。']),
      ...paragraphs(
        '发行人受限资产、对外担保和关联交易的明细以经审计财务报表附注为准，并在存续期定期报告中更新。发生可能影响偿债能力的资产抵质押、担保或者关联资金占用的，按照重大事项披露。',
        '除已披露事项外，发行人承诺不存在应披露而未披露的重大会计政策变更、前期差错更正和资产负债表日后事项。',
      ),
    ),
  ])
}
