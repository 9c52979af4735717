import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import { castOrganisations, enterCast } from '../cast.ts'
import { booksOf } from '../deal/books.ts'
import { storyClock } from '../deal/clock.ts'
import { planDays } from '../deal/days.ts'
import { openTheatre, playUntil } from '../deal/open-theatre.ts'
import { outlineOf } from '../deal/outline.ts'
import { preparationDays } from '../deal/preparation-days.ts'
import { demoCast } from './demo-cast.ts'
import { stories } from './stories.ts'
import { dealOf, type Story } from './story.ts'

type Demo = { db: Db; store: Store; today: IsoDay; origin: string }

/**
 * Tells the demo: invented issuers, real commands, each story up to `today` and no further, so that what is due next is due
 * in the days to come. A story already told (its deal is in the settings) is not told again.
 */
export async function seedDemo(demo: Demo, say: (line: string) => void): Promise<void> {
  const { db, today } = demo
  await enterCast(db, `${today}T00:00:00.000Z`)
  const told = await toldStories(db)
  for (const [at, story] of stories.entries()) {
    const key = `demo-story-${at + 1}`
    if (told.has(key)) continue
    say(`示例项目 ${at + 1} / ${stories.length}：${story.tranches[0]?.name ?? ''}`)
    await tell(demo, story)
    await db
      .insertInto('setting')
      .values({ key, value: 'told', at: `${today}T00:00:00.000Z` })
      .execute()
  }
}

async function toldStories(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('setting').select('key').where('key', 'like', 'demo-story-%').execute()
  return new Set(rows.map(({ key }) => key))
}

async function tell({ db, store, today, origin }: Demo, story: Story): Promise<void> {
  const deal = dealOf(story, castOrganisations[story.issuer][0], today)
  const outline = outlineOf(deal, booksOf(deal, today))
  const days = planDays(deal, outline)
  const clock = storyClock(preparationDays(days).openedOn, '09:00')
  const silent = () => {}
  const playing = { deal, outline, days, real: false, ending: 'outstanding' as const, say: silent }
  const house = { db, store, cast: demoCast(story, deal), clock, tell: async () => {}, origin }
  const theatre = openTheatre(house, playing)
  await playUntil(theatre, today)
}
