// The first file that runs on a bare machine: it imports node:* only, because nothing is installed yet,
// and keeps to syntax that Node 20 reads. It installs, builds, starts app/server/main.ts and then only passes signals on.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { createServer } from 'node:net'
import { constants } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const dataFolder = () => resolve(root, process.env.KEJIBAN_DATA || 'data')
const sources = ['app', 'workflows', 'db', 'templates', 'remix.config.js', 'package.json', 'package-lock.json']

/** A reason to stop that is the user's to mend: one sentence, no stack. */
const refusal = (sentence) => Object.assign(new Error(sentence), { refusal: true })

/** The sentence for what the system or npm said, by its error code; undefined when it is none of the known ones. */
function sentenceFor(text, place) {
  if (/ENOSPC|EDQUOT/.test(text)) return `磁盘空间不足，无法写入 ${place}：请腾出空间（安装约需 1.5 GB）后重试。`
  if (/EACCES|EPERM|EROFS/.test(text)) return `没有写入 ${place} 的权限：请检查目录的所有者，或换一个目录。`
  if (/ENOTDIR|EEXIST/.test(text)) return `${place} 不是可用的目录：路径中有一段是文件。`
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT/.test(text)) return '连接不上 npm 软件源：请检查网络与 registry、代理设置。'
  if (/package.json and package-lock.json/.test(text)) return 'package.json 与 package-lock.json 不一致：请恢复锁文件。'
}

// Signals. Whoever stops us may signal this process only, so every child is told, and killed if it does not listen.
const children = new Set()
let stoppedBy
const exitCode = (signal) => 128 + constants.signals[signal]

/** From now on SIGTERM, SIGINT and SIGHUP end the children first; `before` runs once at the first signal. */
export function forwardSignals(before = () => {}) {
  const tell = (signal) => {
    if (!stoppedBy) before()
    stoppedBy = signal
    for (const child of children) child.kill(child.heedless ? 'SIGKILL' : signal)
    // The server itself ends within 8 s; 9 s keeps the promise that the port is free within 10.
    setTimeout(() => [...children].map((child) => child.kill('SIGKILL')), 9000).unref()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, tell)
}

/**
 * Runs a command to its end, saying every 15 s that it is still at it when `what` names it.
 * `heedless` are killed at once: npm minds no signal until it is done, and half its work is done again anyway.
 * Gives its exit code (128 + n for a signal) and, when piped, the last 16 000 characters it wrote.
 */
export function run(command, args, { what, heedless = false, ...options } = {}) {
  if (stoppedBy) return Promise.resolve({ code: exitCode(stoppedBy), output: '' })
  const began = Date.now()
  const progress = () => console.log(`  仍在${what}，已 ${Math.round((Date.now() - began) / 1000)} 秒…`)
  const clock = what && setInterval(progress, 15_000)
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    children.add(Object.assign(child, { heedless }))
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (bytes) => (output = (output + bytes).slice(-16_000)))
    child.on('error', fail)
    child.on('close', (code, signal) => {
      children.delete(child)
      done({ code: code ?? exitCode(signal), output })
    })
  }).finally(() => clearInterval(clock))
}
const read = (path) => (fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : undefined)

/**
 * Runs `work` while no other start of this checkout installs or builds. The lock is outside node_modules, which npm empties.
 * Its owner touches it every 2 s and is gone when it has been silent for 10 s.
 */
async function alone(work) {
  const lock = join(root, '.cache', 'start.lock')
  fs.mkdirSync(join(root, '.cache'), { recursive: true })
  for (let told = false; ; told = true) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const touched = fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - touched > 10_000) fs.rmSync(lock, { force: true })
    else if (!told) console.log('另一个启动进程正在安装或构建，等待它完成…')
    if (stoppedBy) return
    await sleep(300)
  }
  const heart = setInterval(() => fs.utimes(lock, new Date(), new Date(), () => {}), 2000)
  try {
    return await work()
  } finally {
    clearInterval(heart)
    fs.rmSync(lock, { force: true })
  }
}

/** Does `work` unless the stamp already says it was done for the same input; the stamp is written last. */
async function onceFor(name, input, work) {
  const stamp = join(root, name)
  if (read(stamp) === input) return
  await alone(async () => {
    if (read(stamp) === input || stoppedBy) return
    fs.rmSync(stamp, { force: true })
    await work()
    if (!stoppedBy) fs.writeFileSync(stamp, input)
  })
}

