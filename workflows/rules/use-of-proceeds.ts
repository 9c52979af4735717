import { addMonths, type IsoDay } from '../calendar/day.ts'
import { quotientText } from '../finance/exact.ts'
import { amountWithUnit, type Fen } from '../finance/money.ts'
import { reachesPercent, withinPercent } from '../finance/percent.ts'
import type { Finding } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import { documents } from './documents.ts'
import { finding, type Judged, parameterIn } from './judged.ts'
import { wholeOf } from './parameters.ts'

export const uses = {
  'fund-contribution': '基金出资',
  'equity-investment': '股权投资',
  research: '研发投入',
  project: '项目建设',
  acquisition: '并购',
  refinancing: '偿还债务',
  'working-capital': '补充流动资金',
  other: '其他',
} as const

export type Use = keyof typeof uses

/**
 * One line of the plan. `technology`: it goes to a sci-tech field. `infrastructure`: it builds a park or incubator.
 * `spentOn`: money already spent, to be replaced.
 */
export type UseItem = { use: Use; fen: Fen; technology: boolean; infrastructure?: boolean; spentOn?: IsoDay }

export type UsePlan = { amountFen: Fen; items: readonly UseItem[] }

const sumOf = (items: readonly UseItem[]): Fen => items.reduce((sum, { fen }) => sum + fen, 0)

/** `79.00%`, cut and not rounded: 69.999 % must not read 70.00 %. */
function shareText(part: Fen, whole: Fen): string {
  if (whole <= 0) return '—'
  const hundredths = (BigInt(part) * 10_000n) / BigInt(whole)
  return `${quotientText(hundredths, 100n, 2)}%`
}

/** Whether the plan accounts for every fen and keeps the shares of its class: exact at 70.00 % and 30.00 %. */
export function useFindings(judged: Judged, plan: UsePlan): Finding[] {
  return [
    sumFinding(judged, plan),
    technologyFinding(judged, plan),
    ...infrastructureFindings(judged, plan),
    ...replacementFindings(judged, plan),
  ]
}

function sumFinding(judged: Judged, { amountFen, items }: UsePlan): Finding {
  const total = sumOf(items)
  const ok = items.every(({ fen }) => Number.isSafeInteger(fen) && fen > 0) && total === amountFen
  const because = ok
    ? `各项用途合计 ${amountWithUnit(total, 'yi')}，与募集资金金额一致`
    : `各项用途合计 ${amountWithUnit(total, 'yi')}，募集资金 ${amountWithUnit(amountFen, 'yi')}，两者须一致且各项大于零`
  return finding(judged, { rule: 'use.sum', ok, because, basis: documents.prospectusForm })
}

function technologyFinding(judged: Judged, { amountFen, items }: UsePlan): Finding {
  const rule = 'use.technology'
  const part = sumOf(items.filter(({ technology }) => technology))
  const said = `投向科技创新领域 ${amountWithUnit(part, 'yi')}，占 ${shareText(part, amountFen)}`
  const row = parameterIn(judged, 'use.technology-min')
  if (row) {
    const ok = reachesPercent(part, amountFen, row.value)
    return finding(judged, { rule, ok, because: `${said}，${ok ? '不低于' : '低于'} ${row.value}%`, row })
  }
  const free = judged.scope.bondClass === 'tech-enterprise'
  const because = free ? `${said}；科创企业类不设比例下限（待核实）` : `${said}；比例下限未见公开文本，待核实`
  const basis = free ? cite('exchange-guide-2', '科创企业类用途') : cite('customs', '募集资金投向比例')
  return finding(judged, { rule, ok: free ? true : 'unknown', because, basis })
}

function infrastructureFindings(judged: Judged, { amountFen, items }: UsePlan): Finding[] {
  const row = parameterIn(judged, 'use.infrastructure-max')
  if (!row) return []
  const part = sumOf(items.filter(({ infrastructure }) => infrastructure))
  const ok = withinPercent(part, amountFen, row.value)
  const because = `园区与孵化设施建设占 ${shareText(part, amountFen)}，${ok ? '不超过' : '超过'} ${row.value}%`
  return [finding(judged, { rule: 'use.infrastructure', ok, because, row })]
}

/** Replaced spending lies within so many months before issue, the first day of them included. */
function replacementFindings(judged: Judged, { items }: UsePlan): Finding[] {
  const row = parameterIn(judged, 'use.replacement-months')
  const replaced = items.flatMap(({ use, spentOn }) => (spentOn === undefined ? [] : [{ use, spentOn }]))
  if (!row || replaced.length === 0) return []
  const until = judged.issueOn ?? judged.on
  const since = addMonths(until, -wholeOf(row))
  return replaced.map(({ use, spentOn }) => {
    const ok = spentOn >= since && spentOn <= until
    const because = `置换 ${spentOn} 的${uses[use]}支出，${ok ? '在' : '不在'}发行前 ${row.value} 个月（${since} 起）之内`
    return finding(judged, { rule: 'use.replacement', ok, because, row })
  })
}
