import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { writeCookie } from '../accounts/session-cookie.server.ts'
import { signOut } from '../commands/sign-out.server.ts'
import { findSession } from '../session.server.ts'

/** Looking at this address changes nothing; only the button does. */
export const loader = () => redirect('/', 303)

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await findSession(request, context)
  if (who) await signOut(context.db, { ...who, address: context.address }, context.ports)
  return redirect('/', { status: 303, headers: { 'Set-Cookie': writeCookie(context.environment, 'session', '', 0) } })
}