/** npm as the one that runs us, else the one on the PATH. Yarn and pnpm set the same variable but know no `ci`. */
function npm() {
  const path = process.env.npm_execpath
  if (path && /^npm/.test(basename(path)) && fs.existsSync(path))
    return [process.env.npm_node_execpath || process.execPath, path]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

/**
 * Installs exactly what package-lock.json says, when it differs from what is there.
 * Install scripts stay off: nothing we use needs one, and better-sqlite3's would call for a compiler.
 */
export async function install() {
  const lock = read(join(root, 'package-lock.json'))
  if (lock === undefined) throw refusal('找不到 package-lock.json：请使用完整的仓库。')
  const input = createHash('sha256').update(`${lock}\n${process.platform} ${process.arch}`).digest('hex')
  await onceFor('node_modules/.kejiban-installed', input, async () => {
    console.log('正在安装依赖（首次约需一分钟）…')
    // NODE_ENV=production would leave out Vite, and a machine's own `omit` the Node 24 we run on.
    const { NODE_ENV: _, ...env } = process.env
    const [command, ...first] = npm()
    const args = [...first, 'ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund']
    const end = await run(command, args, { env, what: '安装', heedless: true }).catch((error) => {
      throw error.code === 'ENOENT' ? refusal('找不到 npm：请安装 Node.js（自带 npm）后用 npm start 启动。') : error
    })
    if (end.code !== 0) throw refusal(`依赖安装失败。${sentenceFor(end.output, 'node_modules') ?? end.output}`)
  })
}

/** The command and flags that run our TypeScript: Node 24 from the lock file, else this process's Node if it can. */
export function runtime() {
  const [platform, file] = process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node']
  const bundled = join(root, `node_modules/node-${platform}-${process.arch}/bin/${file}`)
  if (fs.existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0) return [bundled]
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return [process.execPath]
  if (major === 22 && minor >= 6) return [process.execPath, '--experimental-strip-types', '--no-warnings']
  throw refusal(`此平台没有随附的 Node 24，而本机 Node 为 ${process.version}：请安装 Node 22.6 或更高版本。`)
}

function hashOfSources() {
  const hash = createHash('sha256')
  const add = (path) => {
    const entry = fs.statSync(join(root, path), { throwIfNoEntry: false })
    if (entry?.isDirectory()) for (const name of fs.readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
    else if (entry) hash.update(`${path}\0${entry.size}\0`).update(fs.readFileSync(join(root, path)))
  }
  for (const path of sources) add(path)
  return hash.digest('hex')
}

/** Runs a program of ours under that Node, as in production; what was compiled once is kept for the next start. */
function runOurs(args, options, more) {
  const [command, ...flags] = runtime()
  const env = { NODE_COMPILE_CACHE: join(root, 'build/.compiled'), ...process.env, NODE_ENV: 'production', ...more }
  return run(command, [...flags, ...args], { ...options, env })
}

async function buildBy(program, env) {
  const args = [...program, '--config', 'remix.config.js', '--logLevel', 'warn']
  const { code, output } = await runOurs(args, { what: '构建', heedless: true }, env)
  const said = output.split(/\s+watchFiles:/)[0] // Rollup prints a list of every file it watches after the error.
  if (code !== 0) throw refusal(`页面构建失败。${sentenceFor(said, 'build') ?? said}`)
}

/** Builds the pages, and what sets papers in type, when a source file changed since the last build. */
export const build = () =>
  onceFor('build/.kejiban-built', hashOfSources(), async () => {
    console.log('正在构建页面…')
    await buildBy(['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'])
    await buildBy(['node_modules/vite/bin/vite.js', 'build'], { KEJIBAN_PRINTING: '1' })
  })

/** Refuses before the long work, not after it: a port that cannot be had. */
async function requirePort() {
  const text = process.env.PORT || '3000'
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) throw refusal(`PORT 应为 1 至 65535 的整数，现为“${text}”。`)
  const probe = createServer()
  await new Promise((done, fail) => probe.once('error', fail).listen(port, '127.0.0.1', done)).catch((error) => {
    if (error.code === 'EACCES') throw refusal(`没有权限使用端口 ${port}：请换用 1024 以上的端口。`)
    throw refusal(`端口 ${port} 已被占用：请停止占用它的程序，或换一个端口，例如 PORT=3457 npm start。`)
  })
  await new Promise((done) => probe.close(done))
}

/** Step by step: where a folder cannot be made (/proc), Node's own recursive mkdir never returns. */
function makeFolder(path) {
  if (fs.existsSync(path)) return
  makeFolder(dirname(path))
  fs.mkdirSync(path, { mode: 0o700 })
}

/** Refuses a data folder that cannot be written, by writing to it. */
function requireData() {
  const folder = dataFolder()
  const probe = join(folder, `.probe-${process.pid}`)
  try {
    makeFolder(folder)
    fs.writeFileSync(probe, Buffer.alloc(4096))
    fs.rmSync(probe)
  } catch (error) {
    const place = `数据目录 ${folder}`
    throw refusal(sentenceFor(String(error.code), place) ?? `${place} 不可用（${error.code}）。`)
  }
}

/** Tells the demo into a new data folder, in a process of its own, which says what hinders it; later there is nothing to do. */
async function seed() {
  if (fs.existsSync(join(dataFolder(), 'seeded')) && process.env.KEJIBAN_DEMO !== '1') return 0
  console.log('正在准备数据…')
  return (await runOurs(['seeds/run.ts'], { what: '准备数据', stdio: ['ignore', 'inherit', 'inherit'] })).code
}

async function start() {
  if (Number.parseInt(process.versions.node, 10) < 20) throw refusal(`需要 Node 20 以上，本机为 ${process.version}。`)
  forwardSignals()
  await requirePort()
  requireData()
  await install()
  await build()
  const seeded = await seed()
  if (seeded !== 0) return seeded
  console.log('正在启动服务…')
  // The channel tells the server when this process is gone, however it went.
  return (await runOurs(['app/server/main.ts'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })).code
}

/** What to print of a failure: the sentence of a refusal, everything of the unexpected. */
export const reason = (error) =>
  error.refusal ? error.message : (sentenceFor(String(error.code), root) ?? error.stack)

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href)
  start().then(
    (code) => process.exit(code),
    (error) => {
      if (!stoppedBy) console.error(`未能启动：${reason(error)}`)
      process.exit(stoppedBy ? exitCode(stoppedBy) : 1)
    },
  )
