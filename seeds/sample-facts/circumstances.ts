import { circumstanceFacts } from '#workflows/facts/circumstances.ts'
import type { SampleDeal, Values } from './deal.ts'

/** The circumstances of the deal, so far as the route asks for them; what is not said of it is not so. */
export const circumstanceValues = ({ route, circumstances = {} }: SampleDeal): Values =>
  Object.fromEntries(
    Object.entries(circumstanceFacts)
      .filter(([, { routes }]) => !routes || (routes as readonly string[]).includes(route))
      .map(([key]) => [key, circumstances[key as keyof typeof circumstances] ?? false]),
  )
