import { z } from 'zod'
import { amount, choice, day, longText, optionalText, reason, shortText } from '../kit/body.ts'
import { routes, type venues } from '../kit/seats.ts'
import type { StageEvent } from '../kit/stage.ts'

const routeNames = [
  'interbank',
  'exchange-public',
  'exchange-private',
  'licence',
] as const satisfies (keyof typeof routes)[]
const venueNames = ['NAFMII', 'SSE', 'SZSE', 'BSE'] as const satisfies (keyof typeof venues)[]

const because = z.strictObject({ reason })

/** A venue that does not take the route is refused on its field. */
const path = z
  .strictObject({ route: choice(routeNames), venue: choice(venueNames), reason: optionalText })
  .refine(({ route, venue }) => (routes[route].venues as readonly string[]).includes(venue), {
    path: ['venue'],
    message: '该市场不受理这一申报路径',
  })

export const reserveEvents = {
  'reserve.pool': z.strictObject({ source: choice(['recommended', 'self', 'underwriter']), note: optionalText }),
  'reserve.guide': z.strictObject({ plan: longText }),
  'guidance.note': z.strictObject({ on: day, topic: shortText, note: longText }),
  'route.choose': path,
  'reserve.mature': z.strictObject({ test: shortText, statement: longText }),
  'reserve.return': because,
  'reserve.mandate': z.strictObject({ scope: longText, amount: amount.optional(), note: optionalText }),
  'mandate.accept': z.strictObject({ note: optionalText }),
  'mandate.decline': because,
  'mandate.retract': because,
  'reserve.remove': because,
} as const

export type ReserveEvent = StageEvent<typeof reserveEvents>
