import { circumstanceFacts } from '#workflows/facts/circumstances.ts'
import type { SampleDeal, Values } from './deal.ts'

/** None of the circumstances that bring further papers in, so far as the route asks for them. */
export const circumstanceValues = ({ route }: SampleDeal): Values =>
  Object.fromEntries(
    Object.entries(circumstanceFacts)
      .filter(([, { routes }]) => !routes || (routes as readonly string[]).includes(route))
      .map(([key]) => [key, false]),
  )
