import type { IsoDay } from '#workflows/calendar/day.ts'
import { partByWeights } from '#workflows/finance/largest-remainder.ts'
import type { SampleDeal, SampleOffering } from '../sample-facts/sample-facts.ts'
import type { IssueDays } from './issue-days.ts'
import { fenOf, type Issue } from './outline.ts'
import type { Theatre } from './theatre.ts'

/** The deal as the sample facts want it. `on` is the day on which they are gathered. */
export function sampleDealOf(
  { deal, outline, days, cast, real }: Pick<Theatre, 'deal' | 'outline' | 'days' | 'cast' | 'real'>,
  on: IsoDay,
): SampleDeal {
  const [first] = outline.issues
  if (!first) throw new Error('a deal has at least one tranche')
  const { name, kind, region, listed, creditCode, legalRepresentative } = deal.issuer
  return {
    issuerName: name,
    issuerKind: kind,
    route: deal.route,
    venue: deal.venue,
    product: outline.product.value,
    privatePlacement: outline.privatePlacement,
    real,
    ...(region ? { region } : {}),
    ...(listed === undefined ? {} : { listed }),
    ...(creditCode ? { creditCode } : {}),
    ...(legalRepresentative ? { legalRepresentative } : {}),
    registeredFen: outline.registeredFen.value,
    registrationMonths: days.registration.months,
    leadUnderwriter: cast.bank.name,
    on,
    accountsOn: days.registration.way === 'filed' ? days.registration.acceptedOn : days.registration.adoptedOn,
    offering: sampleOfferingOf({ deal }, first, days.issues[0]),
  }
}

export function sampleOfferingOf({ deal }: Pick<Theatre, 'deal'>, issue: Issue, days: IssueDays): SampleOffering {
  const uses = usesOf(deal, issue)
  return {
    ordinal: issue.ordinal,
    bookOn: days.bookOn,
    publishOn: days.publishOn,
    paymentOn: days.paymentOn,
    valueOn: days.valueOn,
    listingOn: days.listingOn,
    lines: issue.lines.map(({ name, tenor, amountFen, maximumFen, coupon }) => ({
      name: name.value,
      tenor,
      plannedFen: amountFen.value,
      maximumFen,
      couponPercent: coupon.value,
    })),
    ...(uses ? { uses } : {}),
  }
}

/** Uses as reported of the deal, this issue's part of them: in proportion, to the fen. */
export function usesOf({ useOfProceeds }: Theatre['deal'], { lines }: Issue): SampleOffering['uses'] {
  if (!useOfProceeds || useOfProceeds.length === 0) return undefined
  const total = lines.reduce((sum, { amountFen }) => sum + amountFen.value, 0)
  const weights = useOfProceeds.map(({ amountYuan }) => BigInt(fenOf(amountYuan) ?? 0))
  const parts = partByWeights(BigInt(total), weights)
  return useOfProceeds.map(({ use }, at) => ({ use, fen: Number(parts[at] ?? 0n) })).filter(({ fen }) => fen > 0)
}
