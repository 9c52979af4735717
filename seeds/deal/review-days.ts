import { addWorkingDays, workingDaysBetween } from '#workflows/calendar/calendar.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import type { Route } from '#workflows/kit/seats.ts'

export type FeedbackRound = { askedOn: IsoDay; repliedOn: IsoDay }

/** The days of a review from the authority's acceptance to its notice. Licences have no meeting; only CSRC is relayed to. */
export type ReviewDays = {
  acceptedOn: IsoDay
  rounds: FeedbackRound[]
  opinionsOn: IsoDay
  meetingOn: IsoDay
  relayedOn: IsoDay
  grantedOn: IsoDay
}

const statutory = calendars.statutory

/** The fewest working days from acceptance to notice: questions on the first, answers on the next, a decision after. */
export const leastDays = (route: Route): number => (route === 'exchange-public' ? 3 : 2)

/** A reply is due in ten working days at the earliest (domain §3.2); two are left in hand. */
const longestReply = 8
/** From so many working days on, a review asks twice. */
const roomForTwo = 30

/** Where in the span each step falls, in hundredths: questions and answers of each round, then opinions, meeting, relay. */
const once = { rounds: [[15, 45]], opinions: 65, meeting: 82, relay: 88 } as const
const twice = {
  rounds: [
    [12, 34],
    [46, 64],
  ],
  opinions: 74,
  meeting: 84,
  relay: 88,
} as const

/** Spreads a review over the working days from acceptance to notice; pure, and the same for the same two days. */
export function reviewDays(acceptedOn: IsoDay, grantedOn: IsoDay): ReviewDays {
  const span = workingDaysBetween(statutory, acceptedOn, grantedOn)
  const plan = span >= roomForTwo ? twice : once
  const placed = (hundredths: number) => Math.floor((span * hundredths) / 100)
  const on = (days: number) => (days === 0 ? acceptedOn : addWorkingDays(statutory, acceptedOn, days))
  let earliest = 0
  const rounds = plan.rounds.map(([ask, answer]) => {
    const replied = Math.max(placed(answer), earliest + 1)
    const asked = Math.max(placed(ask), earliest, replied - longestReply)
    earliest = replied
    return { askedOn: on(asked), repliedOn: on(replied) }
  })
  const opinions = Math.max(placed(plan.opinions), earliest)
  const meeting = Math.max(placed(plan.meeting), opinions)
  return {
    acceptedOn,
    rounds,
    opinionsOn: on(opinions),
    meetingOn: on(meeting),
    relayedOn: on(Math.max(placed(plan.relay), meeting)),
    grantedOn,
  }
}
