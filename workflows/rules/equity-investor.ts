import { addMonths, type IsoDay } from '../calendar/day.ts'
import { Exact } from '../finance/exact.ts'
import type { Finding } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import { acceptanceDay, anyOf, informing, type Judged, parameterIn, type Way } from './judged.ts'
import { wholeOf } from './parameters.ts'

export type EquityInvestorFacts = {
  /** Registered with the competent authority (基金业协会登记、发改部门备案). */
  registered?: boolean
  /** Sound operation, large funds, stable team: the lead underwriter's conclusion. */
  soundOperation?: boolean
  /** Income of equity investment and of everything, of each of the last two years, in fen. */
  lastTwoYears?: readonly [YearIncome, YearIncome]
  /** Equity investment is the largest of the main businesses. */
  largestBusiness?: boolean
  foundedOn?: IsoDay
  /** Raises, invests, manages and exits by itself (募投管退). */
  fullCycle?: boolean
  exitsInThreeYears?: number
  /** Takes part in the reform of state-capital investment or operation companies. */
  stateCapitalPilot?: boolean
  /** Another ground that the venue recognised, with the paper that says so. */
  recognisedOtherwise?: boolean
}

export type YearIncome = { investmentFen: number; totalFen: number }

/** 86号文: a 股权投资机构 meets any one of four. */
export function equityInvestorFindings(judged: Judged, facts: EquityInvestorFacts): Finding[] {
  const ways = [soundWay(facts), recordWay(judged, facts), pilotWay(facts), otherWay(facts)]
  const rule = 'eligibility.equity-investor'
  return [
    anyOf(judged, rule, '股权投资机构认定', ways, cite('nafmii-2025-86', '股权投资机构认定')),
    ...informing(judged, rule, ways),
  ]
}

/** Several conditions of one way: all must hold, the first that fails or is open speaks. */
function allOf(name: string, basis: Way['basis'], parts: readonly Pick<Way, 'ok' | 'because' | 'missing'>[]): Way {
  const failed = parts.find((part) => part.ok === false)
  if (failed) return { name, basis, ok: false, because: failed.because, missing: [] }
  const open = parts.filter((part) => part.ok === 'unknown')
  if (open.length === 0)
    return { name, basis, ok: true, because: parts.map((part) => part.because).join('，'), missing: [] }
  const because = open.map((part) => part.because).join('，')
  return { name, basis, ok: 'unknown', because, missing: open.flatMap((part) => part.missing) }
}

function said(
  fact: boolean | undefined,
  yes: string,
  no: string,
  paper: string,
): Pick<Way, 'ok' | 'because' | 'missing'> {
  if (fact === undefined) return { ok: 'unknown', because: `${paper}未提供`, missing: [paper] }
  return { ok: fact, because: fact ? yes : no, missing: [] }
}

const soundWay = ({ registered, soundOperation }: EquityInvestorFacts): Way =>
  allOf('一、经营稳健并已登记', cite('nafmii-2025-86', '股权投资机构情形一'), [
    said(registered, '已在主管部门登记', '未在主管部门登记', '主管部门登记证明'),
    said(soundOperation, '经营稳健、管理规模较大、团队稳定', '经营稳健等条件未达到', '经营情况核查意见'),
  ])

const pilotWay = ({ stateCapitalPilot }: EquityInvestorFacts): Way =>
  allOf('三、国有资本投资运营公司改革试点', cite('nafmii-2025-86', '股权投资机构情形三'), [
    said(stateCapitalPilot, '属于改革试点企业', '不属于改革试点企业', '试点批复'),
  ])

/** Always open to a reviewer, so absent means no rather than unknown: nobody is asked to prove it. */
const otherWay = ({ recognisedOtherwise }: EquityInvestorFacts): Way =>
  allOf('四、其他认可情形', cite('nafmii-2025-86', '股权投资机构情形四'), [
    said(recognisedOtherwise ?? false, '受理机构已认可', '无其他认可情形', '认可依据'),
  ])

function recordWay(judged: Judged, facts: EquityInvestorFacts): Way {
  const years = parameterIn(judged, 'eligibility.founded-years')
  const exits = parameterIn(judged, 'eligibility.exits')
  const basis = cite('nafmii-2025-86', '股权投资机构情形二')
  if (!years || !exits) return { name: '二、投资业绩', ok: 'unknown', because: '标准未设定', missing: [], basis }
  const { foundedOn, exitsInThreeYears } = facts
  const oldEnough =
    foundedOn === undefined ? undefined : addMonths(foundedOn, wholeOf(years) * 12) <= acceptanceDay(judged)
  const enough = exitsInThreeYears === undefined ? undefined : exitsInThreeYears >= wholeOf(exits)
  return allOf('二、投资业绩', basis, [
    shareOfIncome(judged, facts),
    said(
      oldEnough,
      `${foundedOn} 成立，已满 ${years.value} 年`,
      `${foundedOn} 成立，未满 ${years.value} 年`,
      '成立日期',
    ),
    said(facts.fullCycle, '具备募投管退全流程', '不具备募投管退全流程', '募投管退情况说明'),
    said(
      enough,
      `近三年成功退出 ${exitsInThreeYears} 个项目`,
      `近三年成功退出 ${exitsInThreeYears} 个项目，少于 ${exits.value} 个`,
      '近三年退出项目清单',
    ),
  ])
}

/** The mean of the two yearly shares at the threshold or above, exactly; or the largest of the main businesses. */
function shareOfIncome(judged: Judged, { lastTwoYears, largestBusiness }: EquityInvestorFacts) {
  const least = parameterIn(judged, 'eligibility.investment-income-percent')
  if (largestBusiness) return said(true, '股权投资为占比最大的主营业务', '', '')
  if (!least || lastTwoYears === undefined) return said(undefined, '', '', '近两年股权投资收入占比')
  const [a, b] = lastTwoYears
  if (a.totalFen <= 0 || b.totalFen <= 0) return said(undefined, '', '', '近两年收入（须大于零）')
  // (x/X + y/Y) / 2 ≥ p/100, without a division: 100 (xY + yX) ≥ 2 p X Y.
  const sum = new Exact(a.investmentFen).times(b.totalFen).plus(new Exact(b.investmentFen).times(a.totalFen))
  const product = new Exact(a.totalFen).times(b.totalFen)
  const reaches = sum.times(100).gte(product.times(least.value).times(2))
  const share = sum.times(50).div(product).toDecimalPlaces(2, Exact.ROUND_DOWN).toFixed(2)
  const told = `近两年股权投资收入占比平均 ${share}%`
  if (!reaches && largestBusiness === undefined) return said(undefined, '', '', '主营业务占比排序')
  return said(reaches, `${told}，不低于 ${least.value}%`, `${told}，低于 ${least.value}%，且不是占比最大的主营业务`, '')
}
