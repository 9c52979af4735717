import type { IsoDay } from '#workflows/calendar/day.ts'
import type { Theatre } from './theatre.ts'

/** The number that the file has, else one in the form of the route that says it is a sample and can be nobody's. */
export function registrationNumber({ deal, outline }: Pick<Theatre, 'deal' | 'outline'>, on: IsoDay): string {
  const reported = deal.registrationNumber ?? deal.existingRegistration?.number
  if (reported) return reported
  const year = on.slice(0, 4)
  if (deal.route === 'interbank') return `示例注〔${year}〕${outline.product.value}001号`
  if (deal.route === 'exchange-public') return `示例许可〔${year}〕001号`
  if (deal.route === 'exchange-private') return `示例函〔${year}〕001号`
  return `示例准予〔${year}〕001号`
}
