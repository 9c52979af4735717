import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { attemptLimits } from '#app/accounts/attempt-limits.server.ts'
import { passwordMatches, passwordProblem } from '#app/accounts/password.server.ts'
import { cookieName, writeCookie } from '#app/accounts/session-cookie.server.ts'
import { signIn } from '#app/commands/sign-in.server.ts'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { openAccount } from '#tests/support/web-context.ts'

const password = '海上生明月天涯共此时'

describe('signing in', () => {
  let db: Db
  let ports: TestPorts
  let limits: ReturnType<typeof attemptLimits>

  beforeEach(async () => {
    db = await scratchDb()
    ports = testPorts()
    limits = attemptLimits({ perAccount: 3, perAddress: 8 })
    await seedOrganisations(db)
    await openAccount(db, ports, { id: 'banker', organisation: 'org-bank', capacities: ['lead-underwriter'], password })
    await openAccount(db, ports, { id: 'gone', organisation: 'org-bank', capacities: ['lead-underwriter'], password })
    await openAccount(db, ports, { id: 'seatless', organisation: 'org-bank', capacities: [], password })
    await openAccount(db, ports, { id: 'sample', organisation: 'org-bank', capacities: ['lead-underwriter'] })
    await db.updateTable('person').set({ disabled_at: ports.now() }).where('id', '=', 'gone').execute()
    return () => db.destroy()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  const attempt = (email: string, typed: string, address = '192.0.2.1') =>
    signIn(db, { email, password: typed, address, earlier: undefined }, ports, limits)

  test('the right password opens a session', async () => {
    expect(await attempt('banker@example.test', password)).toMatchObject({ ok: true, capacity: 'lead-underwriter' })
  })

  test('unknown, mistyped, disabled, seatless and passwordless accounts are told the same', async () => {
    const answers = [
      await attempt('nobody@example.test', password),
      await attempt('banker@example.test', 'not the password'),
      await attempt('gone@example.test', password),
      await attempt('seatless@example.test', password),
      await attempt('sample@example.test', ''),
    ]
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: false, reason: 'invalid' })
  })

  test('an account that does not exist costs the same work as one that does', async () => {
    const time = async (kept: string | null) => {
      const began = performance.now()
      await passwordMatches(kept, 'not the password')
      return performance.now() - began
    }
    const { password_hash } = await db
      .selectFrom('person')
      .select('password_hash')
      .where('id', '=', 'banker')
      .executeTakeFirstOrThrow()
    await time(null)
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let round = 0; round < 5; round += 1) {
      known.push(await time(password_hash))
      unknown.push(await time(null))
    }
    const middle = (times: number[]) => times.sort((a, b) => a - b)[2] ?? 0
    expect(middle(unknown)).toBeGreaterThan(middle(known) / 4)
    expect(middle(unknown)).toBeLessThan(middle(known) * 4)
  })

  test('too many attempts on one account are refused before the password is looked at, from whatever address', async () => {
    for (let n = 0; n < 3; n += 1) await attempt('banker@example.test', 'wrong', `192.0.2.${n}`)
    expect(await attempt('banker@example.test', password, '192.0.2.99')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/尝试次数过多，请 \d+ 分钟后再试/),
    })
  })

  test('an account that does not exist is limited in the same words', async () => {
    for (let n = 0; n < 3; n += 1) await attempt('nobody@example.test', 'wrong', `192.0.2.${n}`)
    expect(await attempt('nobody@example.test', 'wrong', '192.0.2.99')).toMatchObject({
      message: expect.stringContaining('尝试次数过多'),
    })
  })

  test('one address may not try one password on many accounts', async () => {
    for (let n = 0; n < 8; n += 1) await attempt(`someone-${n}@example.test`, password)
    expect(await attempt('banker@example.test', password)).toMatchObject({ ok: false })
    expect(await attempt('banker@example.test', password, '192.0.2.2')).toMatchObject({ ok: true })
  })

  test('attempts at the same moment are counted too', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt('banker@example.test', 'wrong')))
    const looked = answers.filter((answer) => !answer.ok && answer.message.startsWith('账号或密码'))
    expect(looked).toHaveLength(3)
  })

  test('a right password clears the account; the quarter of an hour clears it too', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    await limits.count({ account: 'a', address: 'x' })
    await limits.count({ account: 'a', address: 'x' })
    await limits.succeeded({ account: 'a', address: 'x' })
    for (let n = 0; n < 3; n += 1) expect(await limits.count({ account: 'a', address: 'x' })).toBeNull()
    expect(await limits.count({ account: 'a', address: 'x' })).toBe(15)
    vi.advanceTimersByTime(14 * 60_000)
    expect(await limits.count({ account: 'a', address: 'y' })).toBe(1)
    vi.advanceTimersByTime(60_000)
    expect(await limits.count({ account: 'a', address: 'y' })).toBeNull()
  })

  test('the record of access holds who and from where, never a password nor the name of nobody', async () => {
    await attempt('banker@example.test', password)
    await attempt('typed-a-password-here', 'wrong')
    const rows = await db.selectFrom('access_log').selectAll().orderBy('id').execute()
    expect(rows.map(({ kind, person }) => [kind, person])).toEqual([
      ['sign-in', 'banker'],
      ['sign-in.refused', null],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/typed-a-password-here|海上生明月/)
  })
})

describe('a password', () => {
  const of = { email: 'chen.ruochuan@example.cn', name: '陈若川' }

  test.each([
    '海上生明月天涯共此时啊啊',
    'correct horse battery staple',
    'x7#mPq-2vL9z',
    '𬭊𫟹㛃䶮四个生僻字也可以用的',
  ])('will do: %s', (password) => {
    expect(passwordProblem(password, of)).toBeNull()
  })

  test.each([
    ['', '12 个字符'],
    ['elevenchars', '现为 11 个'],
    ['𬭊𫟹㛃䶮𬭊𫟹㛃䶮𬭊𫟹㛃', '现为 11 个'],
    ['a'.repeat(129), '最多 128'],
    ['chen.ruochuan@example.cn', '邮箱'],
    ['CHEN.RUOCHUAN2026', '邮箱'],
    ['陈若川陈若川陈若川2026', '姓名'],
    ['aaaaaaaaaaaa', '不同的字符太少'],
    ['123456789012', '顺序'],
    ['qwertyuiopas', '顺序'],
    ['password1234', '顺序'],
    ['abcabcabcabcdabcabcabcabcd'.slice(0, 12), '不同的字符太少'],
    ['abcdeabcdeabcde', '顺序'],
  ])('is refused: %s', (password, because) => {
    expect(passwordProblem(password, of)).toContain(because)
  })
})

describe('the cookie', () => {
  const https = { publicOrigin: 'https://kejiban.example' }
  const loopback = { publicOrigin: undefined }

  test('behind https it is tied to the host, secure and out of reach of scripts', () => {
    expect(writeCookie(https, 'session', 'x')).toBe('__Host-kejiban-session=x; Path=/; HttpOnly; SameSite=Lax; Secure')
  })

  test('on loopback it has a plain name, for browsers refuse the prefix there', () => {
    expect(cookieName(loopback, 'session')).toBe('kejiban-session')
    expect(writeCookie(loopback, 'session', '', 0)).toContain('Max-Age=0')
  })
})
