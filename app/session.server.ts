import { redirect } from '@remix-run/node'
import { endSession, type FoundSession, findLiveSession, touchSession } from '#db/queries/sessions.ts'
import type { Capacity, Duty } from '#workflows/kit/seats.ts'
import { hashOfToken, readCookie } from './accounts/session-cookie.server.ts'
import { keepForm } from './kept-form.server.ts'
import type { LoadContext } from './load-context.ts'
import type { SignedIn } from './reach.server.ts'

/** Where and when the person signed in before this session. */
export type PreviousLogin = { at: string; from: string }

/** Who asks, as every screen may know them. */
export type Session = SignedIn & {
  previous: PreviousLogin | null
  began: string
  /** The password was set by another: nothing may be done before it is changed. */
  mustChange: boolean
  /** A made-up person of the demo. */
  sample: boolean
  organisationKind: string
}

type Sessions = Pick<LoadContext, 'db' | 'reader' | 'ports' | 'environment' | 'demo'>

const minute = 60_000

/**
 * Idle 30 minutes and 12 hours in all (OWASP ASVS 5.0, 7.3.1 and 7.3.2: limits that the risk asks for). A demo seat is
 * left open over a lunch and a meeting.
 */
export const sessionLimits = { idle: 30 * minute, idleInDemo: 480 * minute, life: 720 * minute } as const

/** The session of this request, if it is alive at this instant. Being idle or too old ends it for good. */
export async function findSession(request: Request, context: Sessions): Promise<Session | undefined> {
  const token = readCookie(request, context.environment, 'session')
  if (!token) return undefined
  const now = context.ports.now()
  const found = await findLiveSession(context.reader, hashOfToken(token), now)
  if (!found) return undefined
  const idle = Date.parse(now) - Date.parse(found.seen_at)
  const limit = context.demo ? sessionLimits.idleInDemo : sessionLimits.idle
  if (idle >= limit || now >= found.expires_at) {
    await endSession(context.db, found.id, now)
    return undefined
  }
  if (idle >= minute) await touchSession(context.db, found.id, now)
  return sessionOf(found)
}

/**
 * Who is signed in; else a redirect to the sign-in page (the seats in a demo) that comes back here, or, where a form
 * arrived too late, to what was typed into it. A person whose password somebody else set is sent to change it first.
 */
export async function requireSignedIn(request: Request, context: Sessions): Promise<Session> {
  const session = await findSession(request, context)
  if (!session) throw await toEntrance(request, context)
  if (session.mustChange && new URL(request.url).pathname !== '/account') throw redirect('/account', 303)
  return session
}

/** As `requireSignedIn`, for screens of some capacities only; for others they do not exist. */
export async function requireCapacity(
  request: Request,
  context: Sessions,
  capacities: readonly Capacity[],
): Promise<Session> {
  const session = await requireSignedIn(request, context)
  if (!capacities.includes(session.capacity)) throw new Response('没有这一页，或它不归您现在的座位。', { status: 404 })
  return session
}

async function toEntrance(request: Request, context: Sessions): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const kept = await keepForm(request, context)
  const page = request.method === 'GET' ? `${pathname}${search}` : pathname
  const next = kept ? '/kept-form' : page
  return redirect(`${context.demo ? '/seats' : '/sign-in'}?next=${encodeURIComponent(next)}`, {
    status: 303,
    ...(kept ? { headers: kept } : {}),
  })
}

function sessionOf(found: FoundSession): Session {
  return {
    session: found.id,
    person: found.person,
    name: found.name,
    organisation: found.organisation,
    organisationName: found.organisation_name,
    organisationKind: found.organisation_kind,
    capacity: found.capacity as Capacity,
    duties: found.duties.split(' ').filter(Boolean) as Duty[],
    previous: found.previous_login ? (JSON.parse(found.previous_login) as PreviousLogin) : null,
    began: found.created_at,
    mustChange: found.must_change_at !== null,
    sample: found.sample_at !== null,
  }
}
