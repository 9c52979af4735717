import { join } from 'node:path'
import { connect } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { castOrganisations } from '#seeds/cast.ts'
import { booksOf } from '#seeds/deal/books.ts'
import { storyClock } from '#seeds/deal/clock.ts'
import { planDays } from '#seeds/deal/days.ts'
import { openTheatre } from '#seeds/deal/open-theatre.ts'
import { outlineOf } from '#seeds/deal/outline.ts'
import { preparationDays } from '#seeds/deal/preparation-days.ts'
import { demoCast } from '#seeds/demo/demo-cast.ts'
import { stories } from '#seeds/demo/stories.ts'
import { dealOf } from '#seeds/demo/story.ts'

/**
 * On the data of a stopped server: the first story of the demo up to the hour at which its bank is to answer the first
 * round. Gives the name of the issue and the day.
 */
export async function tellUntilAsked(dataFolder: string, today: string): Promise<{ name: string; day: string }> {
  const [story] = stories
  if (!story) throw new Error('no story')
  const deal = dealOf(story, castOrganisations[story.issuer][0], today)
  const outline = outlineOf(deal, booksOf(deal, today))
  const days = planDays(deal, outline)
  const [round] = days.registration.way === 'filed' ? days.registration.rounds : []
  if (!round) throw new Error('the story has no round')
  const db = connect(join(dataFolder, 'kejiban.sqlite'))
  try {
    const clock = storyClock(preparationDays(days).openedOn, '09:00')
    const store = openStore(db, join(dataFolder, 'files'), clock.now)
    const playing = { deal, outline, days, real: false, ending: 'outstanding' as const, say: () => {} }
    const theatre = openTheatre({ db, store, cast: demoCast(story, deal), clock, tell: async () => {} }, playing)
    for (let next = theatre.agenda.next(); next; next = theatre.agenda.next()) {
      if (`${next.day} ${next.hour}` >= `${round.repliedOn} 13:30`) break
      theatre.clock.moveTo(next.day, next.hour)
      await next.act()
    }
    return { name: deal.tranches[0]?.name ?? '', day: round.repliedOn }
  } finally {
    await db.destroy()
  }
}
