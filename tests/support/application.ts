import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A running server: where it answers, where its data are, what it has printed, and its end. */
export type RunningApplication = {
  url: string
  dataFolder: string
  printed: () => string
  /** SIGTERM, then the exit code; the data folder is removed unless it was given. */
  stop: () => Promise<number | null>
  /** SIGKILL, as a power cut would: nothing is tidied, the data folder stays. */
  kill: () => Promise<void>
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}

/** Waits until `url`/healthz answers 200, or throws what `printed` holds when `isGone` or after `seconds`. */
export async function untilHealthy(url: string, isGone: () => boolean, printed: () => string, seconds = 120) {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end && !isGone()) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`the server did not answer on ${url}:\n${printed()}`)
}

export type ApplicationOptions = {
  /** A copy of the demo to serve, from `inject('demoData')`; else the data folder is empty and no demo. */
  demo?: string
  /** Override the server's environment; a folder given as KEJIBAN_DATA is served as it is, and kept. */
  variables?: Record<string, string>
}

/** Starts the built server as `npm start` would, on a free port, and waits until it answers. */
export async function startApplication({ demo, variables = {} }: ApplicationOptions = {}): Promise<RunningApplication> {
  const port = await freePort()
  const scratch = variables.KEJIBAN_DATA ? undefined : mkdtempSync(join(tmpdir(), 'kejiban-data-'))
  const dataFolder = variables.KEJIBAN_DATA ?? scratch ?? ''
  if (demo) cpSync(demo, dataFolder, { recursive: true })
  const { DATABASE_URL: _, PUBLIC_URL: __, KEJIBAN_DEMO: ___, ...inherited } = process.env
  const mode: Record<string, string> = demo ? {} : { KEJIBAN_DEMO: '0' }
  const server = spawn(process.execPath, ['app/server/main.ts'], {
    cwd: root,
    env: { ...inherited, NODE_ENV: 'production', PORT: String(port), KEJIBAN_DATA: dataFolder, ...mode, ...variables },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (bytes: Buffer) => {
      output = (output + bytes.toString()).slice(-100_000)
    })
  const ended = new Promise<number | null>((done) => server.once('close', done))
  const stop = async () => {
    server.kill('SIGTERM')
    const code = await ended
    if (scratch) rmSync(scratch, { recursive: true, force: true })
    return code
  }
  const kill = async () => {
    server.kill('SIGKILL')
    await ended
  }
  const url = `http://127.0.0.1:${port}`
  try {
    await untilHealthy(
      url,
      () => server.exitCode !== null,
      () => output,
    )
  } catch (error) {
    await stop()
    throw error
  }
  return { url, dataFolder, printed: () => output, stop, kill }
}
