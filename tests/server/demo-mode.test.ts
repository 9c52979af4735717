import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settleMode } from '#app/server/demo-mode.ts'
import type { Environment } from '#app/server/environment.ts'

let dataFolder = ''
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'kejiban-mode-'))
})
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

const environment = (over: Partial<Environment> = {}): Environment => ({
  port: 3000,
  dataFolder,
  databaseUrl: join(dataFolder, 'kejiban.sqlite'),
  publicOrigin: undefined,
  demo: undefined,
  mail: undefined,
  clock: undefined,
  demoStories: undefined,
  ...over,
})
const demo = { ok: true, demo: true }
const real = { ok: true, demo: false }

test('the first run on nothing is a demo, and stays one', () => {
  expect(settleMode(environment(), true)).toEqual(demo)
  expect(settleMode(environment(), false)).toEqual(demo)
})

test('a database that was there before is no demo', () => {
  expect(settleMode(environment(), false)).toEqual(real)
})

test('a first run with a public address is no demo, and stays none', () => {
  expect(settleMode(environment({ publicOrigin: 'https://kejiban.example' }), true)).toEqual(real)
  expect(settleMode(environment(), true)).toEqual(real)
})

test('KEJIBAN_DEMO overrides for one run what the folder remembers', () => {
  expect(settleMode(environment({ demo: false }), true)).toEqual(real)
  expect(settleMode(environment({ demo: true }), false)).toEqual(demo)
  expect(settleMode(environment(), false)).toEqual(real)
})

test('a demo is never served to the public', () => {
  expect(settleMode(environment(), true)).toEqual(demo)
  expect(settleMode(environment({ publicOrigin: 'https://kejiban.example' }), false)).toMatchObject({ ok: false })
})

test('the clock of a demo may be set; that of real work may not, and nothing is decided by the refusal', () => {
  const clock = '2026-03-02T01:00:00.000Z'
  expect(settleMode(environment({ clock, demo: false }), true)).toMatchObject({ ok: false })
  expect(settleMode(environment({ clock }), false)).toEqual({
    ok: false,
    message: expect.stringContaining('KEJIBAN_CLOCK'),
  })
  expect(settleMode(environment({ clock }), true)).toEqual(demo)
})
