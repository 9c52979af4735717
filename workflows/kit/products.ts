import { type Route, routes, type Venue, venues } from './seats.ts'

export type Product = { code: string; title: string; placement: 'public' | 'private' | 'either' }

const company: Product = { code: '科技创新公司债券', title: '科技创新公司债券', placement: 'either' }

/** What is issued on each route, in the market's words; how it may be placed follows from it. */
export const productsOf: Record<Route, readonly Product[]> = {
  interbank: [
    { code: 'MTN', title: '中期票据 MTN', placement: 'public' },
    { code: 'PPN', title: '定向债务融资工具 PPN', placement: 'private' },
    { code: 'SCP', title: '超短期融资券 SCP', placement: 'public' },
    { code: 'CP', title: '短期融资券 CP', placement: 'public' },
  ],
  'exchange-public': [{ ...company, placement: 'public' }],
  'exchange-private': [{ ...company, placement: 'private' }],
  licence: [{ code: '科技创新金融债券', title: '科技创新金融债券', placement: 'either' }],
}

/** A route at one of its venues, as one choice: `interbank:NAFMII`. */
export const paths: readonly { value: string; route: Route; venue: Venue; label: string }[] = (
  Object.keys(routes) as Route[]
).flatMap((route) =>
  routes[route].venues.map((venue) => ({
    value: `${route}:${venue}`,
    route,
    venue,
    label: routes[route].venues.length > 1 ? `${venues[venue].short} · ${routes[route].title}` : routes[route].title,
  })),
)

export const pathOf = (value: string) => paths.find((path) => path.value === value)

/** Each product once, with the routes it is issued on. */
export const products: readonly { code: string; title: string }[] = [
  ...new Map(
    Object.values(productsOf)
      .flat()
      .map(({ code, title }) => [code, { code, title }]),
  ).values(),
]
