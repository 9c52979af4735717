// `npm run seed`, and a step of `npm start`: in demo mode an empty database is told the demo, once; an interrupted telling
// goes on where it stopped. A database with projects of its own is left alone.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settleMode } from '#app/server/demo-mode.ts'
import { readEnvironment } from '#app/server/environment.ts'
import { startRefusal } from '#app/server/start-refusal.ts'
import { systemPorts } from '#app/server/system-ports.ts'
import { connect, type Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { migrate } from '#db/migrate.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { enterCast } from './cast.ts'
import { seedAside } from './demo/seed-aside.ts'
import { seedChapters } from './demo/seed-chapters.ts'
import { seedChecks } from './demo/seed-checks.ts'
import { seedClauses } from './demo/seed-clauses.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { seedGreen } from './demo/seed-green.ts'
import { seedLetters } from './demo/seed-letters.ts'
import { seedLists } from './demo/seed-lists.ts'
import { seedOutages } from './demo/seed-outages.ts'
import { seedReserve } from './demo/seed-reserve.ts'
import { seedRound } from './demo/seed-round.ts'
import { seedRulebook } from './demo/seed-rulebook.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

async function isOurs(db: Db): Promise<boolean> {
  const project = await db.selectFrom('project').select('id').limit(1).executeTakeFirst()
  if (!project) return true
  const story = await db
    .selectFrom('setting')
    .select('key')
    .where('key', 'like', 'demo-story-%')
    .limit(1)
    .executeTakeFirst()
  return story !== undefined
}

async function main(): Promise<string | null> {
  const read = readEnvironment(process.env, root)
  if (!read.ok) return read.message
  const { environment } = read
  const ports = systemPorts(environment.clock)
  const { now } = ports
  mkdirSync(environment.dataFolder, { recursive: true, mode: 0o700 })
  const db = connect(environment.databaseUrl)
  try {
    const migrated = await migrate(db)
    const mode = settleMode(environment, migrated.includes('001-foundation'))
    if (!mode.ok) return mode.message
    if (mode.demo && (await isOurs(db))) {
      const store = openStore(db, join(environment.dataFolder, 'files'), now)
      if (environment.demoStories === false) await enterCast(db, now())
      else {
        const origin = environment.publicOrigin ?? `http://127.0.0.1:${environment.port}`
        await seedDemo({ db, store, today: legalDay(now()), origin }, (line) => console.log(line))
        await seedChecks(db, store, now(), (line) => console.log(line))
        await seedChapters(db, store, now(), (line) => console.log(line))
        await seedRound(db, store, now(), (line) => console.log(line))
        await seedLetters(db, store, now(), (line) => console.log(line))
        await seedGreen(db, ports, (line) => console.log(line))
        await seedAside(db, now(), (line) => console.log(line))
        await seedReserve(db, legalDay(now()), (line) => console.log(line))
        await seedRulebook(db, ports, (line) => console.log(line))
        await seedClauses(db, legalDay(now()), (line) => console.log(line))
        await seedOutages(db, legalDay(now()), (line) => console.log(line))
        await seedLists(db, store, legalDay(now()), (line) => console.log(line))
      }
    }
    writeFileSync(join(environment.dataFolder, 'seeded'), `${now()}\n`)
    return null
  } finally {
    await db.destroy()
  }
}

main().then(
  (message) => {
    if (message) console.error(`未能启动：${message}`)
    process.exit(message ? 1 : 0)
  },
  (error) => {
    console.error(`未能启动：${startRefusal(error) ?? error.stack}`)
    process.exit(1)
  },
)
