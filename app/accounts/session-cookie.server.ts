import { createHash, randomBytes } from 'node:crypto'
import type { Environment } from '../server/environment.ts'

type Public = Pick<Environment, 'publicOrigin'>

const isSecure = ({ publicOrigin }: Public): boolean => publicOrigin?.startsWith('https:') ?? false

/** `__Host-` ties a cookie to this very host over https; browsers refuse that name on plain http. OWASP ASVS 5.0, 3.3.1. */
export const cookieName = (environment: Public, name: string): string =>
  isSecure(environment) ? `__Host-kejiban-${name}` : `kejiban-${name}`

/** One cookie of the request, as it was set. */
export function readCookie(request: Request, environment: Public, name: string): string | undefined {
  const wanted = `${cookieName(environment, name)}=`
  const found = (request.headers.get('cookie') ?? '').split(/;\s*/).find((pair) => pair.startsWith(wanted))
  return found?.slice(wanted.length)
}

/** For this browser session only, or for `maxAge` seconds; 0 removes it. Never readable by scripts. */
export function writeCookie(environment: Public, name: string, value: string, maxAge?: number): string {
  const secure = isSecure(environment) ? '; Secure' : ''
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  return `${cookieName(environment, name)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`
}

/** 256 bits of chance; only its hash is kept, so a copy of the database opens no session. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
