import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from './environment.ts'

export type Mode = { ok: true; demo: boolean } | { ok: false; message: string }

/**
 * Whether this is a demo, where a visitor may take any seat. KEJIBAN_DEMO decides; else what the data folder remembers;
 * else the first run on nothing is one: no data, no database tables, no public address. The answer is remembered.
 */
export function settleMode(environment: Environment, databaseIsNew: boolean): Mode {
  const file = join(environment.dataFolder, 'mode')
  const remembered = existsSync(file) ? readFileSync(file, 'utf8').trim() === 'demo' : undefined
  const demo = environment.demo ?? remembered ?? (databaseIsNew && environment.publicOrigin === undefined)
  if (demo && environment.publicOrigin !== undefined)
    return {
      ok: false,
      message: '演示模式只供本机使用，不能与 PUBLIC_URL 同用：请以 KEJIBAN_DATA 另指定一个空的数据目录。',
    }
  if (!demo && environment.clock !== undefined)
    return { ok: false, message: 'KEJIBAN_CLOCK 只在演示模式下有效：正式运行的每一步都以实际时间为准，请去掉它。' }
  if (remembered === undefined) writeFileSync(file, demo ? 'demo\n' : 'real\n')
  return { ok: true, demo }
}
