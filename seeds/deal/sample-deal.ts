import type { IsoDay } from '#workflows/calendar/day.ts'
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
    offering: sampleOfferingOf(first, days.issues[0], deal.useOfProceeds),
  }
}

type Uses = Theatre['deal']['useOfProceeds']

export function sampleOfferingOf(issue: Issue, days: IssueDays, uses: Uses): SampleOffering {
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
    ...(uses && issue.ordinal === 1
      ? { uses: uses.map(({ use, amountYuan }) => ({ use, fen: fenOf(amountYuan) ?? 0 })) }
      : {}),
  }
}
