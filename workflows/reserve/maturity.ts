import type { Finding } from '../kit/finding.ts'

/** What maturity is reckoned from: how far guidance has come, whether the issuer qualifies, which papers are ready. */
export type MaturityCase = {
  /** State of the reserve run. */
  state: string
  eligible: Finding['ok']
  prepared: number
  papers: number
}

export type MaturityPart = { title: string; weight: number; points: number; because: string }

/** Points out of a hundred and where they come from. A measure of this platform for its own order, of no authority. */
export type Maturity = { points: number; parts: readonly MaturityPart[] }

const steps: Readonly<Record<string, readonly [points: number, words: string]>> = {
  lead: [0, '线索，尚未入库'],
  pooled: [10, '已入库'],
  guided: [20, '辅导中'],
  mature: [30, '已确认成熟'],
  offered: [30, '已提出承销委托'],
  mandated: [30, '已转申报'],
  removed: [0, '已出库'],
}

/** 辅导进程 30, 主体资格 30, 申报文件 40 by the share of papers ready, cut to whole points. */
export function maturityOf({ state, eligible, prepared, papers }: MaturityCase): Maturity {
  const [points, words] = steps[state] ?? [0, '未开始']
  const ready = papers === 0 ? 0 : Math.floor((40 * Math.min(prepared, papers)) / papers)
  const parts = [
    { title: '辅导进程', weight: 30, points, because: words },
    eligible === true
      ? { title: '主体资格', weight: 30, points: 30, because: '核验符合' }
      : eligible === false
        ? { title: '主体资格', weight: 30, points: 0, because: '核验不符合' }
        : { title: '主体资格', weight: 30, points: 15, because: '待补材料' },
    { title: '申报文件', weight: 40, points: ready, because: `${prepared} / ${papers} 份已备` },
  ]
  return { points: parts.reduce((sum, part) => sum + part.points, 0), parts }
}

/** 主体资格 as one answer: a door that is shut, else the worst of what decides; ways among several do not. */
export function eligibleBy(findings: readonly Finding[]): Finding['ok'] {
  const deciding = findings.filter(({ rule }) => rule.startsWith('eligibility.') && !/\.\d+$/.test(rule))
  if (deciding.some(({ ok }) => ok === false)) return false
  return deciding.some(({ ok }) => ok === 'unknown') ? 'unknown' : true
}
