import type { CalendarId } from './calendar/calendar.ts'
import type { IsoDay } from './calendar/day.ts'
import type { ClockName } from './kit/clocks.ts'
import type { Basis } from './kit/finding.ts'
import { type IssuerKind, type Route, type Side, type Venue, venues } from './kit/seats.ts'
import { cite } from './library/library.ts'
import type { ParameterKey } from './rules/parameter-keys.ts'
import { type Parameter, parameterOn, wholeOf } from './rules/parameters.ts'

/** The terms of one clock as they hold for a project. Budgets count working days of `calendar`, or months. */
export type ClockTerms = {
  name: ClockName
  title: string
  budget: number
  unit: 'working-day' | 'month'
  calendar: CalendarId
  /** Whose time it is. */
  side: Side
  /** The `system` event that acts by itself when the time is up; null when overdue only shows. */
  onDue: string | null
  basis: Basis
  /** A validity runs through a suspension; a period of work does not. */
  validity: boolean
}

/** The case whose clock it is; `on` is the day whose rulebook holds: of acceptance once accepted, else of asking. */
export type ClockCase = {
  route: Route
  venue: Venue
  issuerKind?: IssuerKind
  green: boolean
  on: IsoDay
  parameters: readonly Parameter[]
}

type Row = Omit<ClockTerms, 'name' | 'calendar'>

const provisional = (title: string, budget: number, side: Side, onDue: string | null, basis: Basis): Row => ({
  title,
  budget,
  unit: 'working-day',
  side,
  onDue,
  basis,
  validity: false,
})

/** A period of the authorities: its length is a dated parameter of the rulebook, looked up by the case. */
type Ruled = Pick<ClockTerms, 'title' | 'side' | 'onDue' | 'validity'> & { key: (of: ClockCase) => ParameterKey }

const ruled = (
  title: string,
  side: Side,
  onDue: string | null,
  key: ParameterKey | Ruled['key'],
  validity = false,
): Ruled => ({
  title,
  side,
  onDue,
  validity,
  key: typeof key === 'function' ? key : () => key,
})

/** The green channel has a term of its own wherever the rulebook has a row for it; elsewhere the ordinary one. */
const reviewKey = (of: ClockCase): ParameterKey => {
  if (of.route === 'licence') return 'clock.licence-decision'
  return of.green && rowFor('clock.review-green', of) ? 'clock.review-green' : 'clock.review'
}

const rowFor = (key: ParameterKey, { parameters, route, venue, issuerKind, on }: ClockCase) =>
  parameterOn(parameters, key, { route, venue, issuerKind }, on)

const authorities: Partial<Record<ClockName, Ruled>> = {
  intake: ruled('受理核对', 'review', null, 'clock.intake'),
  supplement: ruled('补正', 'issuer', 'reply.lapse', 'clock.supplement'),
  review: ruled('审核', 'review', null, reviewKey),
  reply: ruled('回复反馈', 'issuer', 'reply.lapse', 'clock.reply'),
  authority: ruled('注册决定', 'review', null, 'clock.authority'),
  suspension: ruled('中止', 'issuer', 'suspension.lapse', 'clock.suspension'),
  registration: ruled('注册有效期', 'issuer', 'registration.lapse', 'registration.months', true),
}

/** Where the rulebook has no row for a route (licence replies, U5), the platform's own plan, said to be one. */
const unruled = {
  budget: 20,
  unit: 'working-day' as const,
  basis: cite('platform', '回复与补正'),
}
const unruledMonths = {
  ...unruled,
  budget: 3,
  unit: 'month' as const,
  basis: cite('platform', '中止期限'),
}

/** Stages around the registration: agreed by the parties in each case, kept as plans rather than duties. */
const everywhere: Partial<Record<ClockName, Row>> = {
  guidance: provisional('辅导', 40, 'issuer', null, cite('platform', '辅导计划')),
  rating: provisional('评级作业', 30, 'independent', null, cite('platform', '评级作业')),
  objection: provisional('复评申请', 5, 'issuer', 'objection.lapse', cite('contract', '复评申请期')),
  'due-diligence': provisional('增信尽调', 20, 'enhancement', null, cite('platform', '增信尽调')),
  payment: provisional('缴款', 1, 'independent', 'payment.lapse', cite('contract', '缴款日')),
  book: provisional('簿记', 0, 'independent', 'book.lapse', cite('contract', '簿记日')),
  'debt-service': provisional('本息支付', 0, 'issuer', 'payment.lapse', cite('contract', '付息兑付日')),
  duty: provisional('信息披露', 0, 'issuer', 'duty.lapse', cite('platform', '信息披露时间表')),
  publication: provisional('公告', 3, 'issuer', null, cite('platform', '公告提前期')),
}

/** What a clock is called, whatever the case. */
export const clockTitle = (name: ClockName): string => authorities[name]?.title ?? everywhere[name]?.title ?? name

/** The terms that hold for this case. Throws for a clock that no table knows: a machine named it wrongly. */
export function clockTerms(name: ClockName, of: ClockCase): ClockTerms {
  const calendar = calendarOf(name, of.route, of.venue)
  const rule = authorities[name]
  if (rule) {
    const { key, ...terms } = rule
    return { ...terms, name, calendar, ...lengthOf(name, key(of), of) }
  }
  const row = everywhere[name]
  if (!row) throw new Error(`No terms for clock ${name} on route ${of.route}`)
  return { ...row, name, calendar }
}

function lengthOf(name: ClockName, key: ParameterKey, of: ClockCase): Pick<ClockTerms, 'budget' | 'unit' | 'basis'> {
  const row = rowFor(key, of)
  if (!row) return name === 'suspension' ? unruledMonths : unruled
  return { budget: wholeOf(row), unit: row.unit === 'month' ? 'month' : 'working-day', basis: row.basis }
}

const traded: readonly ClockName[] = ['payment', 'publication', 'book', 'debt-service']

/** Authorities count statutory working days; what is traded and settled counts the market's own days (domain §3.7). */
function calendarOf(name: ClockName, route: Route, venue: Venue): CalendarId {
  if (traded.includes(name)) return route === 'licence' ? 'interbank' : venues[venue].calendar
  return 'statutory'
}
