import type { CalendarId } from './calendar/calendar.ts'
import type { ClockName } from './kit/clocks.ts'
import type { Basis } from './kit/finding.ts'
import { type Route, type Side, type Venue, venues } from './kit/seats.ts'

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

export type ClockCase = { route: Route; venue: Venue; green: boolean }

type Row = Omit<ClockTerms, 'name' | 'calendar' | 'basis'> & {
  basis: string
  standing?: Basis['standing']
  since?: string
}

const provisional = (title: string, budget: number, side: Side, onDue: string | null, basis: string): Row => ({
  title,
  budget,
  unit: 'working-day',
  side,
  onDue,
  basis,
  validity: false,
})

const suspension: Row = {
  ...provisional('中止', 3, 'issuer', 'suspension.lapse', '中止最长期限，各市场审核规则（三个月）'),
  unit: 'month',
}

const validity = (title: string, months: number, basis: string): Row => ({
  ...provisional(title, months, 'issuer', 'registration.lapse', basis),
  unit: 'month',
  validity: true,
})

/** Working days unless said. Everything not quoted from a published text is provisional (domain Appendix A: U4, U5). */
const interbank: Partial<Record<ClockName, Row>> = {
  intake: { ...provisional('受理核对', 1, 'review', null, '注册工作流程：受理一个工作日'), standing: 'published' },
  supplement: provisional('补正', 10, 'issuer', 'reply.lapse', '补正期限'),
  review: provisional('预评', 10, 'review', null, '预评首次意见期限（一般发行人）'),
  reply: provisional('回复反馈', 10, 'issuer', 'reply.lapse', '反馈回复期限'),
  suspension,
  registration: {
    ...validity('注册有效期', 24, '注册有效期两年'),
    standing: 'published',
  },
}

const exchange: Partial<Record<ClockName, Row>> = {
  intake: provisional('受理核对', 5, 'review', null, '收到申请文件后五个工作日内决定是否受理'),
  supplement: provisional('补正', 20, 'issuer', 'reply.lapse', '补正期限'),
  review: provisional('审核', 20, 'review', null, '交易所审核期限'),
  reply: provisional('回复反馈', 20, 'issuer', 'reply.lapse', '反馈回复期限'),
  authority: provisional('注册决定', 20, 'review', null, '注册机关作出决定的期限'),
  suspension,
  registration: { ...validity('注册有效期', 24, '注册决定书有效期二十四个月'), standing: 'published' },
}

const exchangePrivate: Partial<Record<ClockName, Row>> = {
  ...exchange,
  registration: validity('无异议函有效期', 12, '无异议函有效期十二个月'),
}

const licence: Partial<Record<ClockName, Row>> = {
  intake: provisional('受理核对', 5, 'review', null, '中国人民银行行政许可实施办法：五个工作日'),
  supplement: provisional('补正', 20, 'issuer', 'reply.lapse', '补正期限'),
  review: provisional('许可决定', 20, 'review', null, '中国人民银行行政许可实施办法：二十个工作日，可延长十个'),
  reply: provisional('补充说明', 20, 'issuer', 'reply.lapse', '补充说明期限'),
  suspension,
  registration: validity('许可有效期', 24, '准予行政许可决定书有效期两年'),
}

/** Stages around the registration: agreed by the parties in each case, kept as plans rather than duties. */
const everywhere: Partial<Record<ClockName, Row>> = {
  guidance: provisional('辅导', 40, 'issuer', null, '储备辅导计划（本平台默认，可调整）'),
  rating: provisional('评级作业', 30, 'independent', null, '评级委托约定（本平台默认，可调整）'),
  objection: provisional('复评申请', 5, 'issuer', 'objection.lapse', '评级委托约定的复评申请期（本平台默认，可调整）'),
  'due-diligence': provisional('增信尽调', 20, 'enhancement', null, '增信机构尽调计划（本平台默认，可调整）'),
  payment: provisional('缴款', 1, 'independent', null, '簿记日次一工作日缴款'),
  publication: provisional('公告', 3, 'issuer', null, '首次公开发行前三个工作日公告'),
}

const byRoute: Record<Route, Partial<Record<ClockName, Row>>> = {
  interbank,
  'exchange-public': exchange,
  'exchange-private': exchangePrivate,
  licence,
}

const greenBasis = '深证上〔2025〕449号等：科技创新债券绿色通道，审核原则上不超过十个工作日'

/** The terms that hold for this case. Throws for a clock that no table knows: a machine named it wrongly. */
export function clockTerms(name: ClockName, { route, venue, green }: ClockCase): ClockTerms {
  const row = byRoute[route][name] ?? everywhere[name]
  if (!row) throw new Error(`No terms for clock ${name} on route ${route}`)
  const { basis, standing, since, ...terms } = row
  const quick = green && name === 'review' && route !== 'interbank' && route !== 'licence'
  return {
    ...terms,
    name,
    budget: quick ? 10 : terms.budget,
    calendar: calendarOf(name, route, venue),
    basis: {
      document: quick ? greenBasis : basis,
      since: quick ? '2025-05-07' : since,
      standing: quick && venue === 'SZSE' ? 'published' : (standing ?? 'provisional'),
    },
  }
}

/** Authorities count statutory working days; what is traded and settled counts the market's own days (domain §3.7). */
function calendarOf(name: ClockName, route: Route, venue: Venue): CalendarId {
  if (name === 'payment' || name === 'publication') return route === 'licence' ? 'interbank' : venues[venue].calendar
  return 'statutory'
}
