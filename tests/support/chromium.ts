import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, '.cache')

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Nothing but the page under test: no update, no sync, no talk with the makers of the browser. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--disable-quic',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
]

type Binary = { path: string; env: Record<string, string> }

/**
 * Unpacks the Chromium that npm installed into .cache, once per version. The package itself unpacks into the temp folder
 * under a fixed name, where another user's copy would be in the way; so it is given a temp folder of its own.
 */
async function unpack(): Promise<Binary> {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'))
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(join(folder, 'chromium'))) {
    mkdirSync(cache, { recursive: true })
    const scratch = mkdtempSync(join(cache, 'unpacking-'))
    const before = process.env.TMPDIR
    process.env.TMPDIR = scratch
    try {
      const { default: bundled, inflate } = await import('@sparticuz/chromium')
      await bundled.executablePath()
      await inflate(join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'))
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
    try {
      renameSync(scratch, folder)
    } catch (error) {
      // Another test file was quicker.
      rmSync(scratch, { recursive: true, force: true })
      if (!existsSync(join(folder, 'chromium'))) throw error
    }
  }
  const path = join(folder, 'chromium')
  // Its own fonts only, none of them Chinese: what the pages show comes from the fonts they bring.
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  writeFileSync(
    fonts.FONTCONFIG_FILE,
    `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`,
  )
  const runs = spawnSync(path, ['--version', '--no-sandbox']).status === 0
  return { path, env: runs ? fonts : { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } }
}

/** Real Chromium: the installed one if there is one (or CHROMIUM_PATH), else the one from npm. */
export async function launchChromium(): Promise<Browser> {
  const own = [process.env.CHROMIUM_PATH ?? '', ...installed].find((path) => path !== '' && existsSync(path))
  const { path, env }: Binary = own ? { path: own, env: {} } : await unpack()
  // Chromium will not run sandboxed as root, and the unpacked one has no sandbox of its own; it sees our pages only.
  const open = own === undefined || process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const launch = (args: string[]) =>
    chromium.launch({ executablePath: path, args: [...quiet, ...args], env: { ...process.env, ...env } })
  if (open.length > 0) return launch(open)
  // A container may forbid an ordinary user the namespaces that the sandbox is made of.
  return launch([]).catch(() => launch(['--no-sandbox']))
}
