import { type Block, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, percent, sampleMark, share, wanFigure, yiFigure } from '../format.ts'

type Accounts = Dossier['accounts']
type Period = Accounts['periods'][number]

type Unit = { name: string; figure: (fen: number) => string }

const inWan: Unit = { name: '万元', figure: wanFigure }
const inYi: Unit = { name: '亿元', figure: yiFigure }

/** A bank's balance sheet is read in 亿元: from 1000亿 on, figures in 万元 no longer fit a column. */
const unitOf = (periods: Period[]): Unit => (periods.some((period) => period.assets >= 1e13) ? inYi : inWan)

const lines = ({ name, figure }: Unit): [title: string, value: (period: Period) => string][] => [
  [`资产总计（${name}）`, (period) => figure(period.assets)],
  [`负债合计（${name}）`, (period) => figure(period.liabilities)],
  [`所有者权益（${name}）`, (period) => figure(period.equity)],
  [`营业收入（${name}）`, (period) => figure(period.revenue)],
  [`净利润（${name}）`, (period) => figure(period.netProfit)],
  [`经营活动现金流量净额（${name}）`, (period) => figure(period.operatingCash)],
  ['资产负债率', (period) => percent(period.debtRatio)],
]

/** Main figures, one column a period as the accounts give them. Sample figures carry the mark in the column's head and cells. */
export function periodsTable({ periods }: Accounts, caption = '主要财务数据'): Block {
  if (periods.length === 0) return paragraph('发行人尚未提供经审计的财务数据。')
  const first = 0.25
  const width = (1 - first) / periods.length
  return table(
    [
      { head: '项目', width: first },
      ...periods.map((period) => ({ head: period.label, width, align: 'right' as const })),
    ],
    lines(unitOf(periods)).map(([title, value]) => [
      title,
      ...periods.map((period) => markSample(value(period), period.sample)),
    ]),
    { caption, note: '合并报表口径。' },
  )
}

/** Uses of proceeds with their share of the whole; the last row adds up. */
export function usesTable(uses: Dossier['proceeds']['uses'], caption = '募集资金用途'): Block {
  if (uses.length === 0) return paragraph('募集资金的具体用途尚未确定，确定后列示。')
  const total = usesTotal(uses)
  return table(
    [
      { head: '用途', width: 0.2 },
      { head: '金额（万元）', width: 0.2, align: 'right' },
      { head: '占比', width: 0.12, align: 'right' },
      { head: '科技创新', width: 0.12, align: 'center' },
      { head: '说明', width: 0.36 },
    ],
    uses.map((use) => [
      use.title,
      markSample(wanFigure(use.amount), use.sample),
      percent(use.ratio),
      use.tech ? '是' : '否',
      use.detail,
    ]),
    { caption, total: ['合计', wanFigure(total), share(total, total), '', ''] },
  )
}

export const usesTotal = (uses: Dossier['proceeds']['uses']): number => uses.reduce((sum, use) => sum + use.amount, 0)

export const techTotal = (uses: Dossier['proceeds']['uses']): number => usesTotal(uses.filter((use) => use.tech))

export function titlesTable(titles: Dossier['science']['titles']): Block[] {
  if (titles.length === 0) return [paragraph('发行人未以科技创新称号作为认定依据。')]
  return [
    table(
      [
        { head: '称号', width: 0.26 },
        { head: '认定机关', width: 0.24 },
        { head: '证书或名单编号', width: 0.26 },
        { head: '有效期', width: 0.24 },
      ],
      titles.map((title) => [
        title.kind,
        title.authority,
        [{ text: markSample(title.number.value, title.number.sample), fact: title.number.key }],
        `${chineseDay(title.validFrom)}起，${title.validTo ? `至${chineseDay(title.validTo)}止` : '认定文件未载明届满日'}`,
      ]),
      { caption: '科技创新称号' },
    ),
  ]
}

export function researchTable(research: Dossier['science']['research']): Block[] {
  if (research.length === 0) return []
  const spend = research.reduce((sum, year) => sum + year.spend.value, 0)
  const revenue = research.reduce((sum, year) => sum + year.revenue.value, 0)
  const sample = research.some((year) => year.spend.sample || year.revenue.sample) ? sampleMark : ''
  return [
    table(
      [
        { head: '年度', width: 0.16 },
        { head: '研发投入（万元）', width: 0.32, align: 'right' },
        { head: '营业收入（万元）', width: 0.32, align: 'right' },
        { head: '研发投入占比', width: 0.2, align: 'right' },
      ],
      research.map((year) => [
        `${year.year}年`,
        [{ text: markSample(wanFigure(year.spend.value), year.spend.sample), fact: year.spend.key }],
        [{ text: markSample(wanFigure(year.revenue.value), year.revenue.sample), fact: year.revenue.key }],
        percent(year.ratio),
      ]),
      {
        caption: '研发投入情况',
        total: ['合计', `${wanFigure(spend)}${sample}`, `${wanFigure(revenue)}${sample}`, share(spend, revenue)],
      },
    ),
  ]
}
