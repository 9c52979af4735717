import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { deliver } from '#app/outbox.server.ts'
import { connect, type Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { migrate } from '#db/migrate.ts'
import { openAgenda } from './agenda.ts'
import { largestBook } from './book-of-issue.ts'
import { castOf, castRows } from './cast.ts'
import { storyClock } from './clock.ts'
import type { Days } from './days.ts'
import type { Deal } from './deal.ts'
import type { Outline } from './outline.ts'
import { preparationDays } from './preparation-days.ts'
import { enhancementScene } from './scenes/enhancement.ts'
import { issuanceScene } from './scenes/issuance.ts'
import { preparationScene } from './scenes/preparation.ts'
import { ratingScene } from './scenes/rating.ts'
import { registrationScene } from './scenes/registration.ts'
import { reserveScene } from './scenes/reserve.ts'
import { storyIds } from './story-ids.ts'
import { type Say, tellingOf } from './telling.ts'
import { allowed, type Theatre } from './theatre.ts'

export type Playing = { deal: Deal; outline: Outline; days: Days; real: boolean; ending: Ending; say: Say }
/** How far the story goes. */
export type Ending = 'outstanding' | 'redeemed' | 'default'

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
    for (let next = theatre.agenda.next(); next; next = theatre.agenda.next()) {
      theatre.clock.moveTo(next.day, next.hour)
      await next.act()
    }
    return { theatre, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function furnish(db: Db, folder: string, { deal, outline, days, real, ending, say }: Playing): Promise<Theatre> {
  const preparation = preparationDays(days)
  const clock = storyClock(preparation.openedOn, '09:00')
  const cast = castOf(deal, largestBook(outline.issues))
  const { organisations, persons, memberships } = castRows(cast, deal, clock.now())
  await db.insertInto('organisation').values(organisations).execute()
  await db.insertInto('person').values(persons).execute()
  await db.insertInto('membership').values(memberships).execute()
  const newId = storyIds(JSON.stringify(deal))
  const ports = { newId, now: clock.now }
  const store = openStore(db, join(folder, 'files'), clock.now)
  const tell = tellingOf(db, deal, cast, say)
  const theatre: Theatre = {
    deal,
    outline,
    days,
    cast,
    real,
    ending,
    db,
    store,
    clock,
    ports,
    agenda: openAgenda(),
    project: '',
    settle: async () => {
      await tell(theatre.project)
      await send(theatre)
    },
    note: say,
  }
  reserveScene(theatre, preparation)
  ratingScene(theatre, preparation)
  enhancementScene(theatre, preparation)
  preparationScene(theatre, preparation)
  registrationScene(theatre)
  issuanceScene(theatre)
  return theatre
}

/** Everything in the outbox leaves: papers are printed as the rows stand now. A paper that cannot be printed ends the story. */
async function send({ db, store, ports }: Theatre): Promise<void> {
  for (;;) {
    const { sent, failed } = await deliver(db, { store, printer: inProcessPrinter }, ports)
    if (failed > 0) await failure(db)
    if (sent === 0) return refuseUnprinted(db)
  }
}

async function failure(db: Db): Promise<never> {
  const row = await db
    .selectFrom('outbox')
    .select(['type', 'failure'])
    .where('failure', 'is not', null)
    .executeTakeFirst()
  throw new Error(`${row?.type ?? 'message'}: ${row?.failure ?? ''}`)
}

async function refuseUnprinted(db: Db): Promise<void> {
  const row = await db
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select(['filing.title', 'filing_version.refusal'])
    .where('filing_version.state', '=', 'refused')
    .executeTakeFirst()
  if (row) allowed('filing.print', { ok: false, reason: 'invalid', message: `${row.title}：${row.refusal ?? ''}` })
}
