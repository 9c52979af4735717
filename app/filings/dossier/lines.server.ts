import { findBond } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { type CashFlow, cashFlows } from '#workflows/finance/cash-flows.ts'
import { maturityOf, optionDays } from '#workflows/finance/tenor.ts'
import type { OfferingTerms } from '#workflows/issuance/schedule.ts'
import { type KeptTerms, readTerms, reckonedTerms, tenorOf, termsAtBirth } from '#workflows/outstanding/terms.ts'
import { marketCalendar } from '../../records/market.server.ts'
import { dayCountWords, frequencyWords, optionWords, priceText, tenorWords } from './line-words.ts'
import type { Reading } from './reading.server.ts'

type Line = Dossier['offering']['lines'][number]

/** What there is to say of a line, from a row or from what is planned in facts. */
export type LineAtHand = Pick<
  Row<'line'>,
  'name' | 'tenor' | 'planned' | 'maximum' | 'final' | 'coupon' | 'price' | 'multiple' | 'marginal_multiple'
> & {
  investors: number | null
  bond: string | null
  rateLow: string
  rateHigh: string
}

/** `amount` is what interest is reckoned on, `terms` where a schedule is set or a bond stands. */
type Reckoned = { valueOn: string; terms: KeptTerms; amount: number; code: string | null }

export async function lineOf(
  reading: Reading,
  line: LineAtHand,
  given: { valueOn: string; terms: OfferingTerms | null; reopening: boolean },
): Promise<Line> {
  const bond = line.bond ? await findBond(reading.tx, line.bond) : undefined
  const amount = line.final ?? line.planned
  const reckoned: Reckoned = bond
    ? { valueOn: bond.value_on, terms: readTerms(bond.terms), amount, code: bond.code }
    : { valueOn: given.valueOn, terms: birthTerms(line, given.terms), amount, code: null }
  const tenor = tenorOf(line.tenor)
  const holder = reading.venue === 'NAFMII' ? '投资人' : '投资者'
  const { terms, valueOn, code } = reckoned
  return {
    name: line.name,
    code,
    planned: line.planned,
    maximum: line.maximum,
    final: line.final,
    tenor: line.tenor,
    tenorWords: tenorWords(tenor, terms.callable, holder),
    options: optionDays(tenor, valueOn).map((on) => ({ on, words: optionWords(terms.callable, holder) })),
    coupon: line.coupon,
    rateRange: { low: line.rateLow, high: line.rateHigh },
    price: priceText(line.price ?? '100'),
    dayCount: dayCountWords[terms.dayCount],
    frequency: frequencyWords[terms.frequency],
    multiple: line.multiple,
    marginalMultiple: line.marginal_multiple,
    investors: line.investors,
    maturityOn: maturityOf(tenor, valueOn),
    cashFlows: line.coupon ? flowsOf(reading, reckoned, given.reopening ? given.valueOn : null) : [],
  }
}

/** Interest is not reckoned on a coupon that nobody has fixed; everything else follows from the terms. */
const birthTerms = ({ tenor, coupon }: LineAtHand, terms: OfferingTerms | null): KeptTerms =>
  termsAtBirth({
    tenor,
    couponPercent: coupon ?? '0',
    callable: terms?.callable ?? false,
    ...(terms?.frequency ? { frequency: terms.frequency } : {}),
    ...(terms?.dayCount ? { dayCount: terms.dayCount } : {}),
  })

const kinds = { interest: 'interest', put: 'put', call: 'principal', redemption: 'principal' } as const

/** As issued, without what happens later. What a 增发 adds is paid from the next coupon day on. */
function flowsOf(reading: Reading, { amount, valueOn, terms }: Reckoned, after: string | null): Line['cashFlows'] {
  if (amount <= 0) return []
  const asIssued = { ...terms, repayments: [], resets: [], extension: null }
  const { flows } = cashFlows(reckonedTerms({ outstanding: amount, valueOn, terms: asIssued }), marketCalendar(reading))
  return flows.filter(({ payOn }) => after === null || payOn > after).map(asFlow)
}

const asFlow = ({ kind, dueOn, payOn, fen }: CashFlow): Line['cashFlows'][number] => ({
  on: payOn,
  nominalOn: dueOn,
  kind: kinds[kind],
  amount: fen,
})
