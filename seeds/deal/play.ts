import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { migrate } from '#db/migrate.ts'
import { largestBook } from './book-of-issue.ts'
import { castOf, castRows } from './cast.ts'
import { storyClock } from './clock.ts'
import { openTheatre, type Playing, playUntil } from './open-theatre.ts'
import { preparationDays } from './preparation-days.ts'
import { tellingOf } from './telling.ts'
import type { Theatre } from './theatre.ts'

/** A played deal: its rows and files, until `close` takes them away. */
export type Played = { theatre: Theatre; close: () => Promise<void> }

/** Plays a deal through the real commands in a scratch database of its own. Throws a refusal (theatre.ts) where one ends it. */
export async function play(playing: Playing): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-deal-'))
  const db = connect(':memory:')
  const close = async () => {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(db)
    const theatre = await furnish(db, folder, playing)
    await playUntil(theatre, null)
    return { theatre, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function furnish(db: Db, folder: string, playing: Playing): Promise<Theatre> {
  const { deal, outline, days, say } = playing
  const clock = storyClock(preparationDays(days).openedOn, '09:00')
  const cast = castOf(deal, largestBook(outline.issues))
  const { organisations, persons, memberships } = castRows(cast, deal, clock.now())
  await db.insertInto('organisation').values(organisations).execute()
  await db.insertInto('person').values(persons).execute()
  await db.insertInto('membership').values(memberships).execute()
  const store = openStore(db, join(folder, 'files'), clock.now)
  return openTheatre({ db, store, cast, clock, tell: tellingOf(db, deal, cast, say) }, playing)
}
