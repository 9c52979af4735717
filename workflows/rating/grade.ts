import type { IsoDay } from '../calendar/day.ts'
import type { Route } from '../kit/seats.ts'
import { type Parameter, parameterOn } from '../rules/parameters.ts'

export type Grade = { symbol: string; modifier?: string | undefined; suffix?: string | undefined }

/** As the agency prints it: symbol, plus or minus, suffix, without blanks between. `AA` `+` `sti` is `AA+sti`. */
export const gradeText = ({ symbol, modifier = '', suffix = '' }: Grade): string => `${symbol}${modifier}${suffix}`

/**
 * The next yearly tracking day after a day: 30 June on the exchanges, 31 July in the interbank market, of the year after
 * (domain §5.4; provisional). Financial bonds by licence trade in the interbank market and follow it.
 */
export function nextTrackingDay(parameters: readonly Parameter[], after: IsoDay, route: Route): IsoDay {
  const asked = route === 'licence' ? 'interbank' : route
  const row = parameterOn(parameters, 'disclosure.tracking-rating', { route: asked }, after)
  return `${Number(after.slice(0, 4)) + 1}-${row?.value ?? '07-31'}`
}
