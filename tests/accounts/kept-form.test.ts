import { beforeEach, describe, expect, test } from 'vitest'
import { discardKeptForm, findKeptForms, keptDays, releaseKeptForm } from '#app/kept-form.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { presentKeptForms } from '#app/presenters/kept-forms.server.ts'
import { findSession, requireSignedIn } from '#app/session.server.ts'
import type { Db } from '#db/connect.ts'
import { sweepKeptForms } from '#db/queries/kept-forms.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { answered, cookieOf, cookieSet, get, openAccount, post, webContext } from '#tests/support/web-context.ts'

const evening = '2026-03-02T10:00:00.000Z'
const morning = '2026-03-03T01:00:00.000Z'
const secret = '尚未公开的募集用途'
const typed = {
  type: 'feedback.issue',
  key: 'key-of-the-form',
  'items.0.title': '募集用途',
  'items.0.question': secret,
}

describe.each(engines)('a form that outlives its session on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext
  let cookie: string

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts(evening)
    context = webContext(db, ports)
    await seedOrganisations(db)
    for (const id of ['banker', 'other'])
      await openAccount(db, ports, { id, organisation: 'org-bank', capacities: ['lead-underwriter', 'issuer'] })
    cookie = await cookieOf(context, 'banker', 'lead-underwriter')
    ports.at(morning)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const late = (path = '/projects/p/runs/r', fields: Record<string, string> = typed, with_ = cookie) =>
    answered(requireSignedIn(post(path, fields, with_), context))
  const signedIn = async (person: string, kept: string, capacity: 'lead-underwriter' | 'issuer' = 'lead-underwriter') =>
    `${await cookieOf(context, person, capacity)}; ${kept}`
  const waiting = async (all: string) => {
    const who = await findSession(get('/kept-form', all), context)
    if (!who) throw new Error('not signed in')
    return presentKeptForms(get('/kept-form', all), context, who)
  }

  test('waits for its author to sign in again, with every field, and does nothing by itself', async () => {
    const answer = await late()
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/sign-in?next=%2Fkept-form'])
    const [form] = await waiting(await signedIn('banker', cookieSet(answer, 'kept-form') ?? ''))
    expect(form).toMatchObject({
      href: '/projects/p/runs/r',
      blocked: null,
      fields: Object.entries(typed),
      said: [
        { label: '意见 1 标题', value: '募集用途' },
        { label: '意见 1 意见内容', value: secret },
      ],
    })
    expect(await db.selectFrom('event').selectAll().execute()).toEqual([])
  })

  test('is nobody else’s: not of another person in the same browser, not of another browser, not of the database', async () => {
    const kept = cookieSet(await late(), 'kept-form') ?? ''
    expect(await waiting(await signedIn('other', kept))).toEqual([])
    expect(await waiting(await signedIn('banker', `kejiban-kept-form=${'x'.repeat(43)}`))).toEqual([])
    expect(await waiting(await signedIn('banker', ''))).toEqual([])
    const rows = await db.selectFrom('kept_form').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(JSON.stringify(rows)).not.toContain(kept.split('=')[1])
    expect(await releaseKeptForm(get('/', await signedIn('other', kept)), context, 'other', rows[0]?.id ?? '')).toBe(
      undefined,
    )
    await discardKeptForm(get('/', kept), context, 'other', rows[0]?.id ?? '')
    expect(await waiting(await signedIn('banker', kept))).toHaveLength(1)
  })

  test('is kept of known sessions only, and never a password', async () => {
    for (const [path, fields, with_] of [
      ['/projects/p/runs/r', typed, ''],
      ['/projects/p/runs/r', typed, 'kejiban-session=nobody'],
      ['/account', { intent: 'password', current: 'a', next: 'b' }, cookie],
      ['/projects/p/runs/r', { text: '长'.repeat(300_001) }, cookie],
    ] as const) {
      const answer = await late(path, fields, with_)
      expect(cookieSet(answer, 'kept-form')).toBeUndefined()
      expect(answer.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
    }
    ports.at('2026-03-20T01:00:00.000Z')
    expect(cookieSet(await late(), 'kept-form')).toBeUndefined()
    expect(await db.selectFrom('kept_form').selectAll().execute()).toEqual([])
  })

  test('goes on to its page once; pressed twice it goes there twice, and its own key answers', async () => {
    const all = await signedIn('banker', cookieSet(await late('/queue?filter=mine'), 'kept-form') ?? '')
    const [form] = await waiting(all)
    const release = () => releaseKeptForm(get('/kept-form', all), context, 'banker', form?.id ?? '')
    expect([await release(), await release()]).toEqual(['/queue?filter=mine', '/queue?filter=mine'])
    expect(await waiting(all)).toEqual([])
    expect((await db.selectFrom('kept_form').select('sealed').execute()).map(({ sealed }) => sealed)).toEqual([''])
  })

  test('filled in on another seat it says which, and waits for it', async () => {
    const kept = cookieSet(await late(), 'kept-form') ?? ''
    const [form] = await waiting(await signedIn('banker', kept, 'issuer'))
    expect(form?.blocked).toContain('「主承销商」')
  })

  test('names the files that have to be chosen again', async () => {
    const body = new FormData()
    body.set('note', '第二版')
    body.set('file', new File(['x'], '法律意见书.pdf'))
    const request = new Request('http://127.0.0.1:3000/projects/p/filings/f', {
      method: 'POST',
      body,
      headers: { cookie },
    })
    const kept = cookieSet(await answered(requireSignedIn(request, context)), 'kept-form') ?? ''
    const [form] = await waiting(await signedIn('banker', kept))
    expect([form?.files, form?.said]).toEqual([['法律意见书.pdf'], [{ label: '说明', value: '第二版' }]])
  })

  test('is forgotten after a week, and the latest ten are enough', async () => {
    let kept = cookieSet(await late(), 'kept-form') ?? ''
    for (let more = 0; more < 11; more += 1)
      kept = cookieSet(await late(undefined, undefined, `${cookie}; ${kept}`), 'kept-form') ?? ''
    const all = await signedIn('banker', kept)
    expect(await findKeptForms(get('/', all), context, 'banker')).toHaveLength(10)
    await sweepKeptForms(db, new Date(Date.parse(morning) + keptDays * 86_400_000).toISOString())
    expect(await findKeptForms(get('/', all), context, 'banker')).toEqual([])
  })
})
