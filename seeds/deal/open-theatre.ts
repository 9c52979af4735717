import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { deliver } from '#app/outbox.server.ts'
import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import { openAgenda } from './agenda.ts'
import type { Cast } from './cast.ts'
import type { StoryClock } from './clock.ts'
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
import type { Say, Telling } from './telling.ts'
import { allowed, type Theatre } from './theatre.ts'

/** How far the story goes. */
export type Ending = 'outstanding' | 'redeemed' | 'default'

export type Playing = { deal: Deal; outline: Outline; days: Days; real: boolean; ending: Ending; say: Say }

/** Where a story is played: its rows, its files, who plays, and its own time. */
/** `origin` is where the house can be reached; what is printed without one leads nowhere. */
export type House = { db: Db; store: Store; cast: Cast; clock: StoryClock; tell: Telling; origin?: string }

/** Sets every scene of a deal on the agenda; nothing has been played yet. */
export function openTheatre({ db, store, cast, clock, tell, origin }: House, playing: Playing): Theatre {
  const { say, ...story } = playing
  const preparation = preparationDays(playing.days)
  const theatre: Theatre = {
    ...story,
    cast,
    db,
    store,
    clock,
    ports: { newId: storyIds(JSON.stringify(playing.deal)), now: clock.now },
    agenda: openAgenda(),
    findings: new Map(),
    project: '',
    settle: async () => {
      await tell(theatre.project)
      if ((await send(theatre, origin)) > 0) await tell(theatre.project)
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

/** Plays what is on the agenda up to and including a day; null: to the end. */
export async function playUntil(theatre: Theatre, day: IsoDay | null): Promise<void> {
  for (let next = theatre.agenda.next(); next; next = theatre.agenda.next()) {
    if (day !== null && next.day > day) return
    theatre.clock.moveTo(next.day, next.hour)
    await next.act()
  }
}

/** Everything in the outbox leaves: papers are printed as the rows stand now. A paper that cannot be printed ends the story. Says how many left. */
async function send({ db, store, ports }: Theatre, origin?: string): Promise<number> {
  const means = { store, printer: inProcessPrinter, ...(origin ? { origin } : {}) }
  for (let all = 0; ; ) {
    const { sent, failed } = await deliver(db, means, ports)
    if (failed > 0) await failure(db)
    all += sent
    if (sent > 0) continue
    await refuseUnprinted(db)
    return all
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
