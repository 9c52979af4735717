import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { type Days, opening } from './days.ts'

/** The days before a filing (or before a registration is taken over), counted back from it in statutory working days. */
export type Preparation = {
  openedOn: IsoDay
  guidedOn: IsoDay
  factsOn: IsoDay
  maturedOn: IsoDay
  mandatedOn: IsoDay
  rating: { engagedOn: IsoDay; visitedOn: IsoDay; draftedOn: IsoDay; decidedOn: IsoDay; issuedOn: IsoDay }
  enhancement: {
    soughtOn: IsoDay
    acceptedOn: IsoDay
    counterOn: IsoDay
    counterDecidedOn: IsoDay
    plannedOn: IsoDay
    approvedOn: IsoDay
    signedOn: IsoDay
  }
  papersOn: IsoDay
  reviewedOn: IsoDay
  answeredOn: IsoDay
  clearedOn: IsoDay
  /** The day of filing, or of taking over. */
  filedOn: IsoDay
  /** The day whose rulebook the reserve is judged by: the day planned for filing, never one before there were such bonds. */
  judgedOn: IsoDay
}

export function preparationDays({ registration, issues }: Days): Preparation {
  const filedOn = registration.way === 'filed' ? registration.acceptedOn : registration.adoptedOn
  const back = (n: number) => addWorkingDays(calendars.statutory, filedOn, -n)
  const bookOn = issues[0].bookOn
  return {
    openedOn: back(27),
    guidedOn: back(26),
    factsOn: back(24),
    maturedOn: back(20),
    mandatedOn: back(19),
    rating: { engagedOn: back(18), visitedOn: back(15), draftedOn: back(12), decidedOn: back(10), issuedOn: back(8) },
    enhancement: {
      soughtOn: back(18),
      acceptedOn: back(17),
      counterOn: back(15),
      counterDecidedOn: back(11),
      plannedOn: back(9),
      approvedOn: back(8),
      signedOn: back(6),
    },
    papersOn: back(4),
    reviewedOn: back(3),
    answeredOn: back(2),
    clearedOn: back(1),
    filedOn,
    judgedOn: registration.way === 'adopted' && filedOn < opening && bookOn > filedOn ? bookOn : filedOn,
  }
}
