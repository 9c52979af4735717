import { listLines } from '#db/queries/offerings.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { type OfferingTerms, readOfferingTerms } from '#workflows/issuance/schedule.ts'
import { ceilingOf } from '../../records/offering.server.ts'
import { type LineAtHand, lineOf } from './lines.server.ts'
import { partyNamed, type Reading } from './reading.server.ts'

type Offering = Dossier['offering']

/** The issue at hand: its rows where it is planned, what the filing says of the first one before that. */
export async function offeringPart(reading: Reading): Promise<Offering> {
  const { facts, offering } = reading
  const terms = readOfferingTerms(offering?.terms ?? null)
  const lines = await linesAtHand(reading)
  const dates = datesOf(reading)
  return {
    name: offering?.name ?? reading.bond?.name ?? facts.need('offering.name').value,
    ordinal: offering?.ordinal ?? 1,
    kind: offering?.kind ?? 'new',
    amount: lines.reduce((sum, line) => sum + line.planned, 0),
    maximum: lines.length > 0 ? ceilingOf(lines) : 0,
    ...dates,
    ...bookOf(reading, terms),
    registrar: partyNamed(reading, 'registrar')?.name ?? facts.need('offering.registrar').value,
    underwriting: facts.need('offering.underwriting').value,
    account: {
      name: facts.need('offering.accountName'),
      bank: facts.need('offering.accountBank'),
      number: facts.need('offering.accountNumber'),
    },
    feePercent: facts.need('offering.feePercent'),
    lines: await Promise.all(lines.map((line) => lineOf(reading, line, givenOf(reading)))),
  }
}

async function linesAtHand(reading: Reading): Promise<LineAtHand[]> {
  const { tx, offering } = reading
  const rows = offering ? (await listLines(tx, offering.id)).map(fromRow) : fromBond(reading)
  return rows ?? planned(reading)
}

const givenOf = (reading: Reading) => ({
  valueOn: datesOf(reading).valueOn,
  terms: readOfferingTerms(reading.offering?.terms ?? null),
  reopening: reading.offering?.kind === 'reopening',
})

/** The lines with their payments, reckoned on the upper end of the bids where no coupon is fixed yet (`assumed`). */
export async function linesAtMost(reading: Reading): Promise<(Offering['lines'][number] & { assumed: boolean })[]> {
  const given = givenOf(reading)
  return Promise.all(
    (await linesAtHand(reading)).map(async (line) => ({
      ...(await lineOf(reading, { ...line, coupon: line.coupon ?? line.rateHigh }, given)),
      assumed: line.coupon === null,
    })),
  )
}

function datesOf({ offering, bond, facts }: Reading) {
  return {
    publishOn: offering?.publish_on ?? facts.need('offering.publishOn').value,
    bookOn: offering?.book_on ?? facts.need('offering.bookOn').value,
    paymentOn: offering?.payment_on ?? facts.need('offering.paymentOn').value,
    valueOn: offering?.value_on ?? bond?.value_on ?? facts.need('offering.valueOn').value,
    listingOn: offering?.listing_on ?? facts.need('offering.listingOn').value,
  }
}

const hourWords = (hour: string): string => hour.replace(/^0(?=\d:)/, '')

function bookOf({ offering, facts }: Reading, terms: OfferingTerms | null) {
  const from = offering?.book_from ?? facts.need('offering.bookFrom').value
  const until = offering?.book_until ?? facts.need('offering.bookUntil').value
  return {
    bookHours: `${hourWords(from)}至${hourWords(until)}`,
    paymentHour: terms?.paymentHour ?? facts.need('offering.paymentHour').value,
    minimumBid: terms?.minimumBid ?? facts.need('offering.minimumBid').value,
    step: terms?.step ?? facts.need('offering.step').value,
  }
}

const fromRow = (line: Row<'line'>): LineAtHand => ({
  ...line,
  rateLow: line.rate_low ?? line.coupon ?? '0',
  rateHigh: line.rate_high ?? line.coupon ?? '0',
})

/** An adopted bond has no line of ours: its own record speaks for it. */
function fromBond({ bond }: Reading): LineAtHand[] | null {
  if (!bond) return null
  const { tenor } = JSON.parse(bond.terms) as { tenor: string }
  return [
    {
      ...nothingYet,
      name: bond.name,
      tenor,
      planned: bond.issued,
      maximum: bond.issued,
      final: bond.issued,
      coupon: bond.coupon,
      bond: bond.id,
      rateLow: bond.coupon,
      rateHigh: bond.coupon,
    },
  ]
}

const nothingYet = {
  final: null,
  coupon: null,
  price: null,
  multiple: null,
  marginal_multiple: null,
  investors: null,
  bond: null,
}

const planned = ({ facts }: Reading): LineAtHand[] =>
  facts.need('offering.lines').value.map((line) => ({ ...nothingYet, ...line }))
