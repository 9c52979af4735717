import { type Block, paragraph } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { paragraphs, points, type Section, section, sections, seeChapter } from '../clauses/compose.ts'
import { equityInvestorFinance } from '../clauses/risk-equity-investor.ts'
import { institutionFinance } from '../clauses/risk-institution.ts'
import { enhancementRisk } from '../clauses/risk-investment.ts'
import { techFirmFinance } from '../clauses/risk-tech-firm.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, percent, share, wan } from '../format.ts'
import { isCrmw, isInvestment, isPledge, protectsHolders, type Source } from './source.ts'

function researchWords({ science }: Source): string | null {
  const spend = science.research.reduce((sum, year) => sum + year.spend.value, 0)
  const revenue = science.research.reduce((sum, year) => sum + year.revenue.value, 0)
  if (!science.research.length || revenue === 0) return null
  const years = science.research.map((year) => year.year)
  const sampled = science.research.some((year) => year.spend.sample || year.revenue.sample)
  return `${Math.min(...years)}年至${Math.max(...years)}年，发行人研发投入合计${markSample(wan(spend), sampled)}，占同期营业收入合计的${share(spend, revenue)}`
}

function holdingWords({ science, accounts }: Source): string | null {
  const holdings = science.fund?.holdings ?? []
  const last = accounts.periods.at(-1)
  if (!holdings.length || !last) return null
  const cost = holdings.reduce((sum, holding) => sum + holding.cost, 0)
  const sampled = holdings.some((holding) => holding.sample)
  return `发行人列示的${holdings.length}项主要投资成本合计${markSample(wan(cost), sampled)}，占${chineseDay(last.endsOn)}资产总额的${share(cost, last.assets)}`
}

/** What the kind of issuer does to its figures, said with them. */
function financeOf(source: Source): Section[] {
  switch (source.project.issuerKind) {
    case 'tech-firm':
      return techFirmFinance(researchWords(source))
    case 'equity-investor':
      return equityInvestorFinance(holdingWords(source))
    case 'financial-institution': {
      const ratio = source.science.institution?.capitalAdequacy
      return institutionFinance(
        ratio ? `发行人最近一期末资本充足率为${markSample(percent(ratio.value), ratio.sample)}` : null,
      )
    }
  }
}

/** Debt and cash risks, said with the figures of the last periods. */
function figures(source: Source, { bond }: Words): Section[] {
  const [before, last] = source.accounts.periods.slice(-2)
  const end = last ?? before
  if (!end) return []
  const rise = last && before ? `，${before.label}末为${before.debtRatio}%` : ''
  const negative = source.accounts.periods.filter((period) => period.operatingCash < 0).map((period) => period.label)
  return [
    section(
      '债务规模上升的风险',
      ...paragraphs(
        `截至${chineseDay(end.endsOn)}，发行人负债总额${markSample(wan(end.liabilities), end.sample)}，资产负债率${end.debtRatio}%${rise}。以该时点数据静态测算，${bond}全部发行后资产负债率为${share(end.liabilities + source.offering.amount, end.assets + source.offering.amount)}。债务规模上升将增加利息支出和到期偿付压力。`,
      ),
    ),
    section(
      '经营活动现金流波动的风险',
      ...paragraphs(
        negative.length
          ? `报告期内，发行人${negative.join('、')}经营活动产生的现金流量净额为负。如未来经营现金流不能持续改善，发行人将更多依赖筹资活动和资产变现偿还债务。`
          : '报告期内，发行人各期经营活动产生的现金流量净额均为正，但各期金额存在波动。如未来回款放缓或者支出集中，偿债资金的内部来源可能减少。',
      ),
    ),
  ]
}

function contingent({ accounts }: Source): Section {
  return section(
    '或有事项的风险',
    paragraph([
      '发行人或有事项情况：',
      {
        text: markSample(accounts.contingencies.value.replace(/。$/, ''), accounts.contingencies.sample),
        fact: accounts.contingencies.key,
      },
      '。如或有事项转化为现实义务，可能形成资金流出。',
    ]),
  )
}

function enhancement(source: Source, { bond }: Words): Section[] {
  const found = source.arrangements.flatMap((item): Section[] => {
    if (isCrmw(item)) return [enhancementRisk.crmw(item.instrumentTitle)]
    if (isInvestment(item)) return [enhancementRisk.investment(item.provider)]
    const own = isPledge(item) ? enhancementRisk.pledge(item.instrumentTitle) : enhancementRisk.guarantee(item.provider)
    return [
      ...(item.instrument === 'counter-guarantee' ? [enhancementRisk.counter(item.provider)] : [own]),
      ...(item.counter ? [enhancementRisk.counter(item.counter.provider)] : []),
      ...(item.shares.length ? [enhancementRisk.sharing] : []),
    ]
  })
  return source.arrangements.some(protectsHolders) ? found : [enhancementRisk.none(bond), ...found]
}

/** 风险提示及说明. What is said depends on who issues, what is issued, and what stands behind it. */
export function risks(source: Source, words: Words): Block[] {
  const particular = [...clauseSections(source, 'risk-particular'), ...enhancement(source, words)]
  return [
    ...paragraphs(
      `${words.bond}的偿付主体为发行人，其按期足额还本付息取决于发行人的信用。${words.investor}在评价和购买${words.bond}时，应当认真考虑下列风险因素。下列风险按照性质归类，排列顺序不表示发生可能性的大小。`,
    ),
    ...sections([
      section(`与${words.bond}相关的投资风险`, ...points(clauseSections(source, 'risk-investment'))),
      section(
        '财务风险',
        ...paragraphs(['以下财务数据取自发行人合并财务报表，口径与', ...seeChapter('finance'), '一致。']),
        ...points([...figures(source, words), ...financeOf(source), contingent(source)]),
      ),
      section('经营风险', ...points(clauseSections(source, 'risk-operation'))),
      section('管理风险', ...points(clauseSections(source, 'risk-management'))),
      section('政策风险', ...points(clauseSections(source, 'risk-policy'))),
      section('特有风险', ...points(particular)),
      section(
        '不可抗力风险',
        ...paragraphs(
          `严重自然灾害、突发公共事件等不能预见、不能避免且不能克服的客观情况，可能影响发行人经营、资金划付和${words.bond}的偿付安排。`,
        ),
      ),
    ]),
  ]
}
