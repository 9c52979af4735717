import { isIP } from 'node:net'

/**
 * Where a request came from, for rate limits and the record of sign-ins. Behind the proxy of PUBLIC_URL it is the last
 * address the proxy wrote into X-Forwarded-For: anything before it is the sender's own word. Else the socket's.
 */
export function clientAddress(headers: Headers, socket: string | undefined, publicOrigin: string | undefined): string {
  const told = publicOrigin === undefined ? undefined : headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  const address = told !== undefined && isIP(told) > 0 ? told : (socket ?? '')
  return address.replace(/^::ffff:(?=\d)/, '') || 'unknown'
}
