import { type Block, heading, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, money, percent, quote, sampleMark, share, wanFigure } from '../format.ts'
import { periodsTable } from '../phrases/figures.ts'
import type { Common } from '../phrases/paper.ts'
import { clause, words } from '../phrases/words.ts'

type Reads = Common & Pick<Dossier, 'accounts' | 'offering'>
type Period = Dossier['accounts']['periods'][number]

/** 第五章: the accounts as they stand, and what can be computed from them exactly. */
export function financeChapter(dossier: Reads): Block[] {
  const { accounts } = dossier
  return [
    heading(1, '第五章 财务状况与偿债能力核查'),
    heading(2, '一、审计情况与主要财务数据'),
    paragraph(
      words`发行人列示期间的财务报告由${accounts.auditor}审计，审计意见为${quote(accounts.opinion, clause)}。主承销商核对了审计报告、财务报表附注与申报文件引用数据的一致性。`,
    ),
    periodsTable(accounts),
    ...accounts.periods.slice(1).map((period, at) => change(accounts.periods[at] as Period, period)),
    ...checks(accounts.periods),
    heading(2, '二、有息债务与或有事项'),
    ...debts(accounts),
    paragraph(words`或有事项：${quote(accounts.contingencies, clause)}。`),
    heading(2, '三、偿债能力分析'),
    ...capacity(dossier),
  ]
}

function change(before: Period, after: Period): Block {
  const move = (title: string, from: number, to: number): string =>
    `${title}${to === from ? '不变' : `${to > from ? '增加' : '减少'}${money(Math.abs(to - from))}（变动幅度${share(to - from, Math.abs(from))}）`}`
  const sample = before.sample || after.sample ? sampleMark : ''
  return paragraph(
    `${after.label}与${before.label}相比，${[
      move('资产总计', before.assets, after.assets),
      move('营业收入', before.revenue, after.revenue),
      move('净利润', before.netProfit, after.netProfit),
    ].join('，')}；资产负债率由${percent(before.debtRatio)}变为${percent(after.debtRatio)}${sample}。`,
  )
}

function checks(periods: Period[]): Block[] {
  const wrong = periods.filter((period) => period.assets !== period.liabilities + period.equity)
  if (wrong.length > 0) {
    const names = wrong.map((period) => period.label).join('、')
    return [
      paragraph(
        `经复核，${names}的资产总计与负债、所有者权益之和不相等，差异已要求发行人和会计师说明，说明取得前不作一致的结论。`,
      ),
    ]
  }
  return [paragraph('经复核，列示各期资产总计均等于负债合计与所有者权益之和，主要科目与审计报告一致。')]
}

function debts({ borrowings, periods }: Dossier['accounts']): Block[] {
  if (borrowings.length === 0) return [paragraph('截至最近一期末，发行人没有有息债务。')]
  const total = borrowings.reduce((sum, debt) => sum + debt.amount, 0)
  const sample = borrowings.some((debt) => debt.sample)
  const assets = periods.at(-1)?.assets ?? 0
  return [
    table(
      [
        { head: '种类', width: 0.4 },
        { head: '金额（万元）', width: 0.36, align: 'right' },
        { head: '占比', width: 0.24, align: 'right' },
      ],
      borrowings.map((debt) => [debt.kind, markSample(wanFigure(debt.amount), debt.sample), share(debt.amount, total)]),
      { caption: '最近一期末有息债务', total: ['合计', markSample(wanFigure(total), sample), share(total, total)] },
    ),
    ...(assets > 0
      ? [paragraph(`有息债务合计占最近一期末资产总计的${share(total, assets)}${sample ? sampleMark : ''}。`)]
      : []),
  ]
}

function capacity({ accounts, offering }: Reads): Block[] {
  const last = accounts.periods.at(-1)
  if (!last) return [paragraph('发行人尚未提供经审计的财务数据，主承销商不对偿债能力作出结论。')]
  const sample = last.sample ? sampleMark : ''
  const after = last.liabilities + offering.maximum
  return [
    paragraph(
      `假设本期债券按上限${money(offering.maximum)}发行且全部计入负债、其他条件不变，以最近一期末数据测算，负债合计由${money(last.liabilities)}变为${money(after)}，资产负债率由${share(last.liabilities, last.assets)}变为${share(after, last.assets + offering.maximum)}${sample}。该测算仅反映静态影响，不构成盈利或者偿债预测。`,
    ),
    paragraph(
      `最近一期净利润为${money(last.netProfit)}，经营活动现金流量净额为${money(last.operatingCash)}${sample}；${cashWords(last)}`,
    ),
    paragraph('主承销商认为，发行人的偿债资金来源包括：'),
    list([
      '经营活动产生的现金流入；',
      '可变现的货币资金、应收款项和金融资产；',
      '银行授信、债券融资等外部融资渠道；',
      '信用增进安排（如有）。其在发行人不能偿付时提供补充，不代替发行人自身的偿债责任。',
    ]),
  ]
}

const cashWords = (period: Period): string =>
  period.operatingCash < 0
    ? '经营活动现金流量为净流出，偿债对投资回收和外部融资有所依赖，募集说明书已作风险提示。'
    : '经营活动现金流量为净流入。'
