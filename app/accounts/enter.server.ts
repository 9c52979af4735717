import { redirect } from '@remix-run/node'
import type { Capacity } from '#workflows/kit/seats.ts'
import type { Entered } from '../commands/sign-in.server.ts'
import type { LoadContext } from '../load-context.ts'
import { homeOf } from '../presenters/shell.server.ts'
import { safeRedirect } from '../safe-redirect.ts'
import { readCookie, writeCookie } from './session-cookie.server.ts'

/** Token of the session the browser came with, whoever set it. */
export const earlierToken = (request: Request, context: Pick<LoadContext, 'environment'>) =>
  readCookie(request, context.environment, 'session')

/** Into the house with a new cookie: to the page that was asked for, else to where the capacity begins its day. */
export function enter(
  context: Pick<LoadContext, 'environment'>,
  { token, capacity }: Entered,
  next?: string,
): Response {
  return redirect(safeRedirect(next, homeOf(capacity as Capacity)), {
    status: 303,
    headers: { 'Set-Cookie': writeCookie(context.environment, 'session', token) },
  })
}
