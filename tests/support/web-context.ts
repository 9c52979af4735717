import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSession } from '#app/accounts/open-session.server.ts'
import { hashPassword } from '#app/accounts/password.server.ts'
import { cookieName } from '#app/accounts/session-cookie.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import type { Db } from '#db/connect.ts'
import { openPictures } from '#db/files/page-pictures.ts'
import { openStore } from '#db/files/store.ts'
import type { TestPorts } from '#tests/support/desk.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

/** What the web server would hand to a loader, on a scratch database. */
export function webContext(db: Db, ports: TestPorts, over: Partial<LoadContext> = {}): LoadContext {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kejiban-web-'))
  return {
    db,
    reader: db,
    files: openStore(db, dataFolder, ports.now),
    printer: inProcessPrinter,
    gate: gateHere,
    pictures: openPictures(join(dataFolder, 'pictures'), ports.now),
    ports,
    environment: {
      port: 3000,
      dataFolder,
      databaseUrl: '',
      publicOrigin: undefined,
      demo: undefined,
      mail: undefined,
      clock: undefined,
      demoStories: false,
    },
    demo: false,
    requestId: 'request-1',
    address: '192.0.2.1',
    ...over,
  }
}

type Account = { id: string; organisation: string; capacities: readonly Capacity[]; password?: string; duties?: string }

/** A person who may sign in, with the capacities named, the first of them first. */
export async function openAccount(db: Db, ports: TestPorts, account: Account): Promise<void> {
  const { id, organisation, capacities, password, duties = 'maker checker first second' } = account
  const at = '2026-01-02T00:00:00.000Z'
  await db
    .insertInto('person')
    .values({
      id,
      organisation,
      name: `人员${id}`,
      email: `${id}@example.test`,
      password_hash: password === undefined ? null : await hashPassword(password),
      must_change_at: null,
      disabled_at: null,
      created_at: ports.now(),
      last_login_at: null,
      last_login_from: null,
    })
    .execute()
  for (const [place, capacity] of capacities.entries())
    await db
      .insertInto('membership')
      .values({ person: id, capacity, duties, venue: null, since: `${at.slice(0, 17)}0${place}.000Z`, until: null })
      .execute()
}

/** Signs a person in without his password; answers what a browser would send. */
export async function cookieOf(context: LoadContext, person: string, capacity: Capacity): Promise<string> {
  const token = await context.db.transaction().execute((tx) =>
    openSession(
      tx,
      {
        person: { id: person, last_login_at: null, last_login_from: null },
        capacity,
        address: context.address,
        earlier: undefined,
      },
      context.ports,
    ),
  )
  return `${cookieName(context.environment, 'session')}=${token}`
}

const home = 'http://127.0.0.1:3000'

export const get = (path: string, cookie = ''): Request => new Request(`${home}${path}`, { headers: { cookie } })

export const post = (path: string, fields: Record<string, string>, cookie = ''): Request =>
  new Request(`${home}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie } })

/** The cookie that a response sets, as the browser sends it back; undefined where it sets none or removes it. */
export function cookieSet(response: Response, name = 'session'): string | undefined {
  const set = response.headers.getSetCookie().find((line) => line.includes(`kejiban-${name}=`))
  const pair = set?.split(';')[0]
  return pair?.endsWith('=') ? undefined : pair
}

/** What a loader or action threw, or what it answered: both are responses to the browser. */
export async function answered(work: Promise<unknown>): Promise<Response> {
  const said = await work.catch((thrown: unknown) => thrown)
  if (said instanceof Response) return said
  throw said
}
