import type { IsoDay } from '../calendar/day.ts'
import type { Basis, Finding } from '../kit/finding.ts'
import type { ParameterKey } from './parameter-keys.ts'
import { type CaseDays, dayBy, type Parameter, parameterFor } from './parameters.ts'
import type { Scope } from './scope.ts'

/**
 * Under what a case is judged. `on` is the day of judging; rows that apply by acceptance are taken as of `acceptedOn`, until
 * then as if the project were accepted today (预判), those that apply by issue as of `issueOn` if it is known.
 */
export type Judged = {
  on: IsoDay
  acceptedOn?: IsoDay
  issueOn?: IsoDay
  parameters: readonly Parameter[]
  scope: Scope
}

/** The day that fixes eligibility: of acceptance (Appendix A, U15), until then today. */
export const acceptanceDay = ({ acceptedOn, on }: Judged): IsoDay => acceptedOn ?? on

const daysOf = ({ on, acceptedOn, issueOn }: Judged): CaseDays => ({
  acceptance: acceptedOn ?? on,
  event: on,
  ...(issueOn === undefined ? {} : { issue: issueOn }),
})

/** The row of a key that holds for the case, or for the case with more said of it. */
export const parameterIn = (judged: Judged, key: ParameterKey, more: Scope = {}): Parameter | null =>
  parameterFor(judged.parameters, key, { ...judged.scope, ...more }, daysOf(judged))

/** What was found, on the row that decided it or, where no number did, on a text. */
type Found = { rule: string; ok: Finding['ok']; because: string; missing?: string[] } & (
  | { row: Parameter }
  | { basis: Basis }
)

/** A finding; it can block only on a published basis (domain Appendix A). `judgedOn` is the day its rulebook is of. */
export function finding(judged: Judged, found: Found): Finding {
  const { rule, ok, because, missing = [] } = found
  const basis = 'row' in found ? found.row.basis : found.basis
  const judgedOn = 'row' in found ? dayBy(found.row, daysOf(judged)) : acceptanceDay(judged)
  return { rule, ok, because, missing, basis, blocks: basis.standing === 'published', judgedOn }
}

/** One way among several of meeting a rule: not meeting it refuses nobody by itself. */
export type Way = { name: string; ok: Finding['ok']; because: string; missing: string[]; basis: Basis }

/** The same ways as findings that inform and never block. */
export const informing = (judged: Judged, rule: string, ways: readonly Way[]): Finding[] =>
  ways.map((way, i) => ({
    ...finding(judged, { ...way, rule: `${rule}.${i + 1}` }),
    blocks: false,
  }))

/**
 * One of several ways is enough. None met is a refusal only if each failed on a published basis: a number nobody has
 * checked must not decide it. While one is open, the whole is unknown, and what is missing is named.
 */
export function anyOf(judged: Judged, rule: string, subject: string, ways: readonly Way[], basis: Basis): Finding {
  const met = ways.find((way) => way.ok === true)
  if (met)
    return finding(judged, {
      rule,
      ok: true,
      because: `${subject}：符合“${met.name}”，${met.because}`,
      basis: met.basis,
    })
  const open = ways.filter((way) => way.ok === 'unknown')
  if (open.length > 0) {
    const because = `${subject}：尚无一项确定符合，${open.map((way) => `“${way.name}”`).join('、')}待补材料`
    return finding(judged, {
      rule,
      ok: 'unknown',
      because,
      basis,
      missing: [...new Set(open.flatMap((way) => way.missing))],
    })
  }
  const unverified = ways.find((way) => way.basis.standing === 'provisional')
  const because = `${subject}：${ways.map((way) => way.because).join('；')}`
  return finding(judged, {
    rule,
    ok: false,
    because,
    basis: unverified ? { ...basis, standing: 'provisional' } : basis,
  })
}
