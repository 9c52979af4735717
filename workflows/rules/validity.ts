import type { Calendar } from '../calendar/calendar.ts'
import { addDays, addMonths, addMonthsAtEnd, type IsoDay } from '../calendar/day.ts'
import { lastPaymentDay, validityPeriod } from '../calendar/validity-period.ts'
import type { Finding } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import { finding, type Judged, parameterIn } from './judged.ts'
import { type Parameter, wholeOf } from './parameters.ts'

/** A prospectus may be used for so many months after its last signature, the last day included. Suspension stops nothing. */
export function prospectusFindings(judged: Judged, signedOn: IsoDay): Finding[] {
  const row = parameterIn(judged, 'prospectus.months')
  if (!row) return []
  return [withinFinding(judged, 'prospectus.valid', '募集说明书', signedOn, addMonths(signedOn, wholeOf(row)), row)]
}

export type FinancialReport = {
  /** The day the latest period ends on. */
  periodEnd: IsoDay
  kind: 'annual' | 'half-year' | 'quarter'
  /** Leads its industry, with leverage not above its average, and without material adverse change. */
  leader: boolean
}

/** The last day a report may be used: six months from the period's end, for leaders at an exchange to 31 August or 30 April. */
export function financialDataUntil(judged: Judged, report: FinancialReport): { until: IsoDay; row: Parameter } | null {
  const row = parameterIn(judged, 'financial-data.months')
  if (!row) return null
  const plain = { until: addMonthsAtEnd(report.periodEnd, wholeOf(row)), row }
  if (!report.leader || report.kind === 'quarter') return plain
  const key = report.kind === 'annual' ? 'financial-data.leader-annual' : 'financial-data.leader-half-year'
  const longer = parameterIn(judged, key)
  if (!longer) return plain
  const until = `${Number(report.periodEnd.slice(0, 4)) + 1}-${longer.value}`
  return until > plain.until ? { until, row: longer } : plain
}

export function financialDataFindings(judged: Judged, report: FinancialReport): Finding[] {
  const limit = financialDataUntil(judged, report)
  if (!limit) return []
  return [withinFinding(judged, 'financial-data.valid', '财务数据', report.periodEnd, limit.until, limit.row)]
}

function withinFinding(
  judged: Judged,
  rule: string,
  what: string,
  from: IsoDay,
  until: IsoDay,
  row: Parameter,
): Finding {
  const ok = judged.on <= until
  const because = ok ? `${what}（${from}）可用至 ${until}` : `${what}（${from}）只可用至 ${until}，须更新`
  return finding(judged, { rule, ok, because, row, missing: ok ? [] : [`更新后的${what}`] })
}

export type RegistrationWindow = { effectiveOn: IsoDay; months?: number }

/** Months as the notice granted them, else as the rulebook has them for the route. */
export function registrationMonths(
  judged: Judged,
  { months }: RegistrationWindow,
): { months: number; row: Parameter } | null {
  const row = parameterIn(judged, 'registration.months')
  return row ? { months: months ?? wholeOf(row), row } : null
}

/** The last payment of an issue falls on a working day within the registration, its last day included. */
export function registrationFindings(
  judged: Judged,
  window: RegistrationWindow,
  paidOn: IsoDay,
  calendar: Calendar,
): Finding[] {
  const granted = registrationMonths(judged, window)
  if (!granted) return []
  const period = validityPeriod(window.effectiveOn, granted.months)
  const last = lastPaymentDay(calendar, period)
  const ok = paidOn >= window.effectiveOn && paidOn <= last.day
  const edge = last.day === period.to ? '' : `，该日非工作日，缴款最晚 ${last.day}`
  const because = `注册自 ${period.from} 起 ${granted.months} 个月，至 ${period.to}${edge}${last.provisional ? '（日历暂定）' : ''}；缴款日 ${paidOn}${ok ? '' : ' 不在其内'}`
  return [
    finding(judged, { rule: 'registration.valid', ok, because, row: granted.row }),
    ...filingFindings(judged, window, paidOn),
  ]
}

/** A registration taken over as it stands may run other than a whole number of months: its own notice says until when. */
export function adoptedFinding(
  judged: Judged,
  { effectiveOn, until }: { effectiveOn: IsoDay; until: IsoDay },
  paidOn: IsoDay,
): Finding {
  const ok = paidOn >= effectiveOn && paidOn <= until
  const because = `既有注册至 ${until}；缴款日 ${paidOn}${ok ? '' : ' 不在其内'}`
  return finding(judged, { rule: 'registration.valid', ok, because, basis: cite('contract', '既有注册通知书') })
}

/** Later than so many months after registration an issue needs a filing (备案) first. */
function filingFindings(judged: Judged, { effectiveOn }: RegistrationWindow, paidOn: IsoDay): Finding[] {
  const row = parameterIn(judged, 'registration.filing-after')
  if (!row) return []
  const free = addMonths(effectiveOn, wholeOf(row))
  if (paidOn <= free) return []
  const because = `注册满 ${row.value} 个月（${free}）后发行的，自 ${addDays(free, 1)} 起须先行备案`
  return [finding(judged, { rule: 'registration.filing', ok: 'unknown', because, row, missing: ['备案文件'] })]
}
