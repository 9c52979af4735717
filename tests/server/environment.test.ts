import { expect, test } from 'vitest'
import { readEnvironment } from '#app/server/environment.ts'

test('nothing set: port 3000, SQLite in ./data, loopback only, demo left open', () => {
  expect(readEnvironment({}, '/srv/k')).toEqual({
    ok: true,
    environment: {
      port: 3000,
      dataFolder: '/srv/k/data',
      databaseUrl: '/srv/k/data/kejiban.sqlite',
      publicOrigin: undefined,
      demo: undefined,
    },
  })
})

test('a set but empty variable is an unset one', () => {
  const empty = { PORT: '', KEJIBAN_DATA: '', DATABASE_URL: '', PUBLIC_URL: '', KEJIBAN_DEMO: '', KEJIBAN_CLOCK: '' }
  expect(readEnvironment(empty, '/srv/k')).toEqual(readEnvironment({}, '/srv/k'))
})

test('everything set', () => {
  const given = {
    PORT: '3461',
    KEJIBAN_DATA: '/var/lib/kejiban',
    DATABASE_URL: 'postgresql://k@db/k',
    PUBLIC_URL: 'https://kejiban.example:8443/',
    KEJIBAN_DEMO: '0',
    KEJIBAN_DEMO_STORIES: '0',
    KEJIBAN_CLOCK: '2026-03-02T01:00:00Z',
  }
  expect(readEnvironment(given, '/srv/k')).toEqual({
    ok: true,
    environment: {
      port: 3461,
      dataFolder: '/var/lib/kejiban',
      databaseUrl: 'postgresql://k@db/k',
      publicOrigin: 'https://kejiban.example:8443',
      demo: false,
      clock: '2026-03-02T01:00:00.000Z',
      demoStories: false,
    },
  })
})

test.each([
  ['PORT', 'abc'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '30.5'],
  ['DATABASE_URL', 'mysql://db/k'],
  ['PUBLIC_URL', 'kejiban.example'],
  ['PUBLIC_URL', 'ftp://kejiban.example'],
  ['PUBLIC_URL', 'https://kejiban.example/sub'],
  ['KEJIBAN_DEMO', 'yes'],
  ['KEJIBAN_DEMO_STORIES', 'none'],
  ['KEJIBAN_CLOCK', '2026-03-02'],
  ['KEJIBAN_CLOCK', '2026-03-02T09:00:00+08:00'],
  ['KEJIBAN_CLOCK', '2026-02-30T01:00:00Z'],
])('%s=%s is refused by name', (name, value) => {
  expect(readEnvironment({ [name]: value }, '/srv/k')).toEqual({ ok: false, message: expect.stringContaining(name) })
})

test('mail: server and sender together, or neither', () => {
  const mail = { SMTP_URL: 'smtps://user:secret@smtp.example.com', MAIL_FROM: '科技板 <notice@kejiban.example>' }
  expect(readEnvironment(mail, '/srv/k')).toMatchObject({
    environment: { mail: { url: mail.SMTP_URL, from: mail.MAIL_FROM } },
  })
  const half = { ok: false, message: 'SMTP_URL 与 MAIL_FROM 须同时设置，或者都不设置。' }
  expect(readEnvironment({ SMTP_URL: mail.SMTP_URL }, '/srv/k')).toEqual(half)
  expect(readEnvironment({ MAIL_FROM: mail.MAIL_FROM }, '/srv/k')).toEqual(half)
})

test.each([
  [{ SMTP_URL: 'http://smtp.example.com', MAIL_FROM: 'a@b.example' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://smtp.example.com', MAIL_FROM: 'nobody' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'smtp://smtp.example.com', MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }, 'MAIL_FROM'],
])('%j is refused by the name of the variable', (given, name) => {
  expect(readEnvironment(given, '/srv/k')).toMatchObject({ ok: false, message: expect.stringContaining(name) })
})
