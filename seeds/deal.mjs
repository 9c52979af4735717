// `npm run deal`: runs on a bare checkout, so it imports node:* and the start's own parts only. Installs what the lock file says,
// then plays the deal on Node 24 and ends as it ended: 0 told, 2 the file is wrong, 3 a rule refuses, 128+n a signal.
import { resolve } from 'node:path'
import { forwardSignals, install, reason, root, run, runtime } from '../app/server/start.mjs'

const [major = 0] = process.versions.node.split('.').map(Number)

async function deal() {
  if (major < 20) {
    console.error(`需要 Node 20 或更高版本，本机为 ${process.version}。`)
    return 1
  }
  forwardSignals()
  await install()
  const [command, ...flags] = runtime()
  // Paths on the command line are the caller's: npm runs us in the checkout and says in INIT_CWD where he is.
  const here = process.cwd()
  const from = resolve(here) === resolve(root) ? (process.env.INIT_CWD ?? here) : here
  const { code } = await run(command, [...flags, `${root}seeds/deal/main.ts`, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, KEJIBAN_CALLED_FROM: from },
  })
  return code
}

deal().then(
  (code) => process.exit(code),
  (error) => {
    console.error(`未能运行：${reason(error)}`)
    process.exit(1)
  },
)
