import { addDays, type IsoDay } from '../calendar/day.ts'
import type { Finding } from '../kit/finding.ts'
import { acceptanceDay, finding, type Judged, parameterIn, type Way } from './judged.ts'
import { isYes } from './parameters.ts'
import { recognisedTitle, type TitleKind } from './recognised-titles.ts'

/** A sci-tech title as evidenced. `validTo` null: by list, without an end. Evidence is the certificate's or list's paper. */
export type TechTitle = {
  kind: TitleKind
  certificateNumber: string
  validFrom: IsoDay
  validTo: IsoDay | null
  evidence: string | null
}

/** The last day a title counts: its last day of validity, or the day before where the rulebook excludes that day. */
export function lastDayOf(judged: Judged, title: TechTitle): IsoDay | null {
  if (title.validTo === null) return null
  const row = parameterIn(judged, 'title.expiry-day-counts')
  return row && !isYes(row) ? addDays(title.validTo, -1) : title.validTo
}

/** Whether one title opens eligibility on the day of acceptance: recognised by then, granted, not expired, with evidence. */
export function titleWay(judged: Judged, title: TechTitle): Way {
  const known = recognisedTitle(title.kind)
  const on = acceptanceDay(judged)
  const way = (ok: Way['ok'], because: string, basis = known.basis, missing: string[] = []): Way => ({
    name: `持有${known.name}称号`,
    ok,
    because,
    basis,
    missing,
  })
  if (on < known.from) return way(false, `${known.name}自 ${known.from} 起才是认定依据`)
  if (on < title.validFrom) return way(false, `${known.name}自 ${title.validFrom} 起有效`, known.inForce)
  const last = lastDayOf(judged, title)
  if (last !== null && on > last) return way(false, `${known.name}已于 ${title.validTo} 到期`, known.inForce)
  if (title.evidence === null || title.certificateNumber.trim() === '')
    return way('unknown', `${known.name}尚无证书或名单依据`, known.basis, [`${known.name}证书（编号、名单链接）`])
  const end = title.validTo === null ? '' : `，有效期至 ${title.validTo}`
  const edge = title.validTo === on ? '（到期当日仍视为有效，待核实）' : ''
  return way(true, `${known.name}（${title.certificateNumber}）${end}${edge}`)
}

/**
 * Titles that run out while a project is on its way, and what to do about it: one finding for each that ends on or before
 * `until`. One already out of force is a failure, which for 高新技术企业 blocks; one still to expire only warns.
 */
export function expiringTitles(judged: Judged, titles: readonly TechTitle[], until: IsoDay): Finding[] {
  return titles.flatMap((title) => {
    const last = lastDayOf(judged, title)
    if (last === null || last > until) return []
    const { name, inForce } = recognisedTitle(title.kind)
    const missing = [`${name}复审或重新认定的证明`]
    const expired = judged.on > last
    const because = expired
      ? `${name}已于 ${title.validTo} 到期，须补充复审或重新认定的证明，或改用其他认定依据`
      : `${name}将于 ${title.validTo} 到期，早于预计完成日，请提前准备复审`
    const told = finding(judged, {
      rule: 'title.in-force',
      ok: expired ? false : 'unknown',
      because,
      basis: inForce,
      missing,
    })
    return [expired ? told : { ...told, blocks: false }]
  })
}
