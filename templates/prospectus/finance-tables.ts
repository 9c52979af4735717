import { type Block, paragraph, type Reference } from '../blocks.ts'
import { markSample, share, times, wanFigure } from '../format.ts'
import { type MergedCell, mergedTable } from '../merged-cells.ts'
import { isYear, type Period } from './finance-analysis.ts'

type Row = [label: string, of: (period: Period, before: Period | undefined) => string]

/** Rows of one statement or of one kind of ratio, under its name. */
type Rows = readonly [name: string, rows: Row[]][]

const statements: Rows = [
  [
    '资产负债表',
    [
      ['资产总额', (period) => wanFigure(period.assets)],
      ['负债总额', (period) => wanFigure(period.liabilities)],
      ['所有者权益', (period) => wanFigure(period.equity)],
    ],
  ],
  [
    '利润表',
    [
      ['营业收入', (period) => wanFigure(period.revenue)],
      ['净利润', (period) => wanFigure(period.netProfit)],
    ],
  ],
  ['现金流量表', [['经营活动产生的现金流量净额', (period) => wanFigure(period.operatingCash)]]],
]

const growth = (of: (period: Period) => number) => (period: Period, before: Period | undefined) =>
  before && isYear(period) && isYear(before) && of(before) > 0 ? share(of(period) - of(before), of(before)) : '—'

const ratios: Rows = [
  [
    '偿债能力',
    [
      ['资产负债率', (period) => share(period.liabilities, period.assets)],
      ['产权比率（倍）', (period) => times(period.liabilities, period.equity)],
    ],
  ],
  [
    '盈利能力',
    [
      ['净利润率', (period) => share(period.netProfit, period.revenue)],
      ['总资产收益率', (period, before) => returnOn(period, before, (one) => one.assets)],
      ['净资产收益率', (period, before) => returnOn(period, before, (one) => one.equity)],
    ],
  ],
  ['现金流量', [['经营现金流量净额占营业收入比例', (period) => share(period.operatingCash, period.revenue)]]],
  [
    '成长能力',
    [
      ['营业收入增长率', growth((period) => period.revenue)],
      ['净利润增长率', growth((period) => period.netProfit)],
      ['资产总额增长率', growth((period) => period.assets)],
    ],
  ],
]

/** Profit on the average of opening and closing figures; only between two full years. */
function returnOn(period: Period, before: Period | undefined, of: (period: Period) => number): string {
  return before && isYear(period) && isYear(before) ? share(period.netProfit * 2, of(before) + of(period)) : '—'
}

type TableWords = { id: string; caption: string; note: string }

/** Periods side by side under the scope of the statements, rows gathered under what they belong to. */
function periodTable(periods: Period[], rows: Rows, words: TableWords): Block {
  const width = Math.round(0.6e4 / periods.length) / 1e4
  const kind = 0.14
  return mergedTable(
    [
      { head: '类别', width: kind },
      { head: '项目', width: 1 - kind - width * periods.length },
      ...periods.map((period) => ({
        head: markSample(isYear(period) ? `${period.label}/末` : `${period.label}/期末`, period.sample),
        group: '合并口径',
        width,
        align: 'right' as const,
      })),
    ],
    rows.flatMap(([name, own]) =>
      own.map(([label, of], at): MergedCell[] => [
        ...(at === 0 ? [{ text: name, rows: own.length }] : []),
        label,
        ...periods.map((period, nth) => of(period, periods[nth - 1])),
      ]),
    ),
    words,
  )
}

const [statementsId, ratiosId, resultsId] = ['finance-statements', 'finance-ratios', 'finance-results']
export const statementsNumber: Reference = { ref: statementsId, as: 'number' }
export const ratiosNumber: Reference = { ref: ratiosId, as: 'number' }

export const statementTable = (periods: Period[]): Block =>
  periodTable(periods, statements, {
    id: statementsId,
    caption: '合并财务报表主要数据（单位：万元）',
    note: '数据取自发行人合并财务报表，保留至原始精度，不作进位。',
  })

export const ratioTable = (periods: Period[]): Block =>
  periodTable(periods, ratios, {
    id: ratiosId,
    caption: '主要财务指标',
    note: '资产负债率＝负债总额÷资产总额；产权比率＝负债总额÷所有者权益；净利润率＝净利润÷营业收入；总资产（净资产）收益率＝净利润÷期初期末平均总资产（所有者权益）；增长率为完整会计年度之间的比较，“—”表示无可比期间或者比较基数不为正。',
  })

/** Full years beside each other; one year alone shows nothing that its figures do not say. */
export function resultsChart(periods: Period[]): Block[] {
  const years = periods.filter(isYear)
  if (years.length < 2) return []
  const of = (name: string, fen: (period: Period) => number) =>
    years.map((year) => ({ of: name, label: markSample(year.label, year.sample), value: wanFigure(fen(year)) }))
  const series = [...of('营业收入', (year) => year.revenue), ...of('净利润', (year) => year.netProfit)]
  return [
    paragraph(['各年度营业收入和净利润的对比见', { ref: resultsId, as: 'number' }, '。']),
    { kind: 'chart', id: resultsId, form: 'columns', caption: '各年度营业收入和净利润', unit: '万元', series },
  ]
}
