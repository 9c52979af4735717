// `npm test`: sets up, runs every runner in turn, and sums them into the last line. Like start.mjs it must run before
// anything is installed and under any Node from 20 on, so it imports node:* and files that do the same.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, forwardSignals, install, reason, root, run, runtime } from '../app/server/start.mjs'
import { countsOf, failure, none } from './support/counts.mjs'
import { startPostgres } from './support/postgres.mjs'

const minutes = (count) => count * 60_000
const reports = fs.mkdtempSync(join(tmpdir(), 'kejiban-tests-'))

/** Runs a program under our Node with its output shown as it comes; one that hangs is ended. Gives its exit code. */
async function show(limit, script, args, env = {}) {
  const [command, ...flags] = runtime()
  const stdio = ['ignore', 'inherit', 'inherit']
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
  const kept = { NODE_COMPILE_CACHE: join(root, 'build/.compiled') }
  const options = { stdio, env: { ...kept, ...process.env, ...plain, ...env }, timeout: limit, killSignal: 'SIGKILL' }
  return (await run(command, [...flags, join(root, script), ...args], options)).code
}

/** One check: passed or failed as a whole. */
const check = async (script, args) => {
  const code = await show(minutes(5), script, args)
  return code === 0 ? { ...none(), passed: 1 } : failure()
}

async function vitest(name, limit, args, env) {
  const file = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--silent=passed-only']
  const script = 'node_modules/vitest/vitest.mjs'
  const code = await show(limit, script, ['run', '--config', 'remix.config.js', ...reporters, ...args], env)
  return countsOf(fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined, code)
}

/** Unit, model and database tests in one run, on SQLite and on a PostgreSQL of its own. */
async function unitsOnBothEngines() {
  const postgres = await startPostgres()
  stopPostgres = postgres.stop
  try {
    return await vitest('units', minutes(14), [], { KEJIBAN_TEST_POSTGRES: postgres.url })
  } finally {
    stopPostgres = undefined
    await postgres.stop()
  }
}

const steps = [
  ['类型检查', () => check('node_modules/typescript/bin/tsc', ['--noEmit'])],
  ['代码规范', () => check('node_modules/@biomejs/biome/bin/biome', ['check', '.'])],
  ['页面构建', () => build().then(none)],
  ['单元、模型与数据库测试（SQLite 与 PostgreSQL）', unitsOnBothEngines],
  ['浏览器全程测试（Chromium）', () => vitest('journeys', minutes(14), [], { KEJIBAN_JOURNEYS: '1' })],
]

let stopPostgres
let broken = false

/** Every step runs whatever became of the others: one broken thing must not hide the rest. */
async function main() {
  forwardSignals(() => {
    broken = true
    stopPostgres?.()
  })
  const total = none()
  await install()
  for (const [title, step] of steps) {
    if (broken) break
    const began = Date.now()
    console.log(`\n— ${title} …`)
    const counts = await step().catch((error) => {
      console.error(reason(error))
      return failure()
    })
    for (const key of Object.keys(total)) total[key] += counts[key]
    const outcome = counts.failed > 0 ? `失败 ${counts.failed} 项` : '通过'
    console.log(`— ${title}：${outcome}（${Math.round((Date.now() - began) / 1000)} 秒）`)
  }
  if (broken) total.failed += 1
  return total
}

main()
  .catch((error) => {
    console.error(reason(error))
    return failure()
  })
  .then(({ passed, failed, skipped }) => {
    fs.rmSync(reports, { recursive: true, force: true })
    if (skipped > 0) console.log(`\n另有 ${skipped} 项因本机条件跳过，不计入下列两数。`)
    console.log(`\n${passed} passed, ${failed} failed`)
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0
  })
