import { addDays, type IsoDay } from '../calendar/day.ts'
import type { Finding } from '../kit/finding.ts'
import { type EligibilityFacts, eligibility } from './eligibility.ts'
import { type Judged, parameterIn } from './judged.ts'
import { wholeOf } from './parameters.ts'
import { expiringTitles, lastDayOf, type TechTitle } from './titles.ts'

const inForceOn = (judged: Judged, title: TechTitle, day: IsoDay): boolean => {
  const last = lastDayOf(judged, title)
  return title.validFrom <= day && (last === null || day <= last)
}

/** The first finding of each rule is its answer; the others are the ways of getting to it. */
const answersOf = (findings: readonly Finding[]): Map<string, Finding['ok']> => {
  const answers = new Map<string, Finding['ok']>()
  for (const { rule, ok } of findings) if (!answers.has(rule)) answers.set(rule, ok)
  return answers
}

/**
 * Whether the filing rests on titles that are no longer in force: with them it stands, without them it does not. Before
 * acceptance the day judged is the day of acceptance, and an expired title has counted for nothing already.
 */
function restsOnExpired(judged: Judged, facts: EligibilityFacts, left: readonly TechTitle[]): boolean {
  const without = answersOf(eligibility(judged, { ...facts, titles: left }))
  if (judged.acceptedOn === undefined) return [...without.values()].includes(false)
  const as = answersOf(eligibility(judged, facts))
  return [...as].some(([rule, ok]) => ok === true && without.get(rule) !== true)
}

/**
 * Titles that ran out while the filing is under review, one finding each; none when all are in force. Eligibility is fixed
 * on the day of acceptance (Appendix A, U15), but a title has to be in force through the review: an expired one blocks
 * where its basis is published and the filing rests on it; where another ground still carries the filing it warns.
 */
export function titlesInReview(judged: Judged, facts: EligibilityFacts): Finding[] {
  const titles = facts.titles ?? []
  const left = titles.filter((title) => inForceOn(judged, title, judged.on))
  const renewed = new Set(left.map(({ kind }) => kind))
  const lost = titles.filter(
    (title) => !left.includes(title) && title.validFrom <= judged.on && !renewed.has(title.kind),
  )
  const expired = expiringTitles(judged, lost, judged.on).filter(({ ok }) => ok === false)
  if (expired.length === 0 || restsOnExpired(judged, facts, left)) return expired
  return expired.map((told) => ({ ...told, blocks: false, because: `${told.because}；其他认定依据仍然成立` }))
}

export type EndingTitle = TechTitle & { validTo: IsoDay; phase: 'expiring' | 'expired' }

/**
 * Titles to be seen to: out of force already, or within the days of notice of their last day. One that a later title of
 * its kind replaces is history.
 */
export function endingTitles(judged: Judged, titles: readonly TechTitle[]): EndingTitle[] {
  const row = parameterIn(judged, 'title.expiry-notice')
  const until = addDays(judged.on, row ? wholeOf(row) : 0)
  return titles.flatMap((title): EndingTitle[] => {
    const last = lastDayOf(judged, title)
    if (title.validTo === null || last === null || last > until) return []
    const replaced = titles.some((other) => {
      const end = lastDayOf(judged, other)
      return other.kind === title.kind && other !== title && (end === null || end > last)
    })
    return replaced ? [] : [{ ...title, validTo: title.validTo, phase: judged.on > last ? 'expired' : 'expiring' }]
  })
}
