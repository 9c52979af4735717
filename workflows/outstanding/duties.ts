import type { IsoDay } from '../calendar/day.ts'
import type { Basis } from '../kit/finding.ts'
import type { Route, Venue } from '../kit/seats.ts'
import { cite } from '../library/library.ts'
import type { ParameterKey } from '../rules/parameter-keys.ts'
import { type Parameter, parameterOn } from '../rules/parameters.ts'

/** A report owed on a day of the year while the bond lives. */
export type Duty = { kind: 'disclosure' | 'tracking'; title: string; dueOn: IsoDay; basis: Basis }

export type DutyCase = {
  route: Route
  venue: Venue
  privatePlacement: boolean
  rated: boolean
  /** The day the rating was published: it is tracked from the year after (workflows/rating/grade.ts). Absent: long ago. */
  ratedOn?: IsoDay | undefined
  /** Reports due after this day, up to and including the bond's last. */
  from: IsoDay
  until: IsoDay
  parameters: readonly Parameter[]
}

type Report = {
  kind: Duty['kind']
  key: ParameterKey
  title: (year: number) => string
  /** Where the route has no row of its own: the day customary in the field. */
  customary: string
}

const annual: Report = {
  kind: 'disclosure',
  key: 'disclosure.annual-report',
  title: (year) => `披露${year - 1}年年度报告`,
  customary: '04-30',
}

const halfYear: Report = {
  kind: 'disclosure',
  key: 'disclosure.half-year-report',
  title: (year) => `披露${year}年半年度报告`,
  customary: '08-31',
}

const quarters: readonly Report[] = [
  {
    kind: 'disclosure',
    key: 'disclosure.first-quarter',
    title: (year) => `披露${year}年第一季度财务报表`,
    customary: '04-30',
  },
  {
    kind: 'disclosure',
    key: 'disclosure.third-quarter',
    title: (year) => `披露${year}年第三季度财务报表`,
    customary: '10-31',
  },
]

const trusteeTitle = '受托管理事务报告'

const trustee: Report = {
  kind: 'disclosure',
  key: 'disclosure.trustee-report',
  title: (year) => `披露${year - 1}年度${trusteeTitle}`,
  customary: '06-30',
}

const tracking: Report = {
  kind: 'tracking',
  key: 'disclosure.tracking-rating',
  title: (year) => `披露${year}年跟踪评级报告`,
  customary: '07-31',
}

/** Which paper of the platform's a duty asks for: notices of payments, the trustee's report. Other reports are made elsewhere. */
export function paperOfDuty({
  kind,
  title,
}: {
  kind: string
  title: string
}): 'payment-notice' | 'trustee-report' | null {
  if (kind === 'interest' || kind === 'put' || kind === 'redemption') return 'payment-notice'
  return kind === 'disclosure' && title.endsWith(trusteeTitle) ? 'trustee-report' : null
}

/**
 * What is owed every year on this route (domain §8.1): the interbank public issuer reports every quarter, on an exchange and
 * in a private placement twice a year, a financial institution yearly.
 */
function reportsOf({ route, privatePlacement, rated }: DutyCase): readonly Report[] {
  const exchange = route === 'exchange-public' || route === 'exchange-private'
  const quarterly = route === 'interbank' && !privatePlacement
  return [
    annual,
    ...(route === 'licence' ? [] : [halfYear]),
    ...(quarterly ? quarters : []),
    ...(exchange ? [trustee] : []),
    ...(rated ? [tracking] : []),
  ]
}

/** The reports owed while the bond lives, in order of day; each says by which rule, and whether that rule is verified. */
export function dutiesOf(of: DutyCase): Duty[] {
  const duties: Duty[] = []
  for (let year = Number(of.from.slice(0, 4)); year <= Number(of.until.slice(0, 4)); year += 1) {
    for (const report of reportsOf(of)) {
      if (report.kind === 'tracking' && of.ratedOn && year <= Number(of.ratedOn.slice(0, 4))) continue
      const row = parameterOn(of.parameters, report.key, { route: of.route, venue: of.venue }, `${year}-01-01`)
      const dueOn = `${year}-${row?.value ?? report.customary}`
      const basis = row?.basis ?? cite('customs', '存续期信息披露')
      if (dueOn > of.from && dueOn <= of.until)
        duties.push({ kind: report.kind, title: report.title(year), dueOn, basis })
    }
  }
  return duties.sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1))
}
