import { addWorkingDays, type Calendar, isProvisional } from '../calendar/calendar.ts'
import type { IsoDay } from '../calendar/day.ts'
import { limitInMonths } from '../calendar/validity-period.ts'
import { clockTerms } from '../deadlines.ts'
import type { ClockName } from '../kit/clocks.ts'
import type { Basis } from '../kit/finding.ts'
import { type IssuerKind, type Side, venues } from '../kit/seats.ts'
import type { Rulebook } from '../rulebook.ts'
import { publicationCase } from '../rules/lead-time.ts'
import { parameterOn, wholeOf } from '../rules/parameters.ts'
import type { GuideOption } from './options.ts'

/** One period of the way, as long as it may take: `from` is not counted, `to` is its last day. */
export type TimePart = {
  title: string
  side: Side
  length: number
  unit: 'working-day' | 'month'
  from: IsoDay
  to: IsoDay
  basis: Basis
}

/**
 * From today to payment if every period is used up. `provisional` where a day lies past what calendars announce. A part
 * beside another (rating, due diligence) begins with it and does not add to the sum unless it is the longer.
 */
export type ExpectedTime = { parts: TimePart[]; until: IsoDay; provisional: boolean }

export type TimeCase = {
  option: GuideOption
  issuerKind: IssuerKind
  green: boolean
  rated: boolean
  supported: boolean
  /** First public issue of this issuer: its papers stand longer before the book. */
  first: boolean
  on: IsoDay
}

type Step = Omit<TimePart, 'from' | 'to'> & { calendar: Calendar }

/** The clocks of the route end to end, with one round of opinions, each used up (workflows/deadlines.ts). */
export function expectedTime(of: TimeCase, rulebook: Rulebook): ExpectedTime {
  const step = (name: ClockName, title?: string): Step => stepOf(name, of, rulebook, title)
  const { route } = of.option
  const beside = [
    step('guidance', '辅导与申报准备'),
    ...(of.rated ? [step('rating')] : []),
    ...(of.supported ? [step('due-diligence')] : []),
  ].map((one) => ran(one, of.on))
  const ready = beside.reduce((last, { to }) => (to > last ? to : last), of.on)
  const rest = [
    step('intake'),
    step('review', route === 'licence' ? '行政许可审查与决定' : of.green ? '审核（绿色通道）' : '审核'),
    ...(route === 'licence' ? [] : [step('reply', '回复反馈（按一轮计）')]),
    ...(route === 'exchange-public' ? [step('authority')] : []),
    publication(of, rulebook),
    step('payment', '簿记与缴款'),
  ]
  const parts = [...beside]
  let at = ready
  for (const one of rest) {
    const part = ran(one, at)
    parts.push(part)
    at = part.to
  }
  const ends = [rulebook.calendars.statutory, rulebook.calendars[venues[of.option.venue].calendar]]
  return { parts, until: at, provisional: ends.some((calendar) => isProvisional(calendar, at)) }
}

function stepOf(name: ClockName, of: TimeCase, rulebook: Rulebook, title?: string): Step {
  const { route, venue } = of.option
  const { issuerKind, green, on } = of
  const terms = clockTerms(name, { route, venue, issuerKind, green, on, parameters: rulebook.parameters })
  const { side, budget, unit, basis } = terms
  return {
    title: title ?? terms.title,
    side,
    length: budget,
    unit,
    basis,
    calendar: rulebook.calendars[terms.calendar],
  }
}

/** Papers stand in public before the book: a dated parameter where the route has one, else the platform's plan. */
function publication(of: TimeCase, rulebook: Rulebook): Step {
  const { route, venue, product } = of.option
  const step = stepOf('publication', of, rulebook, '公告发行文件')
  const scope = { route, venue, issuerKind: of.issuerKind, case: publicationCase(product, of.first) }
  const row = parameterOn(rulebook.parameters, 'publication.lead', scope, of.on)
  return row ? { ...step, length: wholeOf(row), basis: row.basis } : step
}

function ran({ calendar, ...step }: Step, from: IsoDay): TimePart {
  const to =
    step.unit === 'month'
      ? limitInMonths(calendar, from, step.length).dueOn
      : addWorkingDays(calendar, from, step.length)
  return { ...step, from, to }
}
