import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { booksOf } from '#seeds/deal/books.ts'
import { type Days, planDays, yearOfNumber } from '#seeds/deal/days.ts'
import { readDeal } from '#seeds/deal/deal.ts'
import { outlineOf } from '#seeds/deal/outline.ts'
import { preparationDays } from '#seeds/deal/preparation-days.ts'
import { reviewDays } from '#seeds/deal/review-days.ts'
import { dealText, shipped } from '#tests/support/told-deal.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { calendars } from '#workflows/calendar/tables.ts'

function dealOf(text: string) {
  const read = readDeal(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.deal
}

function planned(text: string, today = '2026-11-20'): Days {
  const deal = dealOf(text)
  return planDays(deal, outlineOf(deal, booksOf(deal, today)))
}

const line = { amountYuan: '100000000', tenor: '3Y' }

describe('books', () => {
  const books = (tranches: unknown[], today = '2026-11-20') =>
    booksOf(dealOf(dealText({ tranches })), today).map(({ on, tranches: of }) => [on, of.map(({ index }) => index)])

  test('the same day is one book, another day another, in order of day', () => {
    expect(
      books([
        { ...line, issuedOn: '2026-06-11' },
        { ...line, issuedOn: '2026-06-10' },
        { ...line, issuedOn: '2026-06-11' },
      ]),
    ).toEqual([
      ['2026-06-10', [1]],
      ['2026-06-11', [0, 2]],
    ])
  })

  test('a named book holds its lines together and apart from others of its day', () => {
    expect(
      books([
        { ...line, issuedOn: '2026-06-10', book: 'A' },
        { ...line, book: 'A' },
        { ...line, issuedOn: '2026-06-10' },
      ]),
    ).toEqual([
      ['2026-06-10', [0, 1]],
      ['2026-06-10', [2]],
    ])
  })

  test('without a day it is sold on the day of the run, or the next on which the market works', () => {
    expect(books([line, line])).toEqual([['2026-11-20', [0, 1]]])
    expect(books([line], '2026-11-21')).toEqual([['2026-11-23', [0]]])
  })
})

describe('the days of the shared deals', () => {
  test('东方富海: accepted on the opening day, for twenty days before its notice the 科技板 was not open', () => {
    const { registration, issues } = planned(shipped('dongfang-fuhai'))
    expect(registration).toMatchObject({ way: 'filed', acceptedOn: '2025-05-07', grantedOn: '2025-05-26', months: 24 })
    expect(issues[0]).toMatchObject({ publishOn: '2025-06-16', bookOn: '2025-06-17', paymentOn: '2025-06-18' })
  })

  test('京东方: two working days hold no review, so a registration that exists is drawn on, and it is said', () => {
    const { registration, remarks } = planned(shipped('boe'))
    expect(registration).toMatchObject({ way: 'adopted', why: 'no-room' })
    expect(remarks.map(({ rule }) => rule)).toEqual(['story.adopted'])
  })

  test('第一创业: the number is of 2025, so is the notice; the issue is on the day of the run', () => {
    const { registration, issues, remarks } = planned(shipped('first-capital'))
    expect(registration).toMatchObject({ way: 'filed', grantedOn: '2025-12-31', acceptedOn: '2025-12-03' })
    expect(issues[0].bookOn).toBe('2026-11-20')
    expect(remarks.map(({ rule }) => rule)).toEqual(['story.notice-year'])
  })

  test('九州通: thirty working days before the issue, which is before the floor of the tenor', () => {
    const { registration } = planned(shipped('jointown-scp'))
    expect(registration).toMatchObject({ way: 'filed', acceptedOn: '2025-12-08' })
  })
})

describe('derived days', () => {
  test('an existing registration is taken over, with its own day and months', () => {
    const existingRegistration = { effectiveOn: '2025-09-01', months: 18 }
    expect(planned(dealText({ existingRegistration })).registration).toMatchObject({
      way: 'adopted',
      why: 'given',
      effectiveOn: '2025-09-01',
      effectiveTo: '2027-03-01',
    })
  })

  test('the year of a number, in whatever brackets', () => {
    expect(yearOfNumber('证监许可〔2025〕1976号')).toBe(2025)
    expect(yearOfNumber('中市协注[2024]MTN12号')).toBe(2024)
    expect(yearOfNumber('无异议函 12 号')).toBeNull()
  })

  test('papers of a notice that comes too late come out with it, and the rule of the lead will speak', () => {
    const { issues } = planned(dealText({ acceptedOn: '2026-05-20', registrationNoticeOn: '2026-06-09' }))
    expect(issues[0]).toMatchObject({ publishOn: '2026-06-09', plannedOn: '2026-06-09', bookOn: '2026-06-10' })
  })

  test('every step in order, on a working day, replies in time, the book on a trading day', () => {
    const statutory = calendars.statutory
    const days = fc.integer({ min: 0, max: 330 }).map((n) => addWorkingDays(statutory, '2025-06-09', n))
    const routes = fc.constantFrom(
      ['interbank', 'NAFMII'],
      ['exchange-public', 'SZSE'],
      ['exchange-private', 'BSE'],
      ['licence', 'NAFMII'],
    )
    fc.assert(
      fc.property(days, routes, fc.option(fc.integer({ min: 0, max: 60 })), (day, [route, venue], gap) => {
        const market = calendars[venue === 'NAFMII' ? 'interbank' : 'sse']
        const issuedOn = addWorkingDays(market, day, 1)
        const acceptedOn = gap === null ? undefined : addWorkingDays(statutory, issuedOn, -gap)
        const plan = planned(dealText({ route, venue, acceptedOn, tranches: [{ ...line, issuedOn }] }))
        const before = preparationDays(plan)
        const { registration, issues } = plan
        const walk =
          registration.way === 'filed'
            ? [
                registration.acceptedOn,
                ...registration.rounds.flatMap(({ askedOn, repliedOn }) => [askedOn, repliedOn]),
                registration.opinionsOn,
                registration.meetingOn,
                registration.relayedOn,
                registration.grantedOn,
              ]
            : [registration.adoptedOn]
        const all = [
          before.openedOn,
          before.factsOn,
          before.mandatedOn,
          before.papersOn,
          before.clearedOn,
          ...walk,
          issues[0].plannedOn,
          issues[0].publishOn,
          issues[0].bookOn,
          issues[0].paymentOn,
          issues[0].listingOn,
          issues[0].usedOn,
          issues[0].reportedOn,
        ]
        expect(all).toEqual([...all].sort())
        for (const one of [...walk, before.papersOn]) expect(isWorkingDay(statutory, one)).toBe(true)
        for (const one of [issues[0].bookOn, issues[0].paymentOn, issues[0].listingOn])
          expect(isWorkingDay(market, one)).toBe(true)
        if (registration.way === 'filed')
          for (const { askedOn, repliedOn } of registration.rounds)
            expect(workingDaysBetween(statutory, askedOn, repliedOn)).toBeLessThanOrEqual(8)
      }),
      { numRuns: 300 },
    )
  })

  test('a long review asks twice', () => {
    expect(reviewDays('2026-03-09', addWorkingDays(calendars.statutory, '2026-03-09', 40)).rounds).toHaveLength(2)
    expect(reviewDays('2026-03-09', addWorkingDays(calendars.statutory, '2026-03-09', 2)).rounds).toEqual([
      { askedOn: '2026-03-09', repliedOn: '2026-03-10' },
    ])
  })
})
