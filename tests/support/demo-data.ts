import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))

declare module 'vitest' {
  // An augmentation must be an interface.
  interface ProvidedContext {
    /** A data folder with the demo told up to today; copied, never served itself. */
    demoData: string
  }
}

/** Before the journeys: the demo is told once, as `npm start` tells it, for every journey to have a copy. */
export function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-demo-'))
  const { DATABASE_URL: _, PUBLIC_URL: __, KEJIBAN_DEMO: ___, ...env } = process.env
  execFileSync(process.execPath, ['seeds/run.ts'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', KEJIBAN_DATA: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  project.provide('demoData', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
