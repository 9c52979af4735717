import { type Block, type Inline, table } from '../blocks.ts'
import { chineseDay, markSample, percent, share, wanFigure } from '../format.ts'
import type { ProjectSource } from './source.ts'

type Note = ProjectSource['projectNote']
type Year = Note['years'][number]

export const approvalTable = ({ approvals }: Note): Block =>
  table(
    [
      { head: '批复事项', width: 0.24 },
      { head: '批复机关', width: 0.28 },
      { head: '文号', width: 0.28 },
      { head: '日期', width: 0.2 },
    ],
    approvals.map(({ matter, authority, number, on, sample }) => [
      matter,
      authority,
      markSample(number, sample),
      chineseDay(on),
    ]),
    { caption: '项目批复文件' },
  )

/** Where the money comes from, what of it is there, and what each source is of the whole. */
export function fundingTable({ funding, total }: Note): Block {
  const inPlace = funding.reduce((sum, row) => sum + row.inPlace, 0)
  return table(
    [
      { head: '资金来源', width: 0.36 },
      { head: '金额（万元）', width: 0.2, align: 'right' },
      { head: '占总投资比例', width: 0.2, align: 'right' },
      { head: '已到位（万元）', width: 0.24, align: 'right' },
    ],
    funding.map(({ source, note, amount, inPlace: there, sample }) => [
      markSample(note ? `${source}（${note}）` : source, sample),
      wanFigure(amount),
      share(amount, total),
      wanFigure(there),
    ]),
    {
      caption: '项目总投资和资金来源',
      total: ['合计', wanFigure(total), total === 0 ? '—' : '100.00%', wanFigure(inPlace)],
      note: '占比按金额计算并保留两位小数，各项之和与100%的尾差系四舍五入造成。',
    },
  )
}

const yearOf = ({ year }: Year, { sample }: Note): string => markSample(`${year}年`, sample)
const sumOf = ({ years }: Note, of: (year: Year) => number): string =>
  wanFigure(years.reduce((sum, year) => sum + of(year), 0))

export const forecastId = 'project-forecast'
export const coverageId = 'project-coverage'
const coverageChartId = 'project-coverage-chart'

export const forecastTable = (note: Note): Block =>
  table(
    [
      { head: '年度', width: 0.16 },
      { head: '项目收入', width: 0.17, align: 'right' },
      { head: '其他收入', width: 0.16, align: 'right' },
      { head: '付现成本', width: 0.17, align: 'right' },
      { head: '税费', width: 0.16, align: 'right' },
      { head: '净现金流', width: 0.18, align: 'right' },
    ],
    note.years.map((year) => [
      yearOf(year, note),
      wanFigure(year.revenue),
      wanFigure(year.other),
      wanFigure(year.cost),
      wanFigure(year.tax),
      wanFigure(year.net),
    ]),
    {
      id: forecastId,
      caption: '项目收益测算（单位：万元）',
      total: [
        '合计',
        sumOf(note, ({ revenue }) => revenue),
        sumOf(note, ({ other }) => other),
        sumOf(note, ({ cost }) => cost),
        sumOf(note, ({ tax }) => tax),
        wanFigure(note.net),
      ],
      note: '净现金流＝项目收入＋其他收入－付现成本－税费。表中数字均为测算，不是已经实现的收益。',
    },
  )

export const coverageTable = (note: Note): Block =>
  table(
    [
      { head: '年度', width: 0.15 },
      { head: '净现金流', width: 0.15, align: 'right' },
      { head: '本期本息', width: 0.15, align: 'right' },
      { head: '其他债务', width: 0.14, align: 'right' },
      { head: '应付合计', width: 0.15, align: 'right' },
      { head: '倍数', width: 0.1, align: 'right' },
      { head: '累计结余', width: 0.16, align: 'right' },
    ],
    note.years.map((year) => [
      `${year.year}年`,
      wanFigure(year.net),
      wanFigure(year.notes),
      wanFigure(year.otherDebt),
      wanFigure(year.service),
      year.multiple ?? '—',
      wanFigure(year.balance),
    ]),
    {
      id: coverageId,
      caption: `${markSample('项目净现金流对应付本息的覆盖', note.sample)}（单位：万元）`,
      total: [
        '合计',
        wanFigure(note.net),
        sumOf(note, ({ notes }) => notes),
        sumOf(note, ({ otherDebt }) => otherDebt),
        wanFigure(note.service),
        note.coverage ?? '—',
        wanFigure(note.net - note.service),
      ],
      note: `覆盖倍数＝净现金流÷应付合计，取两位小数，不进位；当年没有应付本息的以“—”列示；累计结余为截至当年末各年净现金流减应付合计之和。${note.assumedCoupon ? '票面利率尚未确定，本期应付本息按各品种申购区间上限测算。' : '本期应付本息按票面利率计算。'}`,
    },
  )

/** What comes in beside what is to be paid; one year alone shows nothing that its figures do not say. */
export function coverageChart(note: Note): { cited: Inline[]; blocks: Block[] } {
  if (note.years.length < 2) return { cited: [], blocks: [] }
  const of = (name: string, fen: (year: Year) => number) =>
    note.years.map((year) => ({ of: name, label: `${year.year}年`, value: wanFigure(fen(year)) }))
  const series = [...of('净现金流', ({ net }) => net), ...of('应付本息合计', ({ service }) => service)]
  const caption = markSample('各年度净现金流和应付本息', note.sample)
  return {
    cited: ['，并见', { ref: coverageChartId, as: 'number' }],
    blocks: [{ kind: 'chart', id: coverageChartId, form: 'columns', caption, unit: '万元', series }],
  }
}

export const capitalWords = ({ capital, capitalRatio }: Note, wan: (fen: number) => string): string =>
  `${wan(capital)}，占总投资的${percent(capitalRatio)}`
