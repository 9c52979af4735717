import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { migrate } from '#db/migrate.ts'
import { largestBook } from './book-of-issue.ts'
import { castOf, castRows } from './cast.ts'
import { storyClock } from './clock.ts'
import { refusingFindings, type ToldFinding } from './findings.ts'
import { openTheatre, type Playing, playUntil } from './open-theatre.ts'
import { preparationDays } from './preparation-days.ts'
import { tellingOf } from './telling.ts'
import { isRefused, type Theatre } from './theatre.ts'

/** A played deal: its rows and files, until `close` takes them away. `refusing`: the findings at which a rule ended it. */
export type Played = { theatre: Theatre; refusing: ToldFinding[] | null; close: () => Promise<void> }

/** Plays a deal through the real commands in a scratch database of its own. */
export async function play(playing: Playing): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-deal-'))
  const db = connect(':memory:')
  const clear = () => rmSync(folder, { recursive: true, force: true })
  // A story that is stopped halfway leaves nothing behind either.
  process.on('exit', clear)
  const close = async () => {
    await db.destroy()
    clear()
    process.off('exit', clear)
  }
  try {
    await migrate(db)
    const theatre = await furnish(db, folder, playing)
    return { theatre, refusing: await refusalIn(theatre), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function refusalIn(theatre: Theatre): Promise<ToldFinding[] | null> {
  try {
    await playUntil(theatre, null)
    return null
  } catch (error) {
    if (isRefused(error)) return refusingFindings(theatre, error)
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
