import type { Basis, Finding } from '../kit/finding.ts'
import { type Venue, venues } from '../kit/seats.ts'
import { cite } from '../library/library.ts'
import { finding, type Judged } from './judged.ts'

/** What stands against quick review, as the project's own rows say; `expired`: names of titles that ran out. */
export type GreenFacts = { suspended: boolean; openMatters: number; expired: readonly string[] }

const offeredBy: Record<Venue, Basis> = {
  NAFMII: cite('nafmii-2025-86', '绿色通道'),
  SSE: cite('sse-2025-65', '绿色通道'),
  SZSE: cite('szse-2025-449', '绿色通道'),
  BSE: cite('bse-2025', '绿色通道'),
}

const verdicts = [
  'eligibility.regime',
  'eligibility.route',
  'eligibility.tech-firm',
  'eligibility.equity-investor',
  'eligibility.exchange-class',
  'eligibility.financial-institution',
]

/**
 * The criteria of the green channel (绿色通道; domain §2.6 point 5, §3.2): the venue offers one, the bond is a sci-tech
 * innovation bond, and nothing unusual stands against it. What counts as unusual is published nowhere: that finding never
 * blocks, and the reviewer decides. `eligible` are the findings of who may issue, judged on the same day.
 */
export function greenChannelFindings(judged: Judged, eligible: readonly Finding[], facts: GreenFacts): Finding[] {
  return [offered(judged), kindOfBond(judged, eligible), unusual(judged, facts)]
}

/** As of right: every criterion is met and the venue's offer was published; else it is for a reviewer to grant. */
export const grantsItself = (found: readonly Finding[]): boolean =>
  found.every(({ ok }) => ok === true) && found.some(({ rule, blocks }) => rule === 'green.offered' && blocks)

/** Which criteria have fallen away, or never held. */
export const failing = (found: readonly Finding[]): Finding[] => found.filter(({ ok }) => ok === false)

function offered(judged: Judged): Finding {
  const { route, venue } = judged.scope
  const rule = 'green.offered'
  if (route === 'licence' || venue === undefined) {
    const basis = cite('pboc-financial-bonds')
    return finding(judged, { rule, ok: false, because: '行政许可路径未见绿色通道安排', basis })
  }
  return finding(judged, {
    rule,
    ok: true,
    because: `${venues[venue].title}为科技创新债券开通绿色通道`,
    basis: offeredBy[venue],
  })
}

function kindOfBond(judged: Judged, eligible: readonly Finding[]): Finding {
  const asked = eligible.filter(({ rule }) => verdicts.includes(rule))
  const worst = asked.find(({ ok }) => ok === false) ?? asked.find(({ ok }) => ok === 'unknown') ?? asked.at(-1)
  if (!worst) {
    const because = '发行人资格尚未核验'
    return finding(judged, {
      rule: 'green.bond',
      ok: 'unknown',
      because,
      basis: cite('pboc-csrc-2025-8', '发行人范围'),
    })
  }
  return { ...worst, rule: 'green.bond' }
}

function unusual(judged: Judged, { suspended, openMatters, expired }: GreenFacts): Finding {
  const against = [
    ...(suspended ? ['审核已中止'] : []),
    ...(openMatters > 0 ? [`有 ${openMatters} 项重大事项未办结`] : []),
    ...expired.map((name) => `${name}已到期`),
  ]
  return finding(judged, {
    rule: 'green.unusual',
    ok: against.length === 0,
    because: against.length === 0 ? '未见异常情形' : `存在异常情形：${against.join('、')}`,
    basis: cite('platform', '绿色通道的异常情形'),
  })
}
