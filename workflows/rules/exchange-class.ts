import { Exact } from '../finance/exact.ts'
import { reachesPercent } from '../finance/percent.ts'
import type { Finding } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import { anyOf, finding, informing, type Judged, parameterIn, type Way } from './judged.ts'
import type { ParameterKey } from './parameter-keys.ts'
import { decimalOf, type Parameter, valueText } from './parameters.ts'
import { bondClasses } from './scope.ts'
import { countsWay, type TechFirmFacts } from './tech-firm.ts'

export type ExchangeClassFacts = TechFirmFacts & {
  /** Sums of the last three years, in fen. */
  researchFen3y?: number
  revenueFen3y?: number
  /** Of the last year: revenue of the sci-tech fields, and all of it. */
  technologyRevenueFen?: number
  revenueFen?: number
  /** In the sci-tech fields, or using their technology (升级类). */
  inTechnologyField?: boolean
  registered?: boolean
  /** Runs a national high-tech park, incubator or the like (孵化类). */
  parkOperator?: boolean
}

/**
 * The four classes of 科技创新公司债券. None of their tests was seen in the wording now in force (Appendix A, U3), so
 * nothing here blocks; what a class may use its money for does, in use-of-proceeds.
 */
export function exchangeClassFindings(judged: Judged, facts: ExchangeClassFacts): Finding[] {
  const { bondClass } = judged.scope
  const basis = cite('exchange-guide-2', '类别认定')
  const rule = 'eligibility.exchange-class'
  if (!bondClass) {
    const because = '尚未选择科技创新公司债券的类别'
    return [finding(judged, { rule, ok: 'unknown', because, basis, missing: ['科技创新公司债券类别'] })]
  }
  const subject = `${bondClasses[bondClass]}认定`
  const ways = bondClass === 'tech-enterprise' ? enterpriseWays(judged, facts) : [oneWay(bondClass, facts)]
  return [anyOf(judged, rule, subject, ways, basis), ...informing(judged, rule, ways)]
}

function oneWay(bondClass: 'tech-upgrade' | 'tech-investment' | 'tech-incubation', facts: ExchangeClassFacts): Way {
  const [name, fact, paper] = {
    'tech-upgrade': ['属于或服务于科技创新领域', facts.inTechnologyField, '科技创新领域说明'] as const,
    'tech-investment': ['已登记的创业投资或国有资本投资机构', facts.registered, '登记证明'] as const,
    'tech-incubation': ['高新技术产业园区或孵化机构的运营主体', facts.parkOperator, '园区或孵化机构认定文件'] as const,
  }[bondClass]
  const basis = cite('exchange-guide-2', '其他类别认定')
  if (fact === undefined) return { name, ok: 'unknown', because: `${paper}未提供`, missing: [paper], basis }
  return { name, ok: fact, because: fact ? `属于${name}` : `不属于${name}`, missing: [], basis }
}

function enterpriseWays(judged: Judged, facts: ExchangeClassFacts): Way[] {
  const { researchFen3y, revenueFen3y, technologyRevenueFen, revenueFen } = facts
  const set = (key: ParameterKey, make: (row: Parameter) => Way): Way[] => {
    const row = parameterIn(judged, key)
    return row ? [make(row)] : []
  }
  return [
    ...set('eligibility.research-percent', (row) =>
      compared(
        '最近三年研发投入占比',
        row,
        researchFen3y === undefined || revenueFen3y === undefined
          ? undefined
          : reachesPercent(researchFen3y, revenueFen3y, row.value),
        '最近三年研发投入与营业收入',
      ),
    ),
    ...set('eligibility.research-fen', (row) =>
      compared(
        '最近三年累计研发投入',
        row,
        researchFen3y === undefined ? undefined : new Exact(researchFen3y).gte(decimalOf(row)),
        '最近三年研发投入',
      ),
    ),
    ...set('eligibility.technology-revenue-percent', (row) =>
      compared(
        '科创领域收入占比',
        row,
        technologyRevenueFen === undefined || revenueFen === undefined
          ? undefined
          : reachesPercent(technologyRevenueFen, revenueFen, row.value),
        '科创领域收入',
      ),
    ),
    countsWay(judged, facts),
  ]
}

function compared(name: string, row: Parameter, reaches: boolean | undefined, paper: string): Way {
  const least = valueText(row)
  if (reaches === undefined)
    return { name, ok: 'unknown', because: `${paper}未提供`, missing: [paper], basis: row.basis }
  const because = reaches ? `${name}不低于 ${least}` : `${name}低于 ${least}`
  return { name, ok: reaches, because, missing: [], basis: row.basis }
}
