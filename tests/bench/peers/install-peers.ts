import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** What the engine is measured against, brought along by the bench alone: the product depends on none of them. */
const pinned = {
  '@myriaddreamin/typst-ts-node-compiler': '0.7.0',
  pdfmake: '0.3.11',
  'pdf-lib': '1.17.1',
  '@pdf-lib/fontkit': '1.1.1',
}

const folder = join(tmpdir(), 'kejiban-bench-peers')

function isInstalled(name: string, version: string): boolean {
  const manifest = join(folder, 'node_modules', name, 'package.json')
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version
}

/** npm as the one that runs us, else the one on the PATH. */
function npm(): [command: string, ...first: string[]] {
  const path = process.env.npm_execpath
  if (path && /^npm/.test(basename(path)) && existsSync(path))
    return [process.env.npm_node_execpath || process.execPath, path]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

/**
 * Installs the peers into a folder of the temp directory, once, and gives what they are required with; null, with a
 * sentence on stderr, where npm cannot fetch them.
 */
export function installPeers(): NodeJS.Require | null {
  if (!Object.entries(pinned).every(([name, version]) => isInstalled(name, version))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: pinned }))
    console.error(`正在取得对比用的排版引擎（仅此基准使用，装在 ${folder}）…`)
    const [command, ...first] = npm()
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1']
    const { status, error } = spawnSync(command, [...first, ...args], {
      cwd: folder,
      stdio: 'ignore',
      timeout: 300_000,
    })
    if (error || status !== 0) {
      console.error('取不到对比用的排版引擎：请检查网络与 npm 软件源设置。本次只测本引擎，不作对比。')
      return null
    }
  }
  return createRequire(join(folder, 'package.json'))
}
