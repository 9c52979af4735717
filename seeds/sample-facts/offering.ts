import { addWorkingDays, type Calendar } from '#workflows/calendar/calendar.ts'
import { addDays } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { Exact } from '#workflows/finance/exact.ts'
import { parseTenor } from '#workflows/finance/tenor.ts'
import { venues } from '#workflows/kit/seats.ts'
import type { SampleDeal, SampleLine, Values } from './deal.ts'
import { lotOf } from './lot.ts'
import { issueFen } from './years.ts'

const isExchange = ({ route }: SampleDeal): boolean => route === 'exchange-public' || route === 'exchange-private'

/** The issuer's name as a short name has it: place, trade and form of company taken off, at most six characters. */
export function shortName(name: string): string {
  const bare = name
    .replace(/（.*?）/g, '')
    .replace(/(集团)?(股份)?(有限责任公司|有限公司|公司)$/, '')
    .replace(/^(中国|.{2,3}(省|市|自治区))/, '')
  return [...bare].slice(0, 6).join('') || [...name].slice(0, 4).join('')
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** `某公司2026年度第一期科技创新债券`, in the manner of the route. */
function fullName(deal: SampleDeal): string {
  const { issuerName, offering, privatePlacement } = deal
  const year = offering.bookOn.slice(0, 4)
  const ordinal = numerals[(offering.ordinal ?? 1) - 1] ?? String(offering.ordinal)
  if (isExchange(deal)) {
    const manner = privatePlacement ? '面向专业投资者非公开发行' : '面向专业投资者公开发行'
    return `${issuerName}${year}年${manner}科技创新公司债券（第${ordinal}期）`
  }
  if (deal.route === 'licence') return `${issuerName}${year}年第${ordinal}期科技创新债券`
  return `${issuerName}${year}年度第${ordinal}期${privatePlacement ? '定向' : ''}科技创新债券`
}

function lineName(deal: SampleDeal, at: number): string {
  const { issuerName, offering, product, route } = deal
  const short = `${offering.bookOn.slice(2, 4)}${shortName(issuerName)}`
  const number = (offering.ordinal ?? 1) + at
  if (isExchange(deal)) return `${short}K${number}`
  if (route === 'licence') return `${short}科创债${String(number).padStart(2, '0')}`
  return `${short}${/^[A-Z]{2,4}$/.test(product) ? product : 'MTN'}${String(number).padStart(3, '0')}(科创债)`
}

/** A range of a percentage point around the reported coupon, else around a plausible one for the tenor. */
function rangeOf(line: SampleLine): { rateLow: string; rateHigh: string } {
  const tenor = parseTenor(line.tenor)
  const years = tenor.ok && tenor.value.unit === 'years' ? tenor.value.years : 1
  const middle = new Exact(line.couponPercent ?? new Exact('1.60').plus(new Exact('0.06').times(Math.min(years, 10))))
  const low = middle.minus('0.40')
  return { rateLow: (low.lt('0.5') ? new Exact('0.5') : low).toFixed(2), rateHigh: middle.plus('0.60').toFixed(2) }
}

/** The dates of the market, reckoned from the book where none was given. */
export function sampleDates(deal: SampleDeal, calendar: Calendar = calendars[venues[deal.venue].calendar]) {
  const { bookOn, publishOn, paymentOn, valueOn, listingOn } = deal.offering
  const paid = paymentOn ?? addWorkingDays(calendar, bookOn, isExchange(deal) ? 2 : 1)
  const value = valueOn ?? paid
  return {
    publishOn: publishOn ?? addWorkingDays(calendar, bookOn, -3),
    bookOn,
    paymentOn: paid,
    valueOn: value,
    listingOn: listingOn ?? addWorkingDays(calendar, value, isExchange(deal) ? 4 : 1),
  }
}

const clearing = {
  NAFMII: '银行间市场清算所股份有限公司',
  SSE: '中国证券登记结算有限责任公司上海分公司',
  SZSE: '中国证券登记结算有限责任公司深圳分公司',
  BSE: '中国证券登记结算有限责任公司北京分公司',
} as const

/** The largest of 1000万、100万、10万、1元 that every line is a multiple of. */
function stepOf(lines: readonly SampleLine[]): number {
  const whole = (unit: number) => lines.every(({ plannedFen }) => plannedFen % unit === 0 && plannedFen >= unit)
  return [1_000_000_000, 100_000_000, 10_000_000, 100].find(whole) ?? 1
}

export function offeringValues(deal: SampleDeal): Values {
  const { offering, leadUnderwriter } = deal
  const dates = sampleDates(deal)
  const step = stepOf(offering.lines)
  return {
    'offering.name': offering.name ?? fullName(deal),
    'offering.lines': offering.lines.map((line, at) => ({
      name: line.name ?? lineName(deal, at),
      tenor: line.tenor,
      planned: line.plannedFen,
      maximum: line.maximumFen ?? line.plannedFen,
      ...rangeOf(line),
    })),
    'offering.publishOn': dates.publishOn,
    'offering.bookOn': dates.bookOn,
    'offering.bookFrom': '09:00',
    'offering.bookUntil': '18:00',
    'offering.paymentOn': dates.paymentOn,
    'offering.paymentHour': '16:30',
    'offering.valueOn': dates.valueOn,
    'offering.listingOn': dates.listingOn,
    'offering.minimumBid': step,
    'offering.step': step,
    'offering.underwriting': '余额包销',
    'offering.feePercent': `0.${lotOf(deal.issuerName).between('fee', 15, 35)}`,
    'offering.registrar': clearing[deal.venue],
    'offering.accountName': leadUnderwriter ?? '示例银行股份有限公司',
    'offering.accountBank': '示例银行股份有限公司营业部',
    'offering.accountNumber': `示例${lotOf(deal.issuerName).digits('payment account', 16)}`,
  }
}

export function registrationValues(deal: SampleDeal): Values {
  const body = deal.issuerKind === 'tech-firm' ? '董事会' : '股东会'
  return {
    'registration.amount': deal.registeredFen ?? issueFen(deal),
    'registration.months': deal.registrationMonths,
    'registration.resolutionBody': body,
    'registration.resolutionNumber': `示例〔${deal.on.slice(0, 4)}〕${lotOf(deal.issuerName).between('resolution', 1, 28)}号`,
    'registration.resolutionOn': addDays(deal.on, -lotOf(deal.issuerName).between('resolved', 10, 45)),
  }
}
