import { addWorkingDays, workingDayOnOrBefore, workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { addMonths, type IsoDay } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'
import { parameterOn, wholeOf } from '#workflows/rules/parameters.ts'
import type { Deal } from './deal.ts'
import { type IssueDays, issueDays } from './issue-days.ts'
import type { Outline } from './outline.ts'
import { leastDays, type ReviewDays, reviewDays } from './review-days.ts'

/** The day the 科技板 opened: no deal is taken to be accepted before it unless its file says so. */
export const opening: IsoDay = '2025-05-07'

export type Filed = { way: 'filed'; months: number } & ReviewDays

/** A registration that exists: told as taken over with its dates, then drawn on. */
export type Adopted = {
  way: 'adopted'
  why: 'given' | 'no-room'
  effectiveOn: IsoDay
  effectiveTo: IsoDay
  months: number
  adoptedOn: IsoDay
}

/** Something about the days that was derived and is not in the file: told among the findings of the story. */
export type Remark = { rule: string; because: string }

export type Days = { registration: Filed | Adopted; issues: [IssueDays, ...IssueDays[]]; remarks: Remark[] }

const statutory = calendars.statutory
const back = (day: IsoDay, n: number): IsoDay => addWorkingDays(statutory, day, -n)

/** The year in a registration number such as 证监许可〔2025〕1976号 or 中市协注[2025]MTN12号. */
export function yearOfNumber(number: string | undefined): number | null {
  const match = /[〔[（(](20\d\d)[〕\]）)]/.exec(number ?? '')
  return match ? Number(match[1]) : null
}

/**
 * Every day of the story, from what the file has (deals/README.md): acceptance 20 working days before the notice, else 30
 * before the first issue, never before the opening; the notice in time for the papers of the first issue.
 */
export function planDays(deal: Deal, outline: Outline): Days {
  const [first, ...later] = outline.issues
  if (!first) throw new RangeError('a deal has at least one tranche')
  const days = issueDays(deal, outline, first)
  const remarks: Remark[] = []
  const registration = registrationDays(deal, days, remarks)
  const onHand = registration.way === 'filed' ? registration.grantedOn : registration.adoptedOn
  const planned = (issue: IssueDays): IssueDays => afterNotice(issue, onHand)
  return {
    registration,
    issues: [planned(days), ...later.map((issue) => planned(issueDays(deal, outline, issue)))],
    remarks,
  }
}

/**
 * The issue is planned the working day before its papers come out, or on that day where the notice is only just there. Papers
 * cannot come out before it: where that is too late for the book, the rule of publication says so.
 */
function afterNotice(issue: IssueDays, onHand: IsoDay): IssueDays {
  const publishOn = issue.publishOn < onHand ? onHand : issue.publishOn
  const before = back(publishOn, 1)
  return { ...issue, publishOn, plannedOn: before > onHand ? before : publishOn }
}

function registrationDays(deal: Deal, issue: IssueDays, remarks: Remark[]): Filed | Adopted {
  const months = monthsOf(deal)
  if (deal.existingRegistration) return adopted(deal, issue, 'given')
  const { acceptedOn, grantedOn } = noticeDays(deal, issue, remarks)
  const room = workingDaysBetween(statutory, acceptedOn, grantedOn)
  if (room >= leastDays(deal.route)) return { way: 'filed', months, ...reviewDays(acceptedOn, grantedOn) }
  const due = deal.registrationNoticeOn ? `${grantedOn} 取得通知书` : `${issue.publishOn} 公布发行文件`
  remarks.push({
    rule: 'story.adopted',
    because: `自 ${acceptedOn} 受理至 ${due}只有 ${Math.max(room, 0)} 个工作日，最短的申报流程也无法完成；按承接既有注册、提用一期讲述（示例）`,
  })
  return adopted(deal, issue, 'no-room')
}

function noticeDays(deal: Deal, issue: IssueDays, remarks: Remark[]): { acceptedOn: IsoDay; grantedOn: IsoDay } {
  const given = deal.registrationNoticeOn ?? noticeInYear(deal, issue, remarks)
  const derived = given === undefined ? back(issue.bookOn, 30) : back(given, 20)
  const acceptedOn = deal.acceptedOn ?? (derived < opening ? opening : derived)
  return { acceptedOn, grantedOn: given ?? latestNotice(deal, acceptedOn, issue.publishOn) }
}

/** Two working days before the papers of the first issue come out, later where that leaves too little time for a review. */
function latestNotice(deal: Deal, acceptedOn: IsoDay, publishOn: IsoDay): IsoDay {
  const last = workingDayOnOrBefore(statutory, publishOn)
  const spare = workingDaysBetween(statutory, acceptedOn, last) - leastDays(deal.route)
  return spare <= 0 ? last : back(last, Math.min(2, spare))
}

/** A number of an earlier year than the days would give moves the notice into its year, to the last working day of it. */
function noticeInYear(deal: Deal, issue: IssueDays, remarks: Remark[]): IsoDay | undefined {
  const year = yearOfNumber(deal.registrationNumber)
  const usual = back(issue.publishOn, 2)
  if (year === null || String(year) >= usual.slice(0, 4)) return undefined
  const notice = workingDayOnOrBefore(statutory, `${year}-12-31`)
  remarks.push({
    rule: 'story.notice-year',
    because: `注册文号 ${deal.registrationNumber} 为 ${year} 年，未报道日期；通知日取该年最后一个工作日 ${notice}（示例）`,
  })
  return notice
}

function monthsOf(deal: Deal): number {
  const given = deal.existingRegistration?.months ?? deal.registrationMonths
  if (given !== undefined) return given
  const row = parameterOn(parameterTable, 'registration.months', { route: deal.route }, opening)
  return row ? wholeOf(row) : 24
}

/** Where the press has no day, the registration is taken to be half a year old; said to be a sample. */
function adopted(deal: Deal, { bookOn, publishOn }: IssueDays, why: Adopted['why']): Adopted {
  const known = deal.existingRegistration?.effectiveOn ?? deal.registrationNoticeOn
  const effectiveOn = known ?? workingDayOnOrBefore(statutory, addMonths(bookOn, -6))
  const months = monthsOf(deal)
  const usual = back(publishOn, 1)
  return {
    way: 'adopted',
    why,
    effectiveOn,
    effectiveTo: addMonths(effectiveOn, months),
    months,
    adoptedOn: effectiveOn > usual ? effectiveOn : usual,
  }
}
