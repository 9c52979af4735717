import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { type CastOrganisation, personId } from '#seeds/cast.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { type RunningApplication, startApplication } from './application.ts'
import { browserOfFile, type PageOptions } from './browser.ts'
import { type Sitter, sitDown, sitter } from './sitter.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The instant of a wall clock at +08:00. */
export const marketTime = (day: string, hour: string) => new Date(`${day}T${hour}:00+08:00`).toISOString()

export type Journey = {
  /** Time passes: the server stops, and starts at this hour (+08:00) on the same folder. Whoever sat has to sit down again. */
  at: (day: string, hour: string) => Promise<void>
  stop: () => Promise<void>
  /** Whoever of the cast sits in this seat; the same page for the whole leg. */
  seat: (house: CastOrganisation, capacity: Capacity, place?: number, more?: PageOptions) => Promise<Sitter>
  /** Somebody who has not sat down. */
  visitor: (more?: PageOptions) => Promise<Page>
  url: () => string
  dataFolder: () => string
}

/**
 * One journey for a test file: the built server on a folder of its own that holds the cast and nothing else, its clock set
 * anew as days go by. The tests of the file are its legs, in order; when one fails the rest are not travelled.
 */
export function journeyOfFile(options: PageOptions = {}): Journey {
  const { openPage } = browserOfFile()
  let dataFolder = ''
  let running: RunningApplication | undefined
  let sitting = new Map<string, Promise<Sitter>>()
  let broken = false
  const variables = (clock: string) => ({ KEJIBAN_DATA: dataFolder, KEJIBAN_DEMO: '1', KEJIBAN_CLOCK: clock })

  beforeAll(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'kejiban-journey-'))
    const { DATABASE_URL: _, PUBLIC_URL: __, ...env } = process.env
    execFileSync(process.execPath, ['seeds/run.ts'], {
      cwd: root,
      env: { ...env, NODE_ENV: 'production', ...variables('2026-01-05T01:00:00Z'), KEJIBAN_DEMO_STORIES: '0' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  })
  beforeEach((leg) => leg.skip(broken, 'an earlier leg failed'))
  afterEach((leg) => {
    broken ||= leg.task.result?.state === 'fail'
    sitting = new Map()
  })
  afterAll(async () => {
    await stop()
    rmSync(dataFolder, { recursive: true, force: true })
  })

  const stop = async () => {
    await running?.stop()
    running = undefined
    sitting = new Map()
  }

  const at = async (day: string, hour: string) => {
    await stop()
    running = await startApplication({ variables: variables(marketTime(day, hour)) })
  }

  const enter = async (person: string, more: PageOptions): Promise<Sitter> => {
    const url = running?.url ?? ''
    const page = await openPage({ ...options, ...more })
    await sitDown(page, url, person)
    return sitter(page, url)
  }

  const seat: Journey['seat'] = (house, capacity, place = 0, more = {}) => {
    const person = personId(house, capacity, place)
    const known = sitting.get(person) ?? enter(person, more)
    sitting.set(person, known)
    return known
  }

  const visitor: Journey['visitor'] = (more = {}) => openPage({ ...options, ...more })

  return { at, seat, visitor, url: () => running?.url ?? '', dataFolder: () => dataFolder, stop }
}
