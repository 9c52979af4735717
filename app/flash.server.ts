import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { readCookie, writeCookie } from './accounts/session-cookie.server.ts'
import type { LoadContext } from './load-context.ts'

const flash = z.object({
  kind: z.enum(['done', 'note', 'error', 'conflict']),
  title: z.string(),
  /** Number of the receipt. */
  number: z.string().optional(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  /** Whose turn it is now and from which day. */
  next: z.string().optional(),
  /** The page it is shown on, and no other. */
  path: z.string(),
})

/** What was just done, told once on the page that follows. Shown as text, so a forged one can say nothing but words. */
export type Flash = z.infer<typeof flash>

type Site = Pick<LoadContext, 'environment'>

/** After a successful form: 303 to a page that shows what was done, so that a reload repeats nothing. */
export function redirectWith(
  context: Site,
  to: string,
  said: Omit<Flash, 'path'>,
  headers: HeadersInit = {},
): Response {
  const path = to.split(/[?#]/)[0] ?? '/'
  const value = Buffer.from(JSON.stringify({ ...said, path })).toString('base64url')
  const answer = redirect(to, { status: 303, headers })
  // A cookie holds four thousand characters: what is longer is not told, only done.
  if (value.length < 3500) answer.headers.append('Set-Cookie', writeCookie(context.environment, 'flash', value, 60))
  return answer
}

/** What the last form did, if it is for this page, and the header that forgets it. */
export function takeFlash(request: Request, context: Site): { flash: Flash | null; headers: Record<string, string> } {
  const value = readCookie(request, context.environment, 'flash')
  if (!value) return { flash: null, headers: {} }
  const headers = { 'Set-Cookie': writeCookie(context.environment, 'flash', '', 0) }
  const read = flash.safeParse(parsed(value))
  const here = new URL(request.url).pathname
  return { flash: read.success && read.data.path === here ? read.data : null, headers }
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
