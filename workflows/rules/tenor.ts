import type { IsoDay } from '../calendar/day.ts'
import { maturityOf, parseTenor, type Tenor, tenorText } from '../finance/tenor.ts'
import type { Finding } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import { finding, type Judged, parameterIn } from './judged.ts'

/**
 * The floor of the tenor, by the day of acceptance: in the interbank market, accepted on or after 2026-03-09, at least 270
 * days for 科技型企业 and 3 years for 股权投资机构. Compared by the day of maturity from the value day (or the day judged,
 * while none is fixed). Where nothing is set there is no finding. Options count towards the whole tenor; a first leg below
 * the floor is told as an open question, for no text was seen that settles it.
 */
export function tenorFindings(judged: Judged, tenor: Tenor, valueOn: IsoDay = judged.on): Finding[] {
  const row = parameterIn(judged, 'tenor.min')
  if (!row) return []
  const floor = parseTenor(row.value)
  if (!floor.ok) throw new RangeError(`tenor.min is not a tenor: ${row.value}`)
  const least = maturityOf(floor.value, valueOn)
  const ok = maturityOf(tenor, valueOn) >= least
  const said = `期限 ${tenorText(tenor)}，${ok ? '不短于' : '短于'} ${tenorText(floor.value)}（${row.basis.since ?? row.from} 起受理的项目适用）`
  const whole = finding(judged, { rule: 'tenor.min', ok, because: said, row })
  const first = firstLeg(tenor)
  if (!ok || first === null || maturityOf(first, valueOn) >= least) return [whole]
  const because = `首个行权期 ${tenorText(first)} 短于 ${tenorText(floor.value)}，下限是否按含权期限计算未见公开规定`
  const basis = cite('customs', '含权债券期限下限')
  return [whole, finding(judged, { rule: 'tenor.first-option', ok: 'unknown', because, basis })]
}

function firstLeg(tenor: Tenor): Tenor | null {
  if (tenor.unit === 'days' || tenor.legs.length < 2) return null
  const years = tenor.legs[0] ?? 0
  return { unit: 'years', legs: [years], years }
}
