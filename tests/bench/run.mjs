// `npm run bench -- NAME`: one JSON object a line on stdout, notes on stderr. Ratios within one run are the result; absolute
// figures depend on the machine. Imports only node:* and start.mjs, so that it can bring the tools along first.
import { readdirSync } from 'node:fs'
import { build, forwardSignals, install, reason, run, runtime } from '../../app/server/start.mjs'

const suffix = '.bench.ts'
const [name, ...rest] = process.argv.slice(2)
const names = readdirSync(new URL('.', import.meta.url)).flatMap((file) =>
  file.endsWith(suffix) ? [file.slice(0, -suffix.length)] : [],
)

async function main() {
  if (!names.includes(name)) {
    console.error(`用法：npm run bench -- ${names.join(' | ')}`)
    return 2
  }
  forwardSignals()
  await install()
  // Papers are printed by what is built for the server.
  if (name === 'pdf') await build()
  const [command, ...flags] = runtime()
  return (await run(command, [...flags, `tests/bench/${name}${suffix}`, ...rest], { stdio: 'inherit' })).code
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(reason(error))
    process.exit(1)
  },
)
