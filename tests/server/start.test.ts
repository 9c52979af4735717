import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { freePort, untilHealthy } from '../support/application.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']

type Run = { child: ChildProcess; printed: () => string; ended: Promise<number | null> }
let runs: Run[] = []
let folder = ''

/** Runs a command and keeps what it prints; `ended` gives its exit code. */
function run(command: readonly string[], cwd: string, variables: Record<string, string>): Run {
  // VITEST would turn the Remix plugin off in a build.
  const { KEJIBAN_DEMO: _, DATABASE_URL: __, PUBLIC_URL: ___, VITEST: ____, ...env } = process.env
  const [program = '', ...args] = command
  const child = spawn(program, args, { cwd, env: { ...env, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes) => {
      output += bytes
    })
  const started = {
    child,
    printed: () => output,
    ended: new Promise<number | null>((done) => child.once('close', done)),
  }
  runs.push(started)
  return started
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kejiban-start-'))
})
afterEach(async () => {
  for (const { child } of runs) child.kill('SIGTERM')
  await Promise.all(runs.map(({ ended }) => ended))
  runs = []
  rmSync(folder, { recursive: true, force: true })
})

const isFree = (port: number) =>
  new Promise<boolean>((done) => {
    const probe = createServer().once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })

/** Seconds until nobody listens on the port any more; fails after ten. */
async function untilFree(port: number) {
  const began = Date.now()
  while (!(await isFree(port))) {
    if (Date.now() - began > 10_000) throw new Error(`port ${port} is still taken after 10 s`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

describe('npm start', () => {
  const start = (port: number, variables: Record<string, string> = {}) =>
    run([...npm, 'start', '--loglevel=silent'], root, {
      PORT: String(port),
      KEJIBAN_DATA: join(folder, 'data'),
      ...variables,
    })
  const answers = (server: Run, port: number) =>
    untilHealthy(`http://127.0.0.1:${port}`, () => server.child.exitCode !== null, server.printed, 280)

  test('answers; SIGTERM to npm alone frees the port; the next start finds the data and builds nothing', async () => {
    const port = await freePort()
    const first = start(port)
    await answers(first, port)
    const database = join(folder, 'data', 'kejiban.sqlite')
    expect(existsSync(database)).toBe(true)
    first.child.kill('SIGTERM')
    await untilFree(port)
    await first.ended
    writeFileSync(join(folder, 'data', 'witness'), 'kept')

    const second = start(port)
    await answers(second, port)
    expect(second.printed()).not.toMatch(/正在安装|正在构建/)
    expect(second.printed()).toContain(`http://127.0.0.1:${port}/`)
    expect(readFileSync(join(folder, 'data', 'witness'), 'utf8')).toBe('kept')
    expect(readFileSync(join(folder, 'data', 'mode'), 'utf8')).toBe('demo\n')
  }, 300_000)

  test('with NODE_ENV=production too, and without a demo', async () => {
    const port = await freePort()
    const server = start(port, { NODE_ENV: 'production', KEJIBAN_DEMO: '0' })
    await answers(server, port)
    expect(readFileSync(join(folder, 'data', 'mode'), 'utf8')).toBe('real\n')
    server.child.kill('SIGTERM')
    await untilFree(port)
  }, 300_000)

  test('a taken port is one sentence and exit 1', async () => {
    const port = await freePort()
    const other = createServer()
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done))
    const refused = start(port)
    expect(await refused.ended).toBe(1)
    other.close()
    expect(refused.printed().trim()).toMatch(new RegExp(`^未能启动：端口 ${port} 已被占用：.*。$`))
  })

  test('a data folder that cannot be is one sentence and exit 1', async () => {
    writeFileSync(join(folder, 'file'), '')
    const refused = start(await freePort(), { KEJIBAN_DATA: join(folder, 'file', 'data') })
    expect(await refused.ended).toBe(1)
    expect(refused.printed().trim()).toMatch(/^未能启动：数据目录 \S+ 不是可用的目录：.*。$/)
  })

  test('a port that is no number is one sentence and exit 1', async () => {
    const refused = start(0, { PORT: 'web' })
    expect(await refused.ended).toBe(1)
    expect(refused.printed().trim()).toBe('未能启动：PORT 应为 1 至 65535 的整数，现为“web”。')
  })
})

/** The real start.mjs in a checkout of its own, with a program in npm's place that does what a test needs of npm. */
describe('installing', () => {
  const checkout = (npmDoes: string) => {
    mkdirSync(join(folder, 'app/server'), { recursive: true })
    cpSync(join(root, 'app/server/start.mjs'), join(folder, 'app/server/start.mjs'))
    writeFileSync(join(folder, 'package-lock.json'), '{}')
    writeFileSync(
      join(folder, 'npm-cli.mjs'),
      `import * as fs from 'node:fs'
       fs.appendFileSync(${JSON.stringify(join(folder, 'calls'))}, process.argv.slice(2).join(' ') + ' ' + process.env.NODE_ENV + '\\n')
       ${npmDoes}`,
    )
  }
  const succeeds = `await new Promise((done) => setTimeout(done, 600)); fs.mkdirSync('node_modules', { recursive: true })`
  const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')
  const stamp = () => existsSync(join(folder, 'node_modules/.kejiban-installed'))
  const bootstrap = (code: string) =>
    run([process.execPath, '--input-type=module', '-e', code], folder, {
      npm_execpath: join(folder, 'npm-cli.mjs'),
      npm_node_execpath: process.execPath,
      NODE_ENV: 'production',
    })
  const install = () => bootstrap(`import { install } from '${folder}/app/server/start.mjs'; await install()`)

  test('two starts at once install once, with everything a build needs', async () => {
    checkout(succeeds)
    expect(await Promise.all([install().ended, install().ended])).toEqual([0, 0])
    expect(calls()).toHaveLength(1)
    expect(calls()[0]).toMatch(/^ci --include=dev --include=optional .*undefined$/)
  })

  test('the same lock file is not installed again, another is', async () => {
    checkout(succeeds)
    await install().ended
    await install().ended
    expect(calls()).toHaveLength(1)
    writeFileSync(join(folder, 'package-lock.json'), '{ }')
    await install().ended
    expect(calls()).toHaveLength(2)
  })

  test('a stop while installing ends everything and leaves the work to be done again', async () => {
    checkout(`setInterval(() => {}, 1000); fs.writeFileSync('npm.pid', String(process.pid))`)
    const port = await freePort()
    const server = run([process.execPath, 'app/server/start.mjs'], folder, {
      PORT: String(port),
      npm_execpath: join(folder, 'npm-cli.mjs'),
      npm_node_execpath: process.execPath,
    })
    while (!existsSync(join(folder, 'npm.pid'))) await new Promise((done) => setTimeout(done, 50))
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(143)
    const pid = Number(readFileSync(join(folder, 'npm.pid'), 'utf8'))
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    expect(stamp()).toBe(false)
    expect(existsSync(join(folder, '.cache/start.lock'))).toBe(false)
  })

  test.each([
    ['npm error code ENOSPC', /磁盘空间不足/],
    ['npm error code EACCES', /没有写入 .* 的权限/],
    ['npm error code ENOTFOUND registry', /连接不上 npm 软件源/],
    ['npm error something else', /npm error something else/],
  ])('a failure of npm is told in Chinese: %s', async (said, sentence) => {
    checkout(`console.error(${JSON.stringify(said)}); process.exitCode = 1`)
    const server = run([process.execPath, 'app/server/start.mjs'], folder, {
      PORT: String(await freePort()),
      npm_execpath: join(folder, 'npm-cli.mjs'),
      npm_node_execpath: process.execPath,
    })
    expect(await server.ended).toBe(1)
    expect(server.printed()).toMatch(sentence)
    expect(server.printed()).not.toContain('start.mjs:')
    expect(stamp()).toBe(false)
  })

  test('without a lock file, or without npm, one sentence', async () => {
    checkout(succeeds)
    rmSync(join(folder, 'package-lock.json'))
    const say = `import { install, reason } from '${folder}/app/server/start.mjs'; await install().catch((e) => console.log(reason(e)))`
    const noLock = bootstrap(say)
    await noLock.ended
    expect(noLock.printed()).toBe('找不到 package-lock.json：请使用完整的仓库。\n')
    writeFileSync(join(folder, 'package-lock.json'), '{}')
    const noNpm = run([process.execPath, '--input-type=module', '-e', say], folder, { npm_execpath: '', PATH: folder })
    await noNpm.ended
    expect(noNpm.printed()).toContain('找不到 npm')
  })
})
