import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, percent, quote, share, wan } from '../format.ts'
import type { FigureBlank } from './blanks.ts'
import type { ClauseValue } from './clause-case.ts'
import type { ClauseCondition } from './conditions.ts'

type Reads = Partial<Pick<Dossier, 'accounts' | 'science' | 'offering' | 'projectNote'>>
type Figures = {
  conditions: Partial<Record<ClauseCondition, boolean>>
  values: Partial<Record<FigureBlank, ClauseValue>>
}

/** What clauses say of the accounts: sums in fen, ratios in per cent with two decimals, marked where a part is a sample. */
export function figuresOf(facts: Reads): Figures {
  const parts = [periods(facts), research(facts), holdings(facts), capital(facts), project(facts)]
  return {
    conditions: Object.assign({}, ...parts.map(({ conditions }) => conditions)),
    values: Object.assign({}, ...parts.map(({ values }) => values)),
  }
}

function periods({ accounts, offering }: Reads): Figures {
  const all = accounts?.periods ?? []
  const [last, before] = [all.at(-1), all.at(-2)]
  const negative = all.filter(({ operatingCash }) => operatingCash < 0)
  const issued = offering?.amount ?? 0
  return {
    conditions: {
      一期财务数据: all.length === 1,
      多期财务数据: all.length > 1,
      经营现金流曾为负: negative.length > 0,
      经营现金流均为正: all.length > 0 && negative.length === 0,
    },
    values: {
      ...(last && {
        最近一期末: chineseDay(last.endsOn),
        负债总额: markSample(wan(last.liabilities), last.sample),
        资产负债率: percent(last.debtRatio),
        发行后资产负债率: share(last.liabilities + issued, last.assets + issued),
      }),
      ...(before && { 前一期: before.label, 前一期资产负债率: percent(before.debtRatio) }),
      ...(negative.length > 0 && { 现金流为负的各期: negative.map(({ label }) => label).join('、') }),
      ...(accounts && { 或有事项: contingencies(accounts) }),
    },
  }
}

const contingencies = ({ contingencies: { value, key, sample } }: Dossier['accounts']): ClauseValue => ({
  text: markSample(value.replace(/。$/, ''), sample),
  fact: key,
})

function research({ science }: Reads): Figures {
  const years = science?.research ?? []
  const spend = years.reduce((sum, year) => sum + year.spend.value, 0)
  const revenue = years.reduce((sum, year) => sum + year.revenue.value, 0)
  const listed = years.length > 0 && revenue > 0
  if (!listed) return { conditions: { 未列研发投入: true }, values: {} }
  const numbers = years.map(({ year }) => year)
  const sampled = years.some((year) => year.spend.sample || year.revenue.sample)
  return {
    conditions: { 列有研发投入: true },
    values: {
      研发期间: `${Math.min(...numbers)}年至${Math.max(...numbers)}年`,
      研发投入合计: markSample(wan(spend), sampled),
      研发投入占比: share(spend, revenue),
    },
  }
}

function holdings({ science, accounts }: Reads): Figures {
  const listed = science?.fund?.holdings ?? []
  const last = accounts?.periods.at(-1)
  if (listed.length === 0 || !last) return { conditions: { 未列投资项目: true }, values: {} }
  const cost = listed.reduce((sum, holding) => sum + holding.cost, 0)
  const sampled = listed.some(({ sample }) => sample)
  return {
    conditions: { 列有投资项目: true },
    values: {
      投资项目数: String(listed.length),
      投资成本合计: markSample(wan(cost), sampled),
      投资成本占比: share(cost, last.assets),
    },
  }
}

function capital({ science }: Reads): Figures {
  const ratio = science?.institution?.capitalAdequacy
  return ratio
    ? { conditions: { 列有资本充足率: true }, values: { 资本充足率: quote(ratio, percent) } }
    : { conditions: { 未列资本充足率: true }, values: {} }
}

/** One multiple below 1 is told as such: what is left over in other years may be spent by then. */
function project({ projectNote }: Reads): Figures {
  if (!projectNote) return { conditions: {}, values: {} }
  const { shortfall, lowest, coverage, sample } = projectNote
  const short = lowest !== null && Number(lowest.multiple) < 1
  return {
    conditions: {
      设有差额补足: shortfall !== null,
      未设差额补足: shortfall === null,
      各年均能覆盖: lowest !== null && !short,
      有年度不能覆盖: short,
    },
    values: {
      项目名称: quote(projectNote.name),
      归集账户开户行: quote(projectNote.collection.bank),
      偿债账户开户行: quote(projectNote.repayment.bank),
      ...(shortfall && { 差额补足方: quote(shortfall.provider) }),
      ...(coverage && { 项目覆盖倍数: markSample(coverage, sample) }),
      ...(lowest && { 最低覆盖年度: `${lowest.year}年`, 最低覆盖倍数: markSample(lowest.multiple, sample) }),
    },
  }
}
