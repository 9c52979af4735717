import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseMail } from '#app/commands/choose-mail.server.ts'
import { gatherMail } from '#app/mail/gather-mail.server.ts'
import { type Mailer, openMailer } from '#app/mail/mailer.server.ts'
import { sendMail } from '#app/mail/send-mail.server.ts'
import { go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { headerOf, type MailServer, mailServer, partsOf, type Received } from '#tests/support/mail-server.ts'
import {
  banker,
  checker,
  file,
  intake,
  type RegistrationCase,
  registrationCase,
} from '#tests/support/registration-case.ts'

const minute = 60_000
const origin = 'http://127.0.0.1:3000'

describe.each(engines)('mail on $name', ({ create }) => {
  let of: RegistrationCase
  let server: MailServer
  let mailer: Mailer

  beforeEach(async () => {
    of = await registrationCase(create)
    // Nobody of a demonstration is written to: these are real.
    await of.db
      .updateTable('organisation')
      .set({ sample_at: null })
      .where('id', 'in', ['org-bank', 'org-nafmii'])
      .execute()
    server = await mailServer()
    mailer = openMailer({ url: server.url, from: '科技板 <notice@kejiban.example>' })
    await gatherMail(of.db, of.ports)
  })

  afterEach(async () => {
    mailer.close()
    await server.close()
    await of.end()
  })

  const later = (minutes: number) => of.ports.at(new Date(Date.parse(of.ports.now()) + minutes * minute).toISOString())
  const send = () => sendMail(of.db, { mailer, origin }, of.ports)
  const round = async (minutes = 11) => {
    later(minutes)
    const gathered = await gatherMail(of.db, of.ports)
    return { gathered, ...(await send()) }
  }
  const to = (address: string): Received[] => server.received.filter((mail) => mail.to.includes(address))

  test('a turn is told to whoever may take it, in Chinese, as text and HTML, with a link and no name', async () => {
    await file(of)
    await round()
    const [mail] = to('intake-1@example.test')
    if (!mail) throw new Error('no mail')
    expect(headerOf(mail, 'Subject')).toMatch(/^科技板：新的待办 1 条/)
    expect(headerOf(mail, 'From')).toContain('notice@kejiban.example')
    expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated')
    const { number } = await of.db.selectFrom('project').select('number').executeTakeFirstOrThrow()
    const parts = partsOf(mail)
    for (const part of [parts['text/plain'], parts['text/html']]) {
      expect(part).toContain(number)
      expect(part).toContain(`${origin}/projects/${of.project}/runs/${of.run}`)
      expect(part).not.toMatch(/星河智造|MTN001|同意报送/)
    }
    expect(parts['text/html']).not.toMatch(/style=|<script|<img/)
  })

  test('what happens in ten minutes is one mail, and the next comes ten minutes later', async () => {
    await file(of)
    later(3)
    await go(of.db, of.ports, of.run, intake, 'filing.accept')
    expect((await round(8)).gathered).toBeGreaterThan(0)
    const told = server.received.length
    expect(to('banker-1@example.test').length).toBeLessThanOrEqual(1)
    expect(await round(5)).toEqual({ gathered: 0, sent: 0, failed: 0 })
    expect(server.received).toHaveLength(told)
  })

  test('what has been done before the mail leaves is not asked for any more', async () => {
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await go(of.db, of.ports, of.run, checker, 'filing.send-back', { reason: '补充' })
    await round()
    const [mail] = to('banker-1@example.test')
    expect(mail && headerOf(mail, 'Subject')).toMatch(/1 条$/)
  })

  test('made-up people, closed accounts, whoever is not of the team: nobody of them is written to', async () => {
    await of.db.updateTable('person').set({ disabled_at: of.ports.now() }).where('id', '=', 'banker-2').execute()
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await round()
    const addressees = new Set(server.received.flatMap((mail) => mail.to))
    expect(addressees.has('issuer-1@example.test')).toBe(false)
    expect(addressees.has('banker-2@example.test')).toBe(false)
    expect(addressees.has('stranger-1@example.test')).toBe(false)
    expect(addressees.has('banker-1@example.test')).toBe(true)
  })

  test('a kind that is switched off is not sent; the others are', async () => {
    await chooseMail(of.db, { person: 'intake-1', wanted: ['deadline'] }, of.ports)
    await file(of)
    await round()
    expect(to('intake-1@example.test')).toEqual([])
    await of.db
      .insertInto('notice')
      .values({ id: 'id-999998', person: 'intake-1', title: '期限', at: of.ports.now(), kind: 'deadline' })
      .execute()
    await round()
    const [mail] = to('intake-1@example.test')
    expect(mail && headerOf(mail, 'Subject')).toBe('科技板：期限 1 条')
  })

  test('a server that does not answer costs nothing but time: the same mail comes later, under the same id, once', async () => {
    await file(of)
    server.refusing(451)
    const first = await round()
    expect([first.sent, first.failed > 0]).toEqual([0, true])
    expect(await send()).toMatchObject({ sent: 0, failed: 0 })
    server.refusing(null)
    later(1)
    expect((await send()).sent).toBe(first.failed)
    later(30)
    expect(await send()).toEqual({ sent: 0, failed: 0 })
    const ids = server.received.map((mail) => headerOf(mail, 'Message-ID'))
    expect(new Set(ids).size).toBe(ids.length)
    const rows = await of.db.selectFrom('outbox').select('id').where('type', '=', 'mail.digest').execute()
    expect(ids.sort()).toEqual(rows.map(({ id }) => `<${id}@127.0.0.1>`).sort())
  })

  test('two nodes that send and gather at once write to everybody once', async () => {
    await file(of)
    later(11)
    await Promise.all([gatherMail(of.db, of.ports), gatherMail(of.db, of.ports)])
    await Promise.all([send(), send()])
    expect(to('intake-1@example.test')).toHaveLength(1)
  })

  test('nothing of the time before mail was switched on is told', async () => {
    await file(of)
    await of.db.deleteFrom('setting').execute()
    await gatherMail(of.db, of.ports)
    expect((await round()).sent).toBe(0)
  })

  test('a hostile name stays words', async () => {
    await of.db
      .updateTable('person')
      .set({ name: '<b>\r\nBcc: evil@example.test' })
      .where('id', '=', 'intake-1')
      .execute()
    await file(of)
    await round()
    const [mail] = to('intake-1@example.test')
    expect(mail && partsOf(mail)['text/html']).toContain('&lt;b&gt;')
    expect(server.received.flatMap((one) => one.to)).not.toContain('evil@example.test')
  })
})

test('away from loopback nothing is sent in the clear', async () => {
  const mailer = openMailer({ url: 'smtp://mail.invalid:2525', from: 'a@example.test' })
  const mail = { to: 'b@example.test', subject: '', text: '', html: '', messageId: '<1@x>', headers: {} }
  await expect(mailer.send(mail)).rejects.toThrow()
  mailer.close()
})
