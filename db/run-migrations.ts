// `npm run migrate`: brings the database of DATABASE_URL, or the SQLite file of KEJIBAN_DATA, up to date and says what it did.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

const folder = resolve(process.env.KEJIBAN_DATA || 'data')
if (!process.env.DATABASE_URL) mkdirSync(folder, { recursive: true, mode: 0o700 })
const db = connect(process.env.DATABASE_URL || join(folder, 'kejiban.sqlite'))

try {
  const done = await migrate(db)
  console.log(done.length === 0 ? '数据库结构已是最新。' : `已升级：${done.join('、')}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await db.destroy()
}
