import { beforeEach, describe, expect, test } from 'vitest'
import { administratorOf } from '#app/accounts/administrator.server.ts'
import { attemptLimits } from '#app/accounts/attempt-limits.server.ts'
import { changePassword } from '#app/commands/change-password.server.ts'
import { disablePerson, endCapacity, resetPassword } from '#app/commands/change-person.server.ts'
import { signIn } from '#app/commands/sign-in.server.ts'
import { signOut } from '#app/commands/sign-out.server.ts'
import { switchCapacity } from '#app/commands/switch-capacity.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { findSession, requireSignedIn, sessionLimits } from '#app/session.server.ts'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { answered, cookieOf, get, openAccount, post, webContext } from '#tests/support/web-context.ts'

const password = '海上生明月天涯共此时'
const start = Date.parse('2026-03-02T01:00:00.000Z')
const later = (milliseconds: number) => new Date(start + milliseconds).toISOString()

describe.each(engines)('a session on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext
  let cookie: string

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts(later(0))
    context = webContext(db, ports)
    await seedOrganisations(db)
    await openAccount(db, ports, {
      id: 'banker',
      organisation: 'org-bank',
      capacities: ['lead-underwriter', 'joint-underwriter'],
      password,
    })
    await openAccount(db, ports, { id: 'keeper', organisation: 'org-bank', capacities: ['administrator'], password })
    cookie = await cookieOf(context, 'banker', 'lead-underwriter')
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const who = () => findSession(get('/desk', cookie), context)
  const keeper = () => ({
    ...administratorOf(
      {
        session: '',
        person: 'keeper',
        name: '',
        organisation: 'org-bank',
        organisationName: '',
        organisationKind: 'bank',
        capacity: 'administrator',
        duties: [],
        previous: null,
        began: '',
        mustChange: false,
        sample: false,
      },
      '192.0.2.9',
    ),
  })

  test('knows the person, the organisation and the one capacity acted in', async () => {
    expect(await who()).toMatchObject({
      person: 'banker',
      organisation: 'org-bank',
      capacity: 'lead-underwriter',
      duties: ['maker', 'checker', 'first', 'second'],
    })
  })

  test('keeps only a hash: what is in the database opens nothing', async () => {
    const { id } = await db.selectFrom('session').select('id').executeTakeFirstOrThrow()
    expect(id).toMatch(/^[0-9a-f]{64}$/)
    expect(cookie).not.toContain(id)
    expect(await findSession(get('/desk', `kejiban-session=${id}`), context)).toBeUndefined()
  })

  test('ends after thirty idle minutes, to the millisecond, and does not come back', async () => {
    ports.at(later(sessionLimits.idle - 1))
    expect(await who()).toBeDefined()
    ports.at(later(2 * sessionLimits.idle - 2))
    expect(await who()).toBeDefined()
    ports.at(later(3 * sessionLimits.idle - 2))
    expect(await who()).toBeUndefined()
    ports.at(later(2 * sessionLimits.idle))
    expect(await who()).toBeUndefined()
  })

  test('a demo seat is left open longer', async () => {
    context = { ...context, demo: true }
    ports.at(later(sessionLimits.idle * 3))
    expect(await who()).toBeDefined()
    ports.at(later(sessionLimits.idle * 3 + sessionLimits.idleInDemo))
    expect(await who()).toBeUndefined()
  })

  test('ends twelve hours after signing in, however busy', async () => {
    for (let at = 0; at < sessionLimits.life; at += sessionLimits.idle - 60_000) {
      ports.at(later(at))
      expect(await who()).toBeDefined()
    }
    ports.at(later(sessionLimits.life))
    expect(await who()).toBeUndefined()
  })

  test('a signed-out cookie opens nothing any more', async () => {
    const session = (await who())?.session ?? ''
    await signOut(db, { session, person: 'banker', address: '192.0.2.1' }, ports)
    expect(await who()).toBeUndefined()
  })

  test('disabling, a reset and a capacity taken back end it at once', async () => {
    expect(await endCapacity(db, { person: 'banker', by: keeper(), capacity: 'lead-underwriter' }, ports)).toEqual({
      ok: true,
    })
    expect(await who()).toBeUndefined()
    cookie = await cookieOf(context, 'banker', 'joint-underwriter')
    expect(await who()).toBeDefined()
    await resetPassword(db, { person: 'banker', by: keeper() }, ports)
    expect(await who()).toBeUndefined()
    cookie = await cookieOf(context, 'banker', 'joint-underwriter')
    await disablePerson(db, { person: 'banker', by: keeper() }, ports)
    expect(await who()).toBeUndefined()
    cookie = await cookieOf(context, 'banker', 'joint-underwriter')
    expect(await who()).toBeUndefined()
  })

  test('an id set before signing in is not the id after, and is dead (fixation)', async () => {
    const limits = attemptLimits()
    const earlier = cookie.split('=')[1]
    const command = { email: 'banker@example.test', password, address: '192.0.2.1', earlier }
    const done = await signIn(db, command, ports, limits)
    if (!done.ok) throw new Error(done.message)
    expect(done.token).not.toBe(earlier)
    expect(await who()).toBeUndefined()
    expect(await findSession(get('/desk', `kejiban-session=${done.token}`), context)).toMatchObject({
      person: 'banker',
    })
  })

  test('the second sign-in tells when and from where the first one was', async () => {
    const limits = attemptLimits()
    const command = { email: ' Banker@Example.test ', password, address: '198.51.100.7', earlier: undefined }
    await signIn(db, command, ports, limits)
    ports.at(later(60_000))
    const second = await signIn(db, { ...command, address: '192.0.2.1' }, ports, limits)
    if (!second.ok) throw new Error(second.message)
    const session = await findSession(get('/desk', `kejiban-session=${second.token}`), context)
    expect(session?.previous).toEqual({ at: later(0), from: '198.51.100.7' })
  })

  test('another capacity goes on under another id, and no longer than the first would have', async () => {
    const session = (await who())?.session ?? ''
    const command = { session, person: 'banker', capacity: 'joint-underwriter', address: '192.0.2.1' }
    const moved = await switchCapacity(db, command, ports)
    if (!moved.ok) throw new Error(moved.message)
    expect(await who()).toBeUndefined()
    cookie = `kejiban-session=${moved.token}`
    expect(await who()).toMatchObject({ capacity: 'joint-underwriter' })
    const lives = await db.selectFrom('session').select('expires_at').execute()
    expect(new Set(lives.map(({ expires_at }) => expires_at)).size).toBe(1)
    expect(await switchCapacity(db, { ...command, capacity: 'investor' }, ports)).toMatchObject({ ok: false })
  })

  test('a new password ends the sessions elsewhere, not this one', async () => {
    const other = await cookieOf(context, 'banker', 'lead-underwriter')
    const session = (await who())?.session ?? ''
    const next = '一句别人想不到的话2026'
    const command = { person: 'banker', session, current: password, next, again: next, address: '192.0.2.1' }
    expect(await changePassword(db, command, ports, attemptLimits())).toEqual({ ok: true })
    expect(await who()).toBeDefined()
    expect(await findSession(get('/desk', other), context)).toBeUndefined()
  })

  test('a password set by another must be changed before anything else', async () => {
    await db
      .updateTable('person')
      .set({ must_change_at: later(0) })
      .where('id', '=', 'banker')
      .execute()
    const sent = await answered(requireSignedIn(get('/projects', cookie), context))
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/account'])
    expect(await requireSignedIn(get('/account', cookie), context)).toMatchObject({ mustChange: true })
  })

  test('without a session every page asks to sign in and comes back to where it was', async () => {
    const sent = await answered(requireSignedIn(get('/projects?q=星河'), context))
    expect(sent.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent('/projects?q=%E6%98%9F%E6%B2%B3')}`)
    const posted = await answered(requireSignedIn(post('/desk?x=1', {}), context))
    expect(posted.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent('/desk')}`)
    const demo = await answered(requireSignedIn(get('/desk'), { ...context, demo: true }))
    expect(demo.headers.get('Location')).toBe(`/seats?next=${encodeURIComponent('/desk')}`)
  })
})
