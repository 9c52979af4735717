import { parseTenor, type Tenor } from '../finance/tenor.ts'
import { productsOf } from '../kit/products.ts'
import { type Route, routes, type Venue, venues } from '../kit/seats.ts'
import type { GuideAnswers } from './answers.ts'

/** One way of issuing: where, what, to whom. `key` names it in an address: `interbank-public`. */
export type GuideOption = {
  key: string
  route: Route
  venue: Venue
  /** 银行间市场 or 上海证券交易所. */
  market: string
  product: string
  productTitle: string
  placement: 'public' | 'private'
}

export function tenorIn({ tenor }: GuideAnswers): Tenor {
  const read = parseTenor(tenor)
  if (!read.ok) throw new RangeError(`the guide offers a tenor that is none: ${tenor}`)
  return read.value
}

/**
 * The ways that are laid side by side: the interbank market (by licence for financial institutions) and the chosen
 * exchange, publicly, privately or both as asked. Whether the issuer may take one is for the rules to say.
 */
export function optionsFor(answers: GuideAnswers): GuideOption[] {
  const placements = answers.placement === 'either' ? (['public', 'private'] as const) : [answers.placement]
  const interbank =
    answers.kind === 'financial-institution'
      ? [option('licence', 'NAFMII', '科技创新金融债券', placements[0] ?? 'public')]
      : placements.map((placement) => option('interbank', 'NAFMII', interbankProduct(answers, placement), placement))
  const exchange = placements.map((placement) =>
    option(
      placement === 'public' ? 'exchange-public' : 'exchange-private',
      answers.venue,
      '科技创新公司债券',
      placement,
    ),
  )
  return [...interbank, ...exchange]
}

function option(route: Route, venue: Venue, product: string, placement: 'public' | 'private'): GuideOption {
  const known = productsOf[route].find(({ code }) => code === product)
  return {
    key: route === 'interbank' ? `interbank-${placement}` : route,
    route,
    venue,
    market: route === 'licence' ? routes.licence.title : venues[venue].title,
    product,
    productTitle: known?.title ?? product,
    placement,
  }
}

/** By tenor, as the market names them: SCP up to 270 days, CP up to a year, MTN above; placed privately, PPN. */
function interbankProduct(answers: GuideAnswers, placement: 'public' | 'private'): string {
  if (placement === 'private') return 'PPN'
  const tenor = tenorIn(answers)
  if (tenor.unit === 'days') return tenor.days <= 270 ? 'SCP' : tenor.days <= 366 ? 'CP' : 'MTN'
  return tenor.years <= 1 ? 'CP' : 'MTN'
}
