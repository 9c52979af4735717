// `npm run bench -- NAME`: one JSON object a line on stdout, notes on stderr. Ratios within one run are the result; absolute
// figures depend on the machine. Imports only node:* so that it can bring the tools along first.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { install, runtime } from '../../app/server/start.mjs'

const name = process.argv[2] ?? ''
const file = new URL(`./${name}.bench.ts`, import.meta.url)

if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  console.error('用法：npm run bench -- command | pdf')
  process.exit(2)
}

await install()
const node = await runtime()
const child = spawn(node, ['--disable-warning=ExperimentalWarning', file.pathname, ...process.argv.slice(3)], { stdio: 'inherit' })
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
