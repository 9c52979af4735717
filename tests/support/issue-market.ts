import { actor } from './desk.ts'

/** 1 亿元 in fen. */
export const yi = 10_000_000_000

export const market = {
  registrar: actor('registrar-1', 'org-registrar', 'registrar'),
  investor: actor('investor-1', 'org-investor', 'investor'),
  fund: actor('fund-1', 'org-fund', 'investor'),
  trustee: actor('trustee-1', 'org-trustee', 'trustee'),
  deputy: actor('issuer-2', 'org-issuer', 'issuer'),
}

export type Line = {
  name?: string
  tenor?: string
  planned: number
  maximum?: number
  rateLow?: string
  rateHigh?: string
}

export const dates = { bookOn: '2026-04-01', paymentOn: '2026-04-02', valueOn: '2026-04-02', listingOn: '2026-04-03' }

export const schedule = {
  ...dates,
  bookFrom: '09:00',
  bookUntil: '18:00',
  paymentHour: '15:00',
  minimumBid: 100_000_000,
  step: 100_000_000,
}

/** An instant of a day at +08:00. */
export const at = (day: string, hour: string): string => new Date(`${day}T${hour}:00+08:00`).toISOString()
