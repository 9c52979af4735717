import { beforeEach, describe, expect, test } from 'vitest'
import { mailKey, unsubscribePath } from '#app/mail/unsubscribe.server.ts'
import { action as accountAction, loader as accountLoader } from '#app/routes/_desk.account.tsx'
import { action, loader } from '#app/routes/unsubscribe.tsx'
import { engines } from '#tests/support/engines.ts'
import { type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { answered, cookieOf, get, post } from '#tests/support/web-context.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

describe('who wants which mail', () => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(sqlite.create)
    return of.end
  })

  const refused = async () =>
    (await of.db.selectFrom('mail_refusal').select(['person', 'kind']).orderBy('kind').execute()).map(
      ({ person, kind }) => `${person} ${kind}`,
    )
  const args = (request: Request) => ({ request, context: of.context, params: {} })

  test('on the account page every kind can be switched off and on again', async () => {
    const cookie = await cookieOf(of.context, 'banker-1', 'lead-underwriter')
    const body = new URLSearchParams([
      ['intent', 'mail'],
      ['mail', 'task'],
      ['mail', 'return'],
      ['mail', 'deadline'],
    ])
    const request = new Request('http://127.0.0.1:3000/account', { method: 'POST', body, headers: { cookie } })
    expect((await answered(accountAction(args(request)))).status).toBe(303)
    expect(await refused()).toEqual(['banker-1 progress', 'banker-1 reminder'])
    const view = await (await accountLoader(args(get('/account', cookie)))).json()
    expect(view.mail).toMatchObject({ sent: 'not-configured' })
    expect(view.mail.choices.filter(({ wanted }) => !wanted).map(({ value }) => value)).toEqual([
      'reminder',
      'progress',
    ])
    const all = ['task', 'return', 'deadline', 'reminder', 'progress'].map((kind): [string, string] => ['mail', kind])
    const again = new URLSearchParams([['intent', 'mail'], ...all])
    await answered(
      accountAction(
        args(new Request('http://127.0.0.1:3000/account', { method: 'POST', body: again, headers: { cookie } })),
      ),
    )
    expect(await refused()).toEqual([])
  })

  describe('the link in a mail', () => {
    const link = async () => unsubscribePath(await mailKey(of.db, of.ports.now()), 'banker-1', 'deadline')

    test('shows what it would do, and does it on the button alone', async () => {
      const path = await link()
      expect(await (await loader(args(get(path)))).json()).toMatchObject({ title: '期限' })
      expect(await refused()).toEqual([])
      expect(await (await action(args(post(path, {})))).json()).toEqual({ done: true })
      await action(args(post(path, {})))
      expect(await refused()).toEqual(['banker-1 deadline'])
    })

    test('changed in any part it is no link of ours', async () => {
      const path = await link()
      const changed = [
        path.replace('banker-1', 'banker-2'),
        path.replace('deadline', 'task'),
        path.replace('deadline', 'nonsense'),
        path.replace(/sign=./, (start) => (start.endsWith('A') ? 'sign=B' : 'sign=A')),
        path.replace(/&sign=.*/, ''),
        '/unsubscribe',
      ]
      for (const one of changed) {
        expect((await answered(loader(args(get(one))))).status).toBe(404)
        expect((await answered(action(args(post(one, {}))))).status).toBe(404)
      }
      expect(await refused()).toEqual([])
    })

    test('where no mail was ever sent, no signature is right, not even of an empty key', async () => {
      const path = unsubscribePath('', 'banker-1', 'deadline')
      expect((await answered(loader(args(get(path))))).status).toBe(404)
    })
  })
})
